import { useEffect, useMemo } from 'preact/hooks';
import { onLive } from '../../live/live.ts';
import { Empty } from '../../parts/empty.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { namespace } from '../../state/namespace.ts';
import { AccountRow } from './account-row.tsx';
import { createAccountPages, type ListedAccount } from './account-pages.ts';
import { mayChange } from './affected.ts';
import { accountsPlace } from './place.ts';

interface AccountListProps {
  /** The providers whose accounts are listed, in this order. */
  readonly providers: readonly string[];
}

const rowHeight = 58;
const settleMs = 300;

/** The accounts, loaded as one scrolls. */
export function AccountList({ providers }: AccountListProps) {
  const { search, opened } = accountsPlace();
  const controlled = namespace.value;
  const pages = useMemo(
    () => createAccountPages(providers, search),
    [providers.join(' '), search, controlled],
  );
  useEffect(() => {
    void pages.loadMore();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onLive((event) => {
      if (event.type !== 'open' && !mayChange(event, controlled)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        pages.refresh();
      }, settleMs);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [pages]);
  const rows = pages.rows.value;
  return (
    <section class="account-list" aria-label="Accounts">
      <h2 class="visually-hidden">List</h2>
      <p class="quiet">{countText(pages.total.value, pages.isComplete.value, search)}</p>
      {pages.error.value === undefined ? null : (
        <p class="problem" role="alert">
          {pages.error.value}
        </p>
      )}
      {rows.length === 0 && pages.isComplete.value ? (
        <Empty icon="people" title={search === '' ? 'No accounts' : `No account matches “${search}”`}>
          <p>The search looks in logins and names, in upper and lower case.</p>
        </Empty>
      ) : (
        <VirtualList items={rows} keyOf={keyOf} rowHeight={rowHeight} label="Accounts">
          {(row, index) => (
            <AccountRow row={row} index={index} pages={pages} isOpened={isOpened(row, opened)} />
          )}
        </VirtualList>
      )}
    </section>
  );
}

function keyOf({ provider, account }: ListedAccount): string {
  return `${provider}/${account.key}`;
}

function isOpened(row: ListedAccount, opened: ReturnType<typeof accountsPlace>['opened']): boolean {
  return opened?.provider === row.provider && row.account.logins.includes(opened.login);
}

function countText(total: number, isComplete: boolean, search: string): string {
  const what = search === '' ? 'account' : 'match';
  const plural = search === '' ? 'accounts' : 'matches';
  if (!isComplete && total === 0) return 'Loading …';
  return `${total.toLocaleString('en')} ${total === 1 ? what : plural}`;
}
