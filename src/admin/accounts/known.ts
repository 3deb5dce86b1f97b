import type { AccountRecord } from '../../core/records.ts';
import type { AccountEntry, Room } from '../../core/room.ts';
import type { Served } from '../../emulator.ts';

/** What the fixtures' accounts are looked up by. */
export interface Known {
  readonly byKey: ReadonlyMap<string, AccountEntry & { readonly position: number; readonly words: string }>;
  /** The key of the account that has an id. */
  readonly byId: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<readonly AccountEntry[], Known>();

/** The accounts of a provider's fixtures, indexed once for as long as they stand. */
export function knownOf({ fixtures: { accounts } }: Served): Known {
  const before = indexes.get(accounts);
  if (before !== undefined) return before;
  const known: Known = {
    byKey: new Map(
      accounts.map((entry, position) => [entry.key, { ...entry, position, words: wordsOf(entry) }]),
    ),
    byId: new Map(accounts.flatMap(({ id, key }) => (id === undefined ? [] : [[id, key]]))),
  };
  indexes.set(accounts, known);
  return known;
}

/** What a standing account comes to: its record has the words of a fixture's entry. */
export function entryOf(room: Room, account: AccountRecord): AccountEntry {
  const [entry] = room.readFixture({ policy: undefined, accounts: [account], scenarios: [] }).accounts;
  if (entry === undefined) throw new Error(`${room.id} makes nothing of an account`);
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
