import type { AccountRecord, SharedRecords } from '../../core/records.ts';
import { recordsOf } from '../../core/state.ts';
import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import { entryOf, indexFixtures, wordsOf, type FixtureIndex } from './index-fixtures.ts';
import { presentAccount } from './present.ts';

/** Which accounts are wanted. */
interface PageQuery {
  readonly search?: string;
  /** The key of the last account of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/**
 * One page of a provider's accounts: those of the fixtures in the file's order, then those that were added, by their keys.
 * The order stays as it is whatever is added, changed or removed between two pages.
 */
export async function accountPage(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
  { search, after, limit }: PageQuery,
): Promise<components['schemas']['AccountList']> {
  const accounts = await emulator.records(namespace, served, 'accounts');
  const known = indexFixtures(served);
  const fits = fitting(search, served, known);
  const fixed = [...known.byKey.keys()];
  const added = [...accounts.keys()].filter((key) => !known.byKey.has(key)).toSorted();
  const wanted = [...fixed, ...added].filter((key) => fits(key, accounts.get(key)));
  const start = after === undefined ? 0 : startAfter(after, wanted, known);
  const keys = wanted.slice(start, start + limit);
  const said = await emulator.readState(namespace, served, (anyState, environment) => {
    const state = recordsOf<SharedRecords>(anyState);
    return keys.flatMap((key) => {
      const account = state.get('accounts', key);
      if (account === undefined) return [];
      return [
        presentAccount({ key, account }, entryOf(served.provider, account).logins, anyState, environment),
      ];
    });
  });
  const isLast = start + limit >= wanted.length;
  return { accounts: said, total: wanted.length, next: isLast ? null : (keys.at(-1) ?? null) };
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

/** Where the next page starts, also when the account at the end of the one before is there no more. */
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
