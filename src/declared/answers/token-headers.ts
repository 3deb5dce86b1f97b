import type { AnswerFacts } from '../act.ts';
import type { ProviderMarks } from '../marks/resolve.ts';

/** Returns the headers of an answer with the tokens that change with every answer, unless they travel in cookies. */
export function tokenHeaders(
  { tokens = {} }: AnswerFacts,
  marks: ProviderMarks,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { kind, value } of Object.values(tokens)) {
    const known = marks.tokens.get(kind);
    if (known?.mark.rotates !== 'every-answer' || known.carrier?.in !== 'header') continue;
    headers[known.carrier.name] = `${known.carrier.prefix ?? ''}${value}`;
  }
  return headers;
}
