import { useEffect, useMemo, useRef } from 'preact/hooks';
import { onLive } from '../../live/live.ts';
import { Empty } from '../../parts/empty.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { namespace } from '../../page/namespace.ts';
import { AccountRow } from './account-row.tsx';
import { createAccountPages, type AccountPages, type ListedAccount } from './account-pages.ts';
import { mayChange } from './affected.ts';
import { useReturnedFocus } from './opened-focus.ts';
import { accountsPlace } from './account-links.ts';
import { useRowKeys } from './row-keys.ts';

interface AccountListProps {
  /** The providers whose accounts are listed, in this order. */
  readonly providers: readonly string[];
}

const rowHeight = 58;
const settleMs = 300;

/** The accounts, loaded as one scrolls. */
export function AccountList({ providers }: AccountListProps) {
  const { search, opened } = accountsPlace();
  const pages = usePages(providers, search);
  const rows = pages.rows.value;
  const isOpened = (row: ListedAccount) =>
    opened?.provider === row.provider && row.account.logins.includes(opened.login);
  const { list, stop, onKeyDown, setActive } = useRowKeys(rows.length, rows.findIndex(isOpened));
  useReturnedFocus(opened !== undefined, list);
  const error = pages.error.value;
  return (
    <section class="account-list" aria-label="Accounts" onKeyDown={onKeyDown}>
      <h2 class="visually-hidden">List</h2>
      <p class="quiet">{countText(pages, search)}</p>
      {error === undefined ? null : (
        <p class="problem" role="alert">
          {error}
        </p>
      )}
      {rows.length === 0 && pages.isComplete.value ? (
        <Empty icon="people" title={search === '' ? 'No accounts' : `No account matches “${search}”`}>
          <p>The search looks in logins and names, in upper and lower case.</p>
        </Empty>
      ) : (
        <VirtualList
          items={rows}
          keyOf={keyOf}
          rowHeight={rowHeight}
          label="Accounts"
          element={list}
          pinned={stop}
        >
          {(row, index) => (
            <AccountRow
              row={row}
              index={index}
              pages={pages}
              isOpened={isOpened(row)}
              isTabStop={index === stop}
              onActive={setActive}
            />
          )}
        </VirtualList>
      )}
    </section>
  );
}

/** The pages of the filtered list, kept current; those of the former filters until the first ones arrive. */
function usePages(providers: readonly string[], search: string): AccountPages {
  const controlled = namespace.value;
  const pages = useMemo(
    () => createAccountPages(providers, search),
    [providers.join(' '), search, controlled],
  );
  const shown = useRef(pages);
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
  if (pages.rows.value.length > 0 || pages.isComplete.value || pages.error.value !== undefined)
    shown.current = pages;
  return shown.current;
}

function keyOf({ provider, account }: ListedAccount): string {
  return `${provider}/${account.key}`;
}

function countText({ total, isComplete, isCounted }: AccountPages, search: string): string {
  const count = total.value;
  if (!isComplete.value && count === 0) return 'Loading …';
  const [one, many] = search === '' ? ['account', 'accounts'] : ['match', 'matches'];
  const text = `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
  return isCounted.value ? text : `At least ${text}`;
}
