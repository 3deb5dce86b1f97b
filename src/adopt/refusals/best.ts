import type { DeclaredOutcome } from '../../declared/marks/names.ts';
import { outcomeOf, type AnsweringOperation, type ShownOutcome } from './outcome-of.ts';
import type { ShownAnswer } from './texts.ts';

/** An outcome with the answer that shows it best. */
export interface OutcomeAnswer<A extends ShownAnswer> {
  readonly answer: A;
  readonly shown: ShownOutcome;
}

/**
 * Returns the outcomes that the answers of an operation show, each with the best of its answers. A sure answer is better than
 * a likely one, a heavier one better than a light one, and the first is better among equals. Answers whose cause can't be
 * told are in `open`.
 */
export function outcomesOf<A extends ShownAnswer>(
  answers: readonly A[],
  operation: AnsweringOperation = {},
): { readonly found: ReadonlyMap<DeclaredOutcome, OutcomeAnswer<A>>; readonly open: readonly A[] } {
  const found = new Map<DeclaredOutcome, OutcomeAnswer<A>>();
  const open: A[] = [];
  const statuses = answers.map(({ status }) => status);
  for (const answer of answers) {
    const shown = outcomeOf(answer, { beside: statuses, ...operation });
    if (shown === undefined) {
      open.push(answer);
      continue;
    }
    const known = found.get(shown.outcome);
    if (known === undefined || rankOf(shown) > rankOf(known.shown))
      found.set(shown.outcome, { answer, shown });
  }
  return { found, open };
}

function rankOf({ certainty, weight, variant }: ShownOutcome): number {
  // an answer for all reasons of an outcome is better than the answer for one
  return (certainty === 'sure' ? 100 : 0) + weight - (variant === undefined ? 0 : 0.5);
}
