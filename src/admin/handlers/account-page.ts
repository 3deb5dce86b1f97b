import type { AccountRecord, AccountRef } from '../../core/records.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import type { AccountEntry, Provider } from '../../core/provider.ts';
import type { Environment } from '../../core/environment.ts';
import type { Context } from '../../core/operation.ts';
import { isLockedOut, lockoutRuleOf } from '../../core/lockout/lockout.ts';
import { isRecord } from '../../json.ts';
import type { ProviderRecords } from '../provider-records.ts';

/** Filter and position of a page. */
interface PageQuery {
  readonly search?: string;
  /** The key of the previous page's last account. */
  readonly after?: string;
  readonly limit: number;
}

/**
 * Returns a page of a provider's accounts: fixture accounts in the file's order, then added accounts by key.
 * The order is stable when accounts are added, changed or removed between two pages.
 */
export async function accountPage(
  { served, list, read }: ProviderRecords,
  { search, after, limit }: PageQuery,
): Promise<components['schemas']['AccountList']> {
  const accounts = await list('accounts');
  const known = indexFixtures(served);
  const fits = fitting(search, served, known);
  const fixed = [...known.byKey.keys()];
  const added = [...accounts.keys()].filter((key) => !known.byKey.has(key)).toSorted();
  const wanted = [...fixed, ...added].filter((key) => fits(key, accounts.get(key)));
  const start = after === undefined ? 0 : startAfter(after, wanted, known);
  const keys = wanted.slice(start, start + limit);
  const page = await read((context) =>
    keys.flatMap((key) => {
      const account = context.state.get('accounts', key);
      return account === undefined ? [] : [presentAccount({ key, account }, served, context)];
    }),
  );
  const isLast = start + limit >= wanted.length;
  return { accounts: page, total: wanted.length, next: isLast ? null : (keys.at(-1) ?? null) };
}

function fitting(search: string | undefined, { provider, fixtures }: ServedProvider, known: FixtureIndex) {
  const text = search?.toLowerCase();
  return (key: string, account: AccountRecord | undefined): boolean => {
    if (account === undefined) return false;
    if (text === undefined) return true;
    const fixed = known.byKey.get(key);
    const isUntouched = fixed !== undefined && fixtures.base.get('accounts', key) === account;
    return (isUntouched ? fixed.words : wordsOf(entryOf(provider, account))).includes(text);
  };
}

/** Returns the start index of the next page, even if the previous page's last account has been removed. */
function startAfter(after: string, wanted: readonly string[], { byKey }: FixtureIndex): number {
  const at = wanted.indexOf(after);
  if (at >= 0) return at + 1;
  const position = byKey.get(after)?.position;
  const isLater = (key: string): boolean => {
    const other = byKey.get(key)?.position;
    if (position === undefined) return other === undefined && key > after;
    return other === undefined || other > position;
  };
  const later = wanted.findIndex(isLater);
  return later < 0 ? wanted.length : later;
}

/** Lookup tables over the fixtures' accounts. */
export interface FixtureIndex {
  readonly byKey: ReadonlyMap<string, AccountEntry & { readonly position: number; readonly words: string }>;
  /** The account's key by its id. */
  readonly byId: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<readonly AccountEntry[], FixtureIndex>();

/** Returns the index of a provider's fixture accounts; cached until the fixtures are replaced. */
export function indexFixtures({ fixtures: { accounts } }: ServedProvider): FixtureIndex {
  const before = indexes.get(accounts);
  if (before !== undefined) return before;
  const known: FixtureIndex = {
    byKey: new Map(
      accounts.map((entry, position) => [entry.key, { ...entry, position, words: wordsOf(entry) }]),
    ),
    byId: new Map(accounts.flatMap(({ id, key }) => (id === undefined ? [] : [[id, key]]))),
  };
  indexes.set(accounts, known);
  return known;
}

/** Converts an account record to a fixture entry; both have the same fields. */
export function entryOf(provider: Provider, account: AccountRecord): AccountEntry {
  const blank = { policy: undefined, scenarios: [], sessions: [] };
  const [entry] = provider.readFixture({ ...blank, accounts: [account] }).accounts;
  if (entry === undefined) throw new Error(`${provider.id} reads no entry from an account record`);
  return entry;
}

/** Returns the searchable text of an account: its logins and names, in lower case. */
function wordsOf({ logins, account }: Pick<AccountEntry, 'logins' | 'account'>): string {
  return [...logins, ...namesIn(account)].join('\n').toLowerCase();
}

/** Collects every field that ends in `name`: vendors use different fields, some nested. */
function namesIn(record: object): readonly string[] {
  return Object.entries(record).flatMap(([word, value]: [string, unknown]) => {
    if (typeof value === 'string') return /name$/i.test(word) ? [value] : [];
    return isRecord(value) ? namesIn(value) : [];
  });
}

/** Converts an account to the contract's shape, with its lockout status. */
export function presentAccount(
  { key, account }: AccountRef,
  { provider }: ServedProvider,
  context: Context,
): components['schemas']['Account'] {
  const rule = lockoutRuleOf(context.state);
  const lockedOut = isLockedOut(key, account, context);
  return {
    login: account.login,
    logins: entryOf(provider, account).logins,
    key,
    lockedOut,
    lockedUntil: lockedOut
      ? lockEnd(account.lockedUntil, rule.lockedUntil(key, context), context.environment)
      : null,
    failures: rule.failures(key, context),
    account: { ...account },
  };
}

/** Returns the later of two lock ends: the account's own, and the end of the lockout from failures. */
function lockEnd(fixed: string | undefined, until: number | undefined, { timeOf }: Environment): string {
  if (fixed === 'forever') return fixed;
  return new Date(Math.max(fixed === undefined ? 0 : timeOf(fixed), until ?? 0)).toISOString();
}
