import type { Context } from './operation.ts';
import type { Environment } from './environment.ts';
import type { AccountRecord, AccountRef, SessionEnd, SessionRecord, SharedRecords } from './records.ts';
import type { State } from './state.ts';

/** What a session may have of its own. */
interface Term {
  /** When it ends, in epoch milliseconds; never, when left out. */
  readonly expiresAt?: number;
  /** Which of its sign-in's tokens this is, where a sign-in gives several; `api-key` for one that outlives them all. */
  readonly kind?: string;
}

/** The kind of a key that an account uses instead of signing in: ending its other sessions leaves it alone. */
const apiKey = 'api-key';

/** Lets an account come back with a token. */
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

/** What tells a session that begins now from those that its account, or everyone's end, has ended. */
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

/** Apart from the keys of accounts, which are in lower case. */
const everyone = 'EVERYONE';

/** Why a token is no live session; `revoked` together with others of its account. */
export type InvalidSession =
  | { readonly invalid: 'unknown' | 'expired' | 'revoked' | 'no account' }
  | { readonly invalid: 'ended'; readonly ended: SessionEnd };

/** A live session with its account. */
export interface ActiveSession<Account extends AccountRecord> {
  readonly session: SessionRecord;
  readonly found: AccountRef<Account>;
}

/** Whose token this is; or why it is no one's any more. */
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

/** The session of a token; undefined for one that was ended, which clients know no more. */
export function sessionWith(token: string, state: State<SharedRecords>): SessionRecord | undefined {
  const session = state.get('sessions', token);
  return session?.ended === undefined ? session : undefined;
}

/** The key of the account whose token this is, expired or not; no one's when it was ended, or the account is gone. */
export function ownerOf(token: string, state: State<SharedRecords>): string | undefined {
  const owner = sessionWith(token, state)?.account;
  return owner !== undefined && state.get('accounts', owner) !== undefined ? owner : undefined;
}

/** Whether a session is from before its account ended all others, or everyone's were ended. */
function isRevoked(
  { account, epoch = 0, everyonesEpoch = 0, kind }: SessionRecord,
  state: State<SharedRecords>,
): boolean {
  if (kind === apiKey) return false;
  return epoch < (state.get('epochs', account) ?? 0) || everyonesEpoch < (state.get('epochs', everyone) ?? 0);
}

/** Ends one session; the end and its reason are kept with it. Does nothing where there is none, or it was ended before. */
export function endSession(
  token: string,
  because: SessionEnd['because'],
  { state, environment }: Context,
): void {
  const session = sessionWith(token, state);
  if (session !== undefined)
    state.put('sessions', token, { ...session, ended: { at: environment.now, because } });
}

/** Ends every session of an account but one, and but its keys, in one step however many there are. */
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

/** Ends every session of every account, but no keys, in one step. */
export function endEverySession(state: State<SharedRecords>): void {
  state.put('epochs', everyone, (state.get('epochs', everyone) ?? 0) + 1);
}

/** What a session is called where its token may not stand: `7` after the request that made it, `7-refresh`, or `fixture-1`. */
export function sessionId({ request, kind, place = 0 }: SessionRecord): string {
  const from = request === undefined ? `fixture-${place}` : String(request);
  return kind === undefined ? from : `${from}-${kind}`;
}

/** Says why a token is no live session, for the trace. */
export function invalidReason(session: InvalidSession, { isoTime }: Pick<Environment, 'isoTime'>): string {
  if (session.invalid !== 'ended') return reasons[session.invalid];
  return `it was ${howEnded(session.ended, { isoTime })}`;
}

/** Says why a session was ended, and when: `signed out at 2027-01-31T12:00:00.000Z`. */
export function howEnded({ at, because }: SessionEnd, { isoTime }: Pick<Environment, 'isoTime'>): string {
  return `${words[because]} at ${isoTime(at)}`;
}

const reasons: Readonly<Record<Exclude<InvalidSession['invalid'], 'ended'>, string>> = {
  unknown: 'nobody was given it, or it ended too long ago to be known',
  expired: 'it has expired',
  revoked: 'its account has ended its sessions',
  'no account': 'its account is gone',
};

const words: Readonly<Record<SessionEnd['because'], string>> = {
  'signed-out': 'signed out',
  revoked: 'revoked',
  used: 'used',
};

/** When a session, or what goes with it, is needed no more; `Infinity` where it has no end. */
export function endOf(record: unknown): number {
  if (typeof record !== 'object' || record === null || !('expiresAt' in record)) return Infinity;
  return typeof record.expiresAt === 'number' ? record.expiresAt : Infinity;
}
