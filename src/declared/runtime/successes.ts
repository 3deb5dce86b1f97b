import type { OutcomeName } from '../../core/outcome.ts';

const successes: ReadonlySet<OutcomeName> = new Set([
  ...(['signed-in', 'signed-out', 'refreshed', 'who-am-i', 'code-sent', 'done'] as const),
]);

/** Whether an outcome is a success. */
export function isSuccess({ outcome }: { readonly outcome: OutcomeName }): boolean {
  return successes.has(outcome);
}
