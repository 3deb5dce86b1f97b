import { call } from '../../api/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import type { Account } from './account.ts';
import { mayChange } from './affected.ts';
import { keyedMessages } from './message.ts';
import { MessageRow } from './message-row.tsx';

interface AccountMessagesProps {
  readonly provider: string;
  readonly account: Account;
}

/** The messages that the vendor would have sent to an account, newest first. */
export function AccountMessages({ provider, account: { logins, key } }: AccountMessagesProps) {
  const controlled = namespace.value;
  const resource = useResource(
    async () => keyedMessages((await call('getOutbox')).messages),
    [controlled],
    (event) => mayChange(event, controlled, provider),
  );
  return (
    <section aria-label="Messages">
      <h3>Messages</h3>
      <Loaded resource={resource}>
        {(messages) => {
          const own = messages.filter(
            ({ message }) =>
              message.provider === provider &&
              message.account !== null &&
              (message.account === key || logins.includes(message.account)),
          );
          if (own.length === 0) return <p class="quiet">No messages to this account.</p>;
          return (
            <ul class="messages">
              {own.map(({ id, message }) => (
                <li key={id}>
                  <MessageRow id={id} message={message} isOpened={false} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
