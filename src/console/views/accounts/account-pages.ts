import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { call } from '../../api/client.ts';
import { messageOf } from '../../api/problem.ts';
import type { Account } from './account.ts';

/** An account in the list. */
export interface ListedAccount {
  readonly provider: string;
  readonly account: Account;
}

interface Page {
  readonly provider: string;
  readonly after: string | undefined;
  readonly accounts: readonly Account[];
  readonly total: number;
  readonly next: string | null;
  readonly isStale: boolean;
}

const pageSize = 200;
/** The next page is loaded when so few rows are left below. */
const rowsAhead = 30;

/** The pages of a list. */
export type AccountPages = ReturnType<typeof createAccountPages>;

/** Lists the accounts of providers page by page, as one scrolls, and loads the pages in view again when they are stale. */
export function createAccountPages(providers: readonly string[], search: string) {
  const pages = signal<readonly Page[]>([]);
  const error = signal<string | undefined>(undefined);
  const version = signal(0);
  const known = summaryOf(pages, providers);
  const { rows, isComplete } = known;
  const once = createOnce(error);

  /** Loads a page, and tells whether nothing changed meanwhile. */
  const loadCurrent = async (start: Start) => {
    const before = version.value;
    const page = await load(start, search);
    return { page, isCurrent: version.value === before };
  };

  const loadMore = () =>
    once('more', async () => {
      const wanted = rows.value.length + pageSize;
      while (rows.value.length < wanted) {
        const start = startAfter(pages.value, providers);
        if (start === undefined) return;
        const { page, isCurrent } = await loadCurrent(start);
        if (isCurrent && isSame(startAfter(pages.value, providers), start))
          pages.value = [...pages.value, page];
      }
    });

  const reload = (page: Page) =>
    once(`${page.provider} ${page.after ?? ''}`, async () => {
      let loaded = await loadCurrent(page);
      while (!loaded.isCurrent) loaded = await loadCurrent(page);
      const before = pages.value;
      pages.value = withReloaded(before, loaded.page);
      if (pages.value.length < before.length) await loadMore();
    });

  return {
    ...known,
    error,
    /** Changes when the rows may be stale. */
    version,
    loadMore,
    /** Called for each row in view. */
    show(index: number): void {
      const page = pageAt(pages.value, index);
      if (page?.isStale === true) void reload(page);
      if (index >= rows.value.length - rowsAhead && !isComplete.value) void loadMore();
    },
    /** Marks the loaded pages as stale; the rows in view then load them again. */
    refresh(): void {
      if (rows.value.length === 0) pages.value = [];
      else pages.value = pages.value.map((page) => ({ ...page, isStale: true }));
      // pages without a row are never in view
      for (const page of pages.value) if (page.accounts.length === 0) void reload(page);
      if (pages.value.length === 0) void loadMore();
      version.value += 1;
    },
  };
}

/** The rows of the loaded pages, with their count. */
function summaryOf(pages: ReadonlySignal<readonly Page[]>, providers: readonly string[]) {
  const isComplete = computed(() => startAfter(pages.value, providers) === undefined);
  return {
    isComplete,
    rows: computed(() =>
      pages.value.flatMap(({ provider, accounts }) => accounts.map((account) => ({ provider, account }))),
    ),
    /** How many accounts there are, of the providers that are loaded so far. */
    total: computed(() => totalOf(pages.value)),
    /** Whether that is all: a page of each provider is loaded. */
    isCounted: computed(() => isComplete.value || pages.value.at(-1)?.provider === providers.at(-1)),
  };
}

/** Replaces a page. If it now ends elsewhere, the pages after it are dropped and loaded again. */
function withReloaded(pages: readonly Page[], fresh: Page): readonly Page[] {
  const at = pages.findIndex((one) => isSame(one, fresh));
  const before = pages[at];
  if (before === undefined) return pages;
  const rest = fresh.next === before.next ? pages.slice(at + 1) : [];
  return [...pages.slice(0, at), fresh, ...rest];
}

function totalOf(pages: readonly Page[]): number {
  const known = new Map(pages.map((page) => [page.provider, page.total]));
  return [...known.values()].reduce((sum, one) => sum + one, 0);
}

type Start = Pick<Page, 'provider' | 'after'>;

async function load({ provider, after }: Start, search: string): Promise<Page> {
  const query = {
    limit: pageSize,
    ...(search === '' ? {} : { search }),
    ...(after === undefined ? {} : { after }),
  };
  const answer = await call('listAccounts', { params: { provider }, query });
  return { provider, after, ...answer, isStale: false };
}

/** Runs loads, each key once at a time, and keeps why the last one failed. */
function createOnce(error: Signal<string | undefined>) {
  const running = new Set<string>();
  return async (key: string, run: () => Promise<void>): Promise<void> => {
    if (running.has(key)) return;
    running.add(key);
    try {
      await run();
      error.value = undefined;
    } catch (reason) {
      error.value = messageOf(reason);
    } finally {
      running.delete(key);
    }
  };
}

/** Returns the start of the page after the loaded ones; undefined if all are loaded. */
function startAfter(pages: readonly Page[], providers: readonly string[]): Start | undefined {
  const last = pages.at(-1);
  if (last !== undefined && last.next !== null) return { provider: last.provider, after: last.next };
  const provider = providers[last === undefined ? 0 : providers.indexOf(last.provider) + 1];
  return provider === undefined ? undefined : { provider, after: undefined };
}

function isSame(one: Start | undefined, other: Start): boolean {
  return one?.provider === other.provider && one.after === other.after;
}

function pageAt(pages: readonly Page[], index: number): Page | undefined {
  let left = index;
  for (const page of pages) {
    if (left < page.accounts.length) return page;
    left -= page.accounts.length;
  }
  return undefined;
}
