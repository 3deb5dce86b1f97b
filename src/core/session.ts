import type { Context } from './operation.ts';
import type { Environment } from './environment.ts';
import type { AccountRecord, AccountRef, SharedRecords } from './records.ts';
import type { SessionEnd, SessionRecord, TokenRecord } from './session-records.ts';
import type { State } from './state.ts';

/** The kind of a key that an account uses instead of signing in; it stays valid when the other sessions are ended. */
export const apiKeyKind = 'api-key';

/** Returns when a session that starts now expires, in epoch milliseconds. */
export function sessionEnd(
  policySeconds: number,
  { now, sessionSeconds = policySeconds }: Pick<Environment, 'now' | 'sessionSeconds'>,
): number {
  return now + sessionSeconds * 1000;
}

/** A token to issue. */
export interface NewToken {
  readonly token: string;
  /** Its kind, if a sign-in issues several; `api-key` for a key that outlives sessions. */
  readonly kind?: string;
  /** When it expires, in epoch milliseconds; omitted if it doesn't. */
  readonly expiresAt?: number;
}

/** Returns the id of the session that a request starts: the request's number, since it starts at most one. */
export function newSessionId({ requestNumber }: Pick<Environment, 'requestNumber'>, kind?: string): string {
  // a request may also issue an API key, which has its own session
  return kind === apiKeyKind ? `${requestNumber}-${kind}` : String(requestNumber);
}

/** The properties of a session that not all providers set. */
interface SessionOptions {
  /** Its id in the records; by default the result of `newSessionId`. */
  readonly id?: string;
  /** The members of its record that not all providers set. */
  readonly more?: Pick<SessionRecord, 'level' | 'address'>;
}

/** Starts a session of an account with its first tokens. Returns the session's id. */
export function startSession(
  tokens: readonly NewToken[],
  account: string,
  context: Context,
  { id = newSessionId(context.environment, tokens[0]?.kind), more }: SessionOptions = {},
): string {
  const { state, environment } = context;
  const lastEnd = Math.max(...tokens.map(endOf));
  const startedAt = environment.now;
  state.put('sessions', id, { account, startedAt, ...expiry(lastEnd), ...epochOf(account, state), ...more });
  putTokens(id, account, tokens, context);
  return id;
}

/** Issues more tokens of a session, which lasts as long as the last of them. */
export function issueTokens(id: string, tokens: readonly NewToken[], context: Context): void {
  const { state } = context;
  const session = state.get('sessions', id);
  if (session === undefined) throw new Error(`there is no session ${id} to issue tokens of`);
  const { expiresAt: _before, ...others } = session;
  const lastEnd = Math.max(endOf(session), ...tokens.map(endOf));
  state.put('sessions', id, { ...others, ...expiry(lastEnd) });
  putTokens(id, session.account, tokens, context);
}

function putTokens(
  session: string,
  account: string,
  tokens: readonly NewToken[],
  { state, environment: { now, requestNumber } }: Context,
): void {
  for (const { token, ...term } of tokens)
    state.put('tokens', token, { session, account, ...term, issuedAt: now, request: requestNumber });
}

function expiry(end: number): Pick<SessionRecord, 'expiresAt'> {
  // a session without tokens doesn't expire, either
  return Number.isFinite(end) ? { expiresAt: end } : {};
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
export const everyone = 'EVERYONE';

/** Why a token isn't valid; `revoked` if its session ended together with others, `no session` if its session is gone. */
export type InvalidSession =
  | { readonly invalid: 'unknown' | 'no session' | 'expired' | 'revoked' | 'no account' }
  | { readonly invalid: 'ended'; readonly ended: SessionEnd };

/** A token with its session, both valid or not. */
export interface IssuedToken {
  readonly token: TokenRecord;
  readonly session: SessionRecord;
}

/** A valid token with its session and account. */
export interface ActiveSession<Account extends AccountRecord> extends IssuedToken {
  readonly found: AccountRef<Account>;
}

/** Returns a token with its session and account, or the reason why it isn't valid. */
export function sessionOf<Account extends AccountRecord>(
  value: string,
  { state, environment }: Context<SharedRecords<Account>>,
): ActiveSession<Account> | InvalidSession {
  const token = state.get('tokens', value);
  if (token === undefined) return { invalid: 'unknown' };
  if (token.ended !== undefined) return { invalid: 'ended', ended: token.ended };
  const session = state.get('sessions', token.session);
  if (session === undefined) return { invalid: 'no session' };
  const ended = endedWith(token, session);
  if (ended !== undefined) return { invalid: 'ended', ended };
  const key = token.account;
  const account = state.get('accounts', key);
  if (account === undefined) return { invalid: 'no account' };
  if (token.kind !== apiKeyKind && isRevoked(session, state)) return { invalid: 'revoked' };
  if (token.expiresAt !== undefined && token.expiresAt <= environment.now) return { invalid: 'expired' };
  return { token, session, found: { key, account } };
}

/** Returns a token with its session, valid or not; undefined if it was never issued or its session is gone. */
export function issuedToken(value: string, state: State<SharedRecords>): IssuedToken | undefined {
  const token = state.get('tokens', value);
  const session = token && state.get('sessions', token.session);
  return token === undefined || session === undefined ? undefined : { token, session };
}

/** Returns a token; undefined if it or its session was ended alone: clients see it as unknown. */
export function unendedToken(value: string, state: State<SharedRecords>): TokenRecord | undefined {
  const token = state.get('tokens', value);
  if (token === undefined || token.ended !== undefined) return undefined;
  const session = state.get('sessions', token.session);
  return session !== undefined && endedWith(token, session) === undefined ? token : undefined;
}

/** Returns the key of a token's account, even if it expired; undefined if it was ended alone or has no account. */
export function ownerOf(value: string, state: State<SharedRecords>): string | undefined {
  const owner = unendedToken(value, state)?.account;
  return owner !== undefined && state.get('accounts', owner) !== undefined ? owner : undefined;
}

/** Returns the end of a token or of its session; undefined if neither was ended alone, or the token is spared. */
export function endOfToken({ token, session }: IssuedToken): SessionEnd | undefined {
  return token.ended ?? endedWith(token, session);
}

/** Returns the end of a session, unless it spares a token. */
function endedWith({ kind }: TokenRecord, { ended }: SessionRecord): SessionEnd | undefined {
  return ended === undefined || isSpared(kind, ended.spares) ? undefined : ended;
}

/** Whether an end that spares some kinds of tokens spares this kind. */
export function isSpared(kind: string | undefined, spares: readonly string[] | undefined): boolean {
  return kind !== undefined && spares?.includes(kind) === true;
}

/** Whether a session began before its account's other sessions, or all sessions, were ended. */
export function isRevoked(
  { account, epoch = 0, everyonesEpoch = 0, outlivesOthers = false }: SessionRecord,
  state: State<SharedRecords>,
): boolean {
  if (outlivesOthers) return false;
  return epoch < (state.get('epochs', account) ?? 0) || everyonesEpoch < (state.get('epochs', everyone) ?? 0);
}

/** Returns the public id of a token: `7` for the token of request 7, `7-refresh`, or `fixture-1`. */
export function tokenId({ request, kind, place = 0 }: TokenRecord): string {
  const from = request === undefined ? `fixture-${place}` : String(request);
  return kind === undefined ? from : `${from}-${kind}`;
}

/** Formats for the trace why a token isn't valid. */
export function invalidReason(session: InvalidSession, { isoTime }: Pick<Environment, 'isoTime'>): string {
  if (session.invalid !== 'ended') return reasons[session.invalid];
  const { at, because } = session.ended;
  // the fixtures end a session before any time
  return `it was ${words[because]}${at === 0 ? '' : ` at ${isoTime(at)}`}`;
}

const neverIssued = 'it was never issued, or ended too long ago';

const reasons: Readonly<Record<Exclude<InvalidSession['invalid'], 'ended'>, string>> = {
  unknown: neverIssued,
  'no session': neverIssued,
  expired: 'it has expired',
  revoked: 'all sessions of its account were ended',
  'no account': 'its account no longer exists',
};

const words: Readonly<Record<SessionEnd['because'], string>> = {
  'signed-out': 'signed out',
  revoked: 'revoked',
  used: 'used',
};

/** Returns when a token, a session, or a record tied to it, expires; `Infinity` if it doesn't. */
export function endOf(record: unknown): number {
  if (typeof record !== 'object' || record === null || !('expiresAt' in record)) return Infinity;
  return typeof record.expiresAt === 'number' ? record.expiresAt : Infinity;
}
