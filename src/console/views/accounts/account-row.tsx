import { useEffect } from 'preact/hooks';
import { nameOf } from './account.ts';
import type { AccountPages, ListedAccount } from './account-pages.ts';
import { AccountState } from './account-state.tsx';
import { accountLink } from './place.ts';

interface AccountRowProps {
  readonly row: ListedAccount;
  readonly index: number;
  readonly pages: AccountPages;
  readonly isOpened: boolean;
}

/** An account in the list: its login and name, its provider, and its state. */
export function AccountRow({ row: { provider, account }, index, pages, isOpened }: AccountRowProps) {
  const version = pages.version.value;
  useEffect(() => pages.show(index), [pages, index, version]);
  const name = nameOf(account);
  return (
    <a
      class="account-row"
      href={accountLink({ provider, login: account.login })}
      aria-current={isOpened ? 'true' : undefined}
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
