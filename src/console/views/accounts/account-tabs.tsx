import { Icon } from '../../parts/icon.tsx';
import { accountsPlace, listLink, outboxLink } from './account-links.ts';

/** The links to the list and to the outbox. */
export function AccountTabs() {
  const { tab } = accountsPlace();
  return (
    <nav class="account-tabs" aria-label="Accounts and messages">
      <a href={listLink()} aria-current={tab === 'list' ? 'page' : undefined}>
        <Icon name="people" />
        <span>Accounts</span>
      </a>
      <a href={outboxLink()} aria-current={tab === 'outbox' ? 'page' : undefined}>
        <Icon name="mail" />
        <span>Outbox</span>
      </a>
    </nav>
  );
}
