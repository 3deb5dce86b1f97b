import { findAccount, putAddress } from '../../core/account.ts';
import { fixtureSession } from '../../core/fixture.ts';
import { forgetLockoutAndCodes } from '../../core/lockout/lockout.ts';
import type { Context } from '../../core/operation.ts';
import { type AccountRecord, type AccountRef, type SharedRecords, recordsOf } from '../../core/records.ts';
import type { AccountEntry, FixtureSession } from '../../core/provider.ts';
import { endSessionsOf } from '../../core/session-changes.ts';
import { epochOf, unendedToken } from '../../core/session.ts';
import type { AnyState, State } from '../../core/state.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { problems, type ProblemReply } from '../handler.ts';
import { entryOf, indexFixtures } from './account-page.ts';

/** Validates an entry in the fixture file's format at a position; returns the account or the problems. */
export type NormalizeAccount = (
  entry: object,
  position: number,
) => AccountEntry | { readonly problems: readonly string[] };

/** The parts that `upsertAccount` needs besides the state. */
export interface UpsertContext {
  readonly served: ServedProvider;
  readonly normalize: NormalizeAccount;
  /** Records that name an account, by collection: a removed account with the same key may have left some. */
  readonly naming: ReadonlyMap<string, ReadonlyMap<string, { readonly account: string }>>;
}

/** Shared records, plus the positions of added accounts. */
type NumberedRecords = SharedRecords & {
  /** The position of an added account by key, from which its number is derived. `next`: the next free position. */
  readonly positions: number;
};

/** An account to write. */
interface UpsertRequest {
  /** In the fixture file's format. */
  readonly entry: object;
  /** The account that it replaces. */
  readonly former: AccountRef | undefined;
  /** A login that the entry must contain. */
  readonly named?: string;
}

/** Replaces or adds an account. Its new logins are valid at once; logins that it no longer has are removed. */
export function upsertAccount(
  { entry, former, named }: UpsertRequest,
  upsert: UpsertContext,
  context: Context,
): AccountRef | ProblemReply<409 | 422> {
  const state = recordsOf<NumberedRecords>(recordsOf(context.state));
  const placed =
    former === undefined ? placedAnew(entry, upsert, state) : placedAt(entry, former.key, upsert, state);
  if ('problems' in placed) return problems('invalid-account', placed.problems);
  const { settled, position } = placed;
  if (named !== undefined && !isAmong(settled.logins, named)) {
    const logins = settled.logins.join(' and ');
    return problems('account-mismatch', [
      `the path names ${named}, but the body names ${logins}; expected the same account`,
    ]);
  }
  const shared = sharedWith(settled, former?.key, upsert, state);
  if (shared.length > 0) return problems('account-conflict', shared);
  const key = former?.key ?? freeKey(settled.key, state);
  if (former === undefined) begin(key, position, upsert, context);
  else forgetAccess(former, upsert, context);
  state.put('accounts', key, settled.account);
  for (const login of settled.logins) state.put('logins', login.toLowerCase(), key);
  putAddress({ key, account: settled.account }, state);
  for (const entry of settled.sessions) putSession(entry, key, context);
  if (settled.id !== undefined) state.put('ids', settled.id, key);
  return { key, account: settled.account };
}

/** Writes a session of an account's entry with its token. */
function putSession(entry: FixtureSession, key: string, { state, environment }: Context): void {
  const { id, session, token } = fixtureSession(entry, key, environment.now);
  state.put('sessions', id, { ...session, ...epochOf(key, state) });
  state.put('tokens', entry.token, token);
  const others = recordsOf<Record<string, unknown>>(state);
  for (const [collection, record] of entry.records ?? []) others.put(collection, id, record);
}

function isAmong(logins: readonly string[], login: string): boolean {
  return logins.some((known) => known.toLowerCase() === login.toLowerCase());
}

type Placed =
  { readonly settled: AccountEntry; readonly position: number } | { readonly problems: readonly string[] };

function placedAt(
  entry: object,
  key: string,
  { served, normalize: settle }: UpsertContext,
  state: State<NumberedRecords>,
): Placed {
  const position = indexFixtures(served).byKey.get(key)?.position ?? state.get('positions', key) ?? 0;
  const settled = settle(entry, position);
  return 'problems' in settled ? settled : { settled, position };
}

/** Finds the first position whose derived id is free. If the entry sets its id, the first position is used. */
function placedAnew(entry: object, upsert: UpsertContext, state: State<NumberedRecords>): Placed {
  const first = Math.max(upsert.served.fixtures.accounts.length, state.get('positions', 'next') ?? 0);
  let former: AccountEntry | undefined;
  for (let position = first; ; position += 1) {
    const settled = upsert.normalize(entry, position);
    if ('problems' in settled) return settled;
    if (settled.id === former?.id || holderOfId(settled.id, undefined, upsert, state) === undefined)
      return { settled, position };
    former = settled;
  }
}

/** Lists the conflicts with other accounts: logins, id and session tokens, a sentence each. */
function sharedWith(
  { id, logins, sessions }: AccountEntry,
  key: string | undefined,
  upsert: UpsertContext,
  state: State<NumberedRecords>,
): readonly string[] {
  const ofLogins = logins.flatMap((login) => {
    const found = findAccount(login, state);
    return found === undefined || found.key === key ? [] : [taken(`the login ${login}`, found.account)];
  });
  const holder = holderOfId(id, key, upsert, state);
  const ofTokens = sessions.flatMap(({ token }) => {
    const owner = unendedToken(token, state)?.account;
    const account = owner === undefined || owner === key ? undefined : state.get('accounts', owner);
    return account === undefined ? [] : [taken('a session token', account)];
  });
  return [...ofLogins, ...(holder === undefined ? [] : [taken(`the id ${String(id)}`, holder)]), ...ofTokens];
}

function taken(what: string, { login }: AccountRecord): string {
  return `${what} already belongs to the account ${login}; expected a value that no other account has`;
}

function holderOfId(
  id: string | undefined,
  own: string | undefined,
  { served }: UpsertContext,
  state: State<NumberedRecords>,
): AccountRecord | undefined {
  if (id === undefined) return undefined;
  const keys = [indexFixtures(served).byId.get(id), state.get('ids', id)];
  return keys
    .flatMap((key) => (key === undefined || key === own ? [] : (state.get('accounts', key) ?? [])))
    .find((account) => entryOf(served.provider, account).id === id);
}

/** Returns a key that isn't taken: an account that was renamed keeps the key of its former login. */
function freeKey(wanted: string, state: State<NumberedRecords>): string {
  let key = wanted;
  for (let count = 2; state.get('accounts', key) !== undefined; count += 1) key = `${wanted}~${count}`;
  return key;
}

/** Registers a new account's position and clears everything that an earlier account with the same key left. */
function begin(key: string, position: number, { served, naming }: UpsertContext, context: Context): void {
  const anyState: AnyState = recordsOf(context.state);
  const state = recordsOf<NumberedRecords>(anyState);
  state.put('positions', key, position);
  state.put('positions', 'next', position + 1);
  forgetLockoutAndCodes(key, context.state);
  for (const [collection, records] of naming)
    for (const [name, { account }] of records) {
      if (account !== key) continue;
      if (collection === 'tokens') endSessionsOf([name], 'revoked', context);
      else anyState.delete(collection, name);
    }
  for (const [collection, starts] of Object.entries(served.provider.accountCollections?.byKey ?? {}))
    for (const start of starts) anyState.delete(collection, start + key);
}

/** Removes an account's logins and ends the sessions that its own entry declares. */
function forgetAccess(former: AccountRef, { served }: UpsertContext, context: Context): void {
  forgetLogins(former, served, context.state);
  const own = entryOf(served.provider, former.account).sessions.map(({ token }) => token);
  const still = own.filter((token) => context.state.get('tokens', token)?.account === former.key);
  endSessionsOf(still, 'revoked', context);
}

/** Removes the logins of an account from the lookup. */
export function forgetLogins(
  { key, account }: AccountRef,
  { provider }: ServedProvider,
  state: State<SharedRecords>,
): void {
  for (const login of entryOf(provider, account).logins)
    if (state.get('logins', login.toLowerCase()) === key) state.delete('logins', login.toLowerCase());
}
