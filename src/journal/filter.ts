import type { Entry } from './entry.ts';

/** Which entries are wanted: those that have all that is named. */
export interface Filter {
  readonly provider?: string | undefined;
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  /** A login, in any case. */
  readonly account?: string | undefined;
  readonly status?: number | undefined;
  /** As it is shown. */
  readonly path?: string | undefined;
}

/** Whether an entry has all that a filter names. */
export function fits(entry: Entry, filter: Filter): boolean {
  return tests.every((test) => test(entry, filter));
}

const tests: readonly ((entry: Entry, filter: Filter) => boolean)[] = [
  (entry, { provider }) => provider === undefined || entry.provider === provider,
  (entry, { operation }) => operation === undefined || entry.operation === operation,
  (entry, { outcome }) => outcome === undefined || entry.outcome === outcome,
  (entry, { account }) => account === undefined || entry.account?.toLowerCase() === account.toLowerCase(),
  (entry, { status }) => status === undefined || entry.status === status,
  (entry, { path }) => path === undefined || entry.path === path,
];
