import type { Context } from './operation.ts';
import type { Environment } from './environment.ts';
import type { AccountRecord, AccountRef, SessionEnd, SessionRecord, SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** Optional properties of a session. */
interface Term {
  /** When it expires, in epoch milliseconds; omitted if it doesn't. */
  readonly expiresAt?: number;
  /** The kind of this token, if a login issues several; `api-key` for a key that outlives sessions. */
  readonly kind?: string;
}

/** The kind of a key that an account uses instead of signing in; it stays valid when the other sessions are ended. */
const apiKey = 'api-key';

/** Starts the session of a token. */
export function startSession(
  token: string,
  account: string,
  term: Term,
  { state, environment }: Context,
): void {
  state.put('sessions', token, {
    account,
    ...term,
    startedAt: environment.now,
    request: environment.requestNumber,
    ...epochOf(account, state),
  });
}

/** Returns when a session that starts now expires, in epoch milliseconds. */
export function sessionEnd(
  policySeconds: number,
  { now, sessionSeconds = policySeconds }: Pick<Environment, 'now' | 'sessionSeconds'>,
): number {
  return now + sessionSeconds * 1000;
}

/** Returns the current epochs for a new session. Ending sessions in bulk raises them, which ends the older sessions. */
export function epochOf(
  account: string,
  state: State<SharedRecords>,
): Pick<SessionRecord, 'epoch' | 'everyonesEpoch'> {
  const epoch = state.get('epochs', account);
  const everyonesEpoch = state.get('epochs', everyone);
  return {
    ...(epoch === undefined ? {} : { epoch }),
    ...(everyonesEpoch === undefined ? {} : { everyonesEpoch }),
  };
}

/** Can't be the key of an account: those are in lower case. */
const everyone = 'EVERYONE';

/** Why a token has no active session; `revoked` if it ended together with others. */
export type InvalidSession =
  | { readonly invalid: 'unknown' | 'expired' | 'revoked' | 'no account' }
  | { readonly invalid: 'ended'; readonly ended: SessionEnd };

/** An active session with its account. */
export interface ActiveSession<Account extends AccountRecord> {
  readonly session: SessionRecord;
  readonly found: AccountRef<Account>;
}

/** Returns the session of a token with its account, or the reason why it isn't active. */
export function sessionOf<Account extends AccountRecord>(
  token: string,
  { state, environment }: Context<SharedRecords<Account>>,
): ActiveSession<Account> | InvalidSession {
  const session = state.get('sessions', token);
  if (session === undefined) return { invalid: 'unknown' };
  if (session.ended !== undefined) return { invalid: 'ended', ended: session.ended };
  const key = session.account;
  const account = state.get('accounts', key);
  if (account === undefined) return { invalid: 'no account' };
  if (isRevoked(session, state)) return { invalid: 'revoked' };
  if (session.expiresAt !== undefined && session.expiresAt <= environment.now) return { invalid: 'expired' };
  return { session, found: { key, account } };
}

/** Returns the session of a token; undefined if it was ended alone: clients see it as unknown. */
export function sessionWith(token: string, state: State<SharedRecords>): SessionRecord | undefined {
  const session = state.get('sessions', token);
  return session?.ended === undefined ? session : undefined;
}

/** Returns the key of a token's account, even if it expired; undefined if it was ended alone or has no account. */
export function ownerOf(token: string, state: State<SharedRecords>): string | undefined {
  const owner = sessionWith(token, state)?.account;
  return owner !== undefined && state.get('accounts', owner) !== undefined ? owner : undefined;
}

/** Whether a session began before its account's other sessions, or all sessions, were ended. */
function isRevoked(
  { account, epoch = 0, everyonesEpoch = 0, kind }: SessionRecord,
  state: State<SharedRecords>,
): boolean {
  if (kind === apiKey) return false;
  return epoch < (state.get('epochs', account) ?? 0) || everyonesEpoch < (state.get('epochs', everyone) ?? 0);
}

/** Ends one session and stores the time and reason. Does nothing if there is none or it was already ended. */
export function endSession(
  token: string,
  because: SessionEnd['because'],
  { state, environment }: Context,
): void {
  const session = sessionWith(token, state);
  if (session !== undefined)
    state.put('sessions', token, { ...session, ended: { at: environment.now, because } });
}

/** Ends all sessions of an account except one and its API keys, in one step for any number of sessions. */
export function endOtherSessions(
  account: string,
  exceptToken: string | undefined,
  state: State<SharedRecords>,
): void {
  const epoch = (state.get('epochs', account) ?? 0) + 1;
  state.put('epochs', account, epoch);
  const session = exceptToken === undefined ? undefined : state.get('sessions', exceptToken);
  if (exceptToken !== undefined && session !== undefined)
    state.put('sessions', exceptToken, { ...session, epoch });
}

/** Ends all sessions of all accounts, except API keys, in one step. */
export function endEverySession(state: State<SharedRecords>): void {
  state.put('epochs', everyone, (state.get('epochs', everyone) ?? 0) + 1);
}

/** Returns the public id of a session: `7` for the session of request 7, `7-refresh`, or `fixture-1`. */
export function sessionId({ request, kind, place = 0 }: SessionRecord): string {
  const from = request === undefined ? `fixture-${place}` : String(request);
  return kind === undefined ? from : `${from}-${kind}`;
}

/** Formats for the trace why a token has no active session. */
export function invalidReason(session: InvalidSession, { isoTime }: Pick<Environment, 'isoTime'>): string {
  if (session.invalid !== 'ended') return reasons[session.invalid];
  return `it was ${howEnded(session.ended, { isoTime })}`;
}

/** Formats why and when a session was ended: `signed out at 2027-01-31T12:00:00.000Z`. */
function howEnded({ at, because }: SessionEnd, { isoTime }: Pick<Environment, 'isoTime'>): string {
  return `${words[because]} at ${isoTime(at)}`;
}

const reasons: Readonly<Record<Exclude<InvalidSession['invalid'], 'ended'>, string>> = {
  unknown: 'it was never issued, or ended too long ago',
  expired: 'it has expired',
  revoked: 'all sessions of its account were ended',
  'no account': 'its account no longer exists',
};

const words: Readonly<Record<SessionEnd['because'], string>> = {
  'signed-out': 'signed out',
  revoked: 'revoked',
  used: 'used',
};

/** Returns when a session, or a record tied to it, expires; `Infinity` if it doesn't. */
export function endOf(record: unknown): number {
  if (typeof record !== 'object' || record === null || !('expiresAt' in record)) return Infinity;
  return typeof record.expiresAt === 'number' ? record.expiresAt : Infinity;
}
