import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import { AccountActions } from './account-actions.tsx';
import { AccountCode } from './account-code.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountMessages } from './account-messages.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { AccountState } from './account-state.tsx';
import { mayChange } from './affected.ts';
import { useOpenedFocus } from './opened-focus.ts';
import { accountsPlace, follow, listLink, type AccountName } from './account-links.ts';

interface OpenedAccountProps {
  readonly name: AccountName;
  /** Whether the emulator serves the provider of the link. */
  readonly isServed: boolean;
}

/** The opened account beside the list: its state, actions, code, fields, sessions and messages. */
export function OpenedAccount({ name, isServed }: OpenedAccountProps) {
  const { provider, login } = name;
  const controlled = namespace.value;
  const section = useOpenedFocus();
  const resource = useResource(
    async () => {
      if (!isServed) return null;
      // the list answers without a problem if the account doesn't exist
      const { accounts } = await call('listAccounts', { params: { provider }, query: { login } });
      return accounts[0] ?? null;
    },
    [controlled, provider, login, isServed],
    (event) => mayChange(event, controlled, provider),
  );
  return (
    <section ref={section} tabIndex={-1} class="opened" aria-label={`Account ${login}`}>
      <header class="opened-head">
        <Button icon="back" size="small" onClick={() => follow(listLink())}>
          Back to the list
        </Button>
      </header>
      <Loaded resource={resource}>
        {(account) => {
          if (account === null) return <Missing name={name} />;
          if (accountsPlace().form === 'edit')
            return <AccountForm key={account.key} provider={provider} account={account} />;
          return (
            <div class="stack">
              <div class="opened-title">
                <h2>{account.login}</h2>
                <span class="quiet">{provider}</span>
                <AccountState account={account} />
              </div>
              <AccountActions provider={provider} account={account} />
              <AccountCode provider={provider} account={account} />
              <AccountFacts account={account} />
              <AccountSessions provider={provider} account={account} />
              <AccountMessages provider={provider} account={account} />
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

function Missing({ name: { provider, login } }: { readonly name: AccountName }) {
  return (
    <Empty icon="question" title={`No account ${login}`}>
      <p>
        {provider} has no such account in the namespace {namespace.value}. It may have been removed, or
        renamed.
      </p>
    </Empty>
  );
}
