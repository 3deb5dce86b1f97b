import type { OperationFacts } from '../facts/operation.ts';

/** The kinds of evidence; two of them are needed for certainty. */
export type EvidenceKind = 'words' | 'request' | 'answer' | 'security';

/** One reason for or against an act. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Positive for the act, negative against it. */
  readonly weight: number;
  /** A few words, such as `the path ends with "login"`. */
  readonly reason: string;
}

const weights = { last: 3.5, path: 1.8, name: 2.2, summary: 2.2, description: 0.7, tags: 0.6 } as const;
const mostOfWords = 6;

/** Returns the evidence of the words of an operation. A pattern is compared with lower-case words between blanks. */
export function evidenceOfWords(
  { segments, name, summary, description, tags }: OperationFacts,
  pattern: RegExp,
  share = 1,
): readonly Evidence[] {
  const named = segments.filter((segment) => segment !== '{}');
  const last = named.at(-1) ?? '';
  const before = named.slice(0, -1).join(' / ');
  const path = ` ${segments.filter((segment) => segment !== '{}').join(' ')} `;
  // two segments can be one word: `/reset/password`
  const isJoined = !pattern.test(` ${last} `) && !pattern.test(` ${before} `) && pattern.test(path);
  const found = [
    { text: isJoined ? path : last, weight: weights.last, where: 'the path ends with' },
    { text: before, weight: weights.path, where: 'the path has' },
    { text: name, weight: weights.name, where: 'the operationId has' },
    { text: summary, weight: weights.summary, where: 'the summary has' },
    { text: description, weight: weights.description, where: 'the description has' },
    { text: tags, weight: weights.tags, where: 'a tag has' },
  ].flatMap(({ text, weight, where }) => {
    const [match] = pattern.exec(` ${text} `) ?? [];
    return match === undefined
      ? []
      : [{ kind: 'words' as const, weight: weight * share, reason: `${where} "${match.trim()}"` }];
  });
  return capped(found);
}

function capped(found: readonly Evidence[]): readonly Evidence[] {
  let left = mostOfWords;
  return found.flatMap((one) => {
    const weight = Math.min(left, one.weight);
    left -= weight;
    return weight > 0 ? [{ ...one, weight }] : [];
  });
}

/** Adds up evidence. */
export function sumOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0);
}
