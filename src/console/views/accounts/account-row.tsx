import { useEffect } from 'preact/hooks';
import { nameOf } from './account.ts';
import type { AccountPages, ListedAccount } from './account-pages.ts';
import { AccountState } from './account-state.tsx';
import { accountLink } from './account-links.ts';

interface AccountRowProps {
  readonly row: ListedAccount;
  readonly index: number;
  readonly pages: AccountPages;
  readonly isOpened: boolean;
  /** Whether the Tab key reaches this row: the list is one stop. */
  readonly isTabStop: boolean;
  /** Called when the row gets the focus. */
  readonly onActive: (index: number) => void;
}

/** An account in the list: its login and name, its provider, and its state. */
export function AccountRow({ row, index, pages, isOpened, isTabStop, onActive }: AccountRowProps) {
  const { provider, account } = row;
  const version = pages.version.value;
  useEffect(() => pages.show(index), [pages, index, version]);
  const name = nameOf(account);
  return (
    <a
      class="account-row"
      href={accountLink({ provider, login: account.login })}
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isOpened ? 'true' : undefined}
      onFocus={() => onActive(index)}
    >
      <span class="account-names">
        <span class="account-login">{account.login}</span>
        {name === undefined || name === account.login ? null : <span class="quiet">{name}</span>}
      </span>
      <span class="account-provider">{provider}</span>
      <AccountState account={account} />
    </a>
  );
}
