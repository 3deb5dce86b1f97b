import { useEffect } from 'preact/hooks';
import { Loaded } from '../../parts/loaded.tsx';
import { onEscape } from '../../shell/keyboard.ts';
import { health } from '../../state/resources.ts';
import { AccountForm } from './account-form.tsx';
import { AccountList } from './account-list.tsx';
import { AccountTabs } from './account-tabs.tsx';
import { AccountTools } from './account-tools.tsx';
import { OpenedAccount } from './opened-account.tsx';
import { Outbox } from './outbox.tsx';
import { accountLink, accountsPlace, follow, listLink, outboxLink } from './account-links.ts';

/** The view of accounts: the list with the opened account beside it, and the outbox. */
export function AccountsView() {
  useEffect(() => onEscape(goBack), []);
  const { tab, provider, opened, message, form } = accountsPlace();
  const isOpen = opened !== undefined || message !== undefined || form !== undefined;
  return (
    <div class={`accounts${isOpen ? ' is-open' : ''}`}>
      <div class="accounts-head">
        <h1 class="visually-hidden">Accounts</h1>
        <AccountTabs />
        <AccountTools />
      </div>
      {tab === 'outbox' ? (
        <Outbox />
      ) : (
        <Loaded resource={health}>
          {({ providers }) => {
            const ids = providers.map(({ id }) => id);
            const listed = provider === undefined ? ids : ids.filter((id) => id === provider);
            const adding = typeof form === 'object' && ids.includes(form.add) ? form.add : undefined;
            return (
              <div class="accounts-sides">
                <AccountList providers={listed} />
                {adding === undefined ? null : (
                  <section class="opened" aria-label="New account">
                    <AccountForm key={adding} provider={adding} account={undefined} />
                  </section>
                )}
                {adding === undefined && opened !== undefined ? (
                  <OpenedAccount
                    key={`${opened.provider}/${opened.login}`}
                    name={opened}
                    isServed={ids.includes(opened.provider)}
                  />
                ) : null}
              </div>
            );
          }}
        </Loaded>
      )}
    </div>
  );
}

/** Closes the form, else the opened account or message. */
function goBack(): void {
  const { tab, opened, message, form } = accountsPlace();
  if (form === 'edit' && opened !== undefined) follow(accountLink(opened));
  else if (form !== undefined || opened !== undefined) follow(listLink());
  else if (tab === 'outbox' && message !== undefined) follow(outboxLink());
}
