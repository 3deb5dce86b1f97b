import { findAccount } from '../../core/account.ts';
import { forgetLockoutAndCodes } from '../../core/lockout/lockout.ts';
import type { Context } from '../../core/operation.ts';
import { type AccountRecord, type AccountRef, type SharedRecords, recordsOf } from '../../core/records.ts';
import type { AccountEntry } from '../../core/provider.ts';
import { endSession, epochOf, sessionWith } from '../../core/session.ts';
import type { AnyState, State } from '../../core/state.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { problems, type ProblemReply } from '../handler.ts';
import { entryOf, indexFixtures } from './account-page.ts';

/** Makes out what an entry in a fixture file's words comes to at a position, or what is wrong with it. */
export type NormalizeAccount = (
  entry: object,
  position: number,
) => AccountEntry | { readonly problems: readonly string[] };

/** What accounts are written with. */
export interface UpsertContext {
  readonly served: ServedProvider;
  readonly normalize: NormalizeAccount;
  /** The records that name their account, by their collection: an account of the same key may have left some behind. */
  readonly naming: ReadonlyMap<string, ReadonlyMap<string, { readonly account: string }>>;
}

/** What is kept of accounts beside their records. */
type NumberedRecords = SharedRecords & {
  /** The position of an added account by its key, by which vendors number them; under `next`, that of the next. */
  readonly positions: number;
};

/** An account as it shall be. */
interface UpsertRequest {
  /** In a fixture file's words. */
  readonly entry: object;
  /** The one that it takes the place of. */
  readonly former: AccountRef | undefined;
  /** A login that it must have. */
  readonly named?: string;
}

/** Writes an account over the one that stands, or as a new one; its logins are found from then on, former ones no more. */
export function upsertAccount(
  { entry, former, named }: UpsertRequest,
  upsert: UpsertContext,
  context: Context,
): AccountRef | ProblemReply<409 | 422> {
  const state = recordsOf<NumberedRecords>(recordsOf(context.state));
  const placed =
    former === undefined ? placedAnew(entry, upsert, state) : placedAt(entry, former.key, upsert, state);
  if ('problems' in placed) return problems(422, placed.problems);
  const { settled, position } = placed;
  if (named !== undefined && !isAmong(settled.logins, named)) {
    const logins = settled.logins.join(' and ');
    return problems(422, [`the path names ${named}, and the body ${logins}; expected the same account`]);
  }
  const shared = sharedWith(settled, former?.key, upsert, state);
  if (shared.length > 0) return problems(409, shared);
  const key = former?.key ?? freeKey(settled.key, state);
  if (former === undefined) begin(key, position, upsert, context);
  else forgetAccess(former, upsert, context);
  state.put('accounts', key, settled.account);
  for (const login of settled.logins) state.put('logins', login.toLowerCase(), key);
  for (const { token, ...kind } of settled.sessions)
    state.put('sessions', token, { account: key, ...kind, ...epochOf(key, state) });
  if (settled.id !== undefined) state.put('ids', settled.id, key);
  return { key, account: settled.account };
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

/** The first position whose number nobody has; an id that the entry itself names stays as it is, and may be taken. */
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

/** What the account would share with another, a sentence each. */
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
    const owner = sessionWith(token, state)?.account;
    const account = owner === undefined || owner === key ? undefined : state.get('accounts', owner);
    return account === undefined ? [] : [taken('a session token', account)];
  });
  return [...ofLogins, ...(holder === undefined ? [] : [taken(`the id ${String(id)}`, holder)]), ...ofTokens];
}

function taken(what: string, { login }: AccountRecord): string {
  return `${what} is also that of the account ${login}; expected one that no other account has`;
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

/** Another account may have had the login that the key is made of, and have kept the key. */
function freeKey(wanted: string, state: State<NumberedRecords>): string {
  let key = wanted;
  for (let count = 2; state.get('accounts', key) !== undefined; count += 1) key = `${wanted}~${count}`;
  return key;
}

/** An account begins with nothing that one of the same key has left behind. */
function begin(key: string, position: number, { served, naming }: UpsertContext, context: Context): void {
  const anyState: AnyState = recordsOf(context.state);
  const state = recordsOf<NumberedRecords>(anyState);
  state.put('positions', key, position);
  state.put('positions', 'next', position + 1);
  forgetLockoutAndCodes(key, context.state);
  for (const [collection, records] of naming)
    for (const [name, { account }] of records) {
      if (account !== key) continue;
      if (collection === 'sessions') endSession(name, 'revoked', context);
      else anyState.delete(collection, name);
    }
  for (const [collection, starts] of Object.entries(served.provider.accountCollections?.byKey ?? {}))
    for (const start of starts) anyState.delete(collection, start + key);
}

/** Makes neither the logins of an account lead to it nor the sessions that its own words give it. */
function forgetAccess(former: AccountRef, { served }: UpsertContext, context: Context): void {
  forgetLogins(former, served, context.state);
  for (const { token } of entryOf(served.provider, former.account).sessions)
    if (context.state.get('sessions', token)?.account === former.key) endSession(token, 'revoked', context);
}

/** Makes the logins of an account lead to it no more. */
export function forgetLogins(
  { key, account }: AccountRef,
  { provider }: ServedProvider,
  state: State<SharedRecords>,
): void {
  for (const login of entryOf(provider, account).logins)
    if (state.get('logins', login.toLowerCase()) === key) state.delete('logins', login.toLowerCase());
}
