import type { Environment } from './environment.ts';
import type { SessionRecord, SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** What a session may have of its own. */
interface Term {
  /** When it ends, in epoch milliseconds. */
  readonly expiresAt: number;
  /** Which of its sign-in's tokens this is, where a sign-in gives several. */
  readonly kind?: string;
}

/** Lets an account come back with a token. */
export function startSession(
  token: string,
  account: string,
  term: Term,
  state: State<SharedRecords>,
  { now, requestNumber }: Environment,
): void {
  state.put('sessions', token, { account, ...term, startedAt: now, request: requestNumber });
}

/** What a session is called where its token may not stand: `7` after the request that made it, `7-refresh`, or `fixture-1`. */
export function sessionId({ request, kind, place = 0 }: SessionRecord): string {
  const from = request === undefined ? `fixture-${place}` : String(request);
  return kind === undefined ? from : `${from}-${kind}`;
}
