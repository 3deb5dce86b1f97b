import { call } from '../../api/client.ts';
import { Empty } from '../../parts/empty.tsx';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import { health } from '../../state/resources.ts';
import { textIn, type Account } from './account.ts';
import { AccountState } from './account-state.tsx';
import { mayChange } from './affected.ts';
import { accountLink, accountsPlace } from './account-links.ts';

/** How many accounts of a provider are looked through. */
const looked = 100;

/** The empty outbox: it says which accounts get messages, except captchas, which only some vendors have. */
export function OutboxLesson() {
  const controlled = namespace.value;
  const { provider } = accountsPlace();
  const ids = (health.data.value?.providers ?? [])
    .map(({ id }) => id)
    .filter((id) => provider === undefined || id === provider);
  const resource = useResource(
    async () => (await Promise.all(ids.map(messaged))).flat(),
    [controlled, ids],
    (event) => event.type === 'change' && mayChange(event, controlled),
  );
  const found = resource.data.value ?? [];
  return (
    <Empty icon="mail" title="No messages yet">
      <p>Here comes each SMS, e-mail and captcha that a vendor would have sent.</p>
      {found.length === 0 ? (
        <p>Give an account the second factor SMS or e-mail, and sign in as it.</p>
      ) : (
        <>
          <p>Sign in as one of these accounts in your app:</p>
          <ul class="lesson">
            {found.map(({ id, account }) => (
              <li key={`${id}/${account.key}`}>
                <span>{id}</span>
                <a href={accountLink({ provider: id, login: account.login })}>{account.login}</a>
                <AccountState account={account} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Empty>
  );
}

/** Returns the accounts of a provider, among the first, whose sign-in sends a message. */
async function messaged(id: string): Promise<readonly { readonly id: string; readonly account: Account }[]> {
  const { accounts } = await call('listAccounts', { params: { provider: id }, query: { limit: looked } });
  return accounts.filter(getsMessages).map((account) => ({ id, account }));
}

function getsMessages({ account }: Account): boolean {
  return ['sms', 'mail'].includes(textIn(account, 'secondFactor') ?? '');
}
