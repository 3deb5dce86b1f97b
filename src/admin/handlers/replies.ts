import type { components } from '../../generated/admin/types.ts';
import { parseJson } from '../../json.ts';
import { problem, type ProblemReply } from '../handler.ts';
import type { ResentRequest } from '../resend.ts';

type Replayed = components['schemas']['Replayed'];

/** Returns the reply about a request that was sent; a problem if its response was lost. */
export function replied(
  { answer, entry }: ResentRequest,
  done: string,
): { readonly status: 200; readonly body: Replayed } | ProblemReply<409> {
  if (answer === undefined)
    return problem('replay-lost', `${done} as ${entry?.id ?? 'another request'}, but its response was lost`);
  const { status, headers, text } = answer;
  const body = parseJson(text);
  return {
    status: 200,
    body: { id: entry?.id ?? null, status, headers: { ...headers }, body: body === undefined ? text : body },
  };
}

/** Returns the problem of a request with values that can't be restored, with the place of each. */
export function notPossible(subject: string, lost: readonly string[]): ProblemReply<409> {
  return problem(
    'replay-not-possible',
    `${subject}: the journal didn't store these values, or their placeholders have no secret now: ${lost.join(', ')}`,
  );
}
