import type { Context } from './operation.ts';
import type { SharedRecords } from './records.ts';
import type { SessionEnd, TokenRecord } from './session-records.ts';
import {
  everyone,
  isRevoked,
  isSpared,
  issueTokens,
  startSession,
  unendedToken,
  type NewToken,
} from './session.ts';
import type { State } from './state.ts';

/**
 * Ends a used token, and issues its successors in the same session. If that session has ended, or is another account's,
 * they begin a new one: only a forced outcome replaces such a token.
 */
export function rotateToken(
  used: string,
  tokens: readonly NewToken[],
  account: string,
  context: Context,
): void {
  const { state } = context;
  const id = state.get('tokens', used)?.session;
  const session = id === undefined ? undefined : state.get('sessions', id);
  endToken(used, 'used', context);
  const isOpen = session?.account === account && session.ended === undefined && !isRevoked(session, state);
  if (id !== undefined && isOpen) issueTokens(id, tokens, context);
  else startSession(tokens, account, context);
}

/** Stores the name of the authentication that a session has passed; its tokens stay the same. */
export function raiseLevel(id: string, level: string, state: State<SharedRecords>): void {
  const session = state.get('sessions', id);
  if (session !== undefined) state.put('sessions', id, { ...session, level });
}

/** Ends one token; its session continues. Does nothing if the token is unknown or was already ended. */
export function endToken(
  token: string,
  because: SessionEnd['because'],
  { state, environment }: Context,
): void {
  const record = unendedToken(token, state);
  if (record !== undefined)
    state.put('tokens', token, { ...record, ended: { at: environment.now, because } });
}

/**
 * Ends a session with all its tokens, except those of the spared kinds. Does nothing if there is none, or if it was
 * already ended for these tokens.
 */
export function endSession(
  id: string,
  because: SessionEnd['because'],
  { state, environment: { now } }: Context,
  spares: readonly string[] = [],
): void {
  const session = state.get('sessions', id);
  if (session === undefined) return;
  const before = session.ended === undefined ? spares : (session.ended.spares ?? []);
  const still = before.filter((kind) => spares.includes(kind));
  if (session.ended !== undefined && still.length === before.length) return;
  const ended = { at: now, because, ...(still.length === 0 ? {} : { spares: still }) };
  state.put('sessions', id, { ...session, ended });
}

/**
 * Ends the sessions of these tokens. Ends the tokens too, so that they aren't stored longer than their sessions; other
 * tokens of the sessions are stored until they expire, because a state can't list them.
 */
export function endSessionsOf(
  tokens: readonly string[],
  because: SessionEnd['because'],
  context: Context,
  spares: readonly string[] = [],
): void {
  const records = tokens.flatMap((token): readonly TokenRecord[] => {
    const record = context.state.get('tokens', token);
    if (record === undefined) return [];
    if (!isSpared(record.kind, spares)) endToken(token, because, context);
    return [record];
  });
  for (const id of new Set(records.map(({ session }) => session))) endSession(id, because, context, spares);
}

/** Ends all sessions of an account except that of one token, and its API keys, in one step for any number of sessions. */
export function endOtherSessions(
  account: string,
  exceptToken: string | undefined,
  state: State<SharedRecords>,
): void {
  const epoch = (state.get('epochs', account) ?? 0) + 1;
  state.put('epochs', account, epoch);
  const id = exceptToken === undefined ? undefined : state.get('tokens', exceptToken)?.session;
  const session = id === undefined ? undefined : state.get('sessions', id);
  if (id !== undefined && session !== undefined) state.put('sessions', id, { ...session, epoch });
}

/** Ends all sessions of all accounts, except API keys, in one step. */
export function endEverySession(state: State<SharedRecords>): void {
  state.put('epochs', everyone, (state.get('epochs', everyone) ?? 0) + 1);
}
