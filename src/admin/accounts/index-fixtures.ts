import type { AccountRecord } from '../../core/records.ts';
import type { AccountEntry, Provider } from '../../core/provider.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';

/** What the fixtures' accounts are looked up by. */
export interface FixtureIndex {
  readonly byKey: ReadonlyMap<string, AccountEntry & { readonly position: number; readonly words: string }>;
  /** The key of the account that has an id. */
  readonly byId: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<readonly AccountEntry[], FixtureIndex>();

/** The accounts of a provider's fixtures, indexed once for as long as they stand. */
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

/** What a standing account comes to: its record has the words of a fixture's entry. */
export function entryOf(provider: Provider, account: AccountRecord): AccountEntry {
  const [entry] = provider.readFixture({ policy: undefined, accounts: [account], scenarios: [] }).accounts;
  if (entry === undefined) throw new Error(`${provider.id} makes nothing of an account`);
  return entry;
}

/** What a search looks through: an account's logins and names, in lower case. */
export function wordsOf({ logins, account }: Pick<AccountEntry, 'logins' | 'account'>): string {
  return [...logins, ...namesIn(account)].join('\n').toLowerCase();
}

/** Vendors name accounts by different words; some keep them one level down. */
function namesIn(record: object): readonly string[] {
  return Object.entries(record).flatMap(([word, value]: [string, unknown]) => {
    if (typeof value === 'string') return /name$/i.test(word) ? [value] : [];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? namesIn(value) : [];
  });
}
