import { call } from '../../api/client.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import { mayChange } from './affected.ts';
import { hasText, keyedMessages } from './message.ts';
import { MessageRow } from './message-row.tsx';
import { OpenedMessage } from './opened-message.tsx';
import { OutboxLesson } from './outbox-lesson.tsx';
import { accountsPlace } from './account-links.ts';

const rowHeight = 58;

/** The messages that the vendors would have sent, as an inbox. */
export function Outbox() {
  const controlled = namespace.value;
  const resource = useResource(
    async () => keyedMessages((await call('getOutbox')).messages),
    [controlled],
    (event) => mayChange(event, controlled),
  );
  const { provider, search, message: openedId } = accountsPlace();
  return (
    <Loaded resource={resource}>
      {(messages) => {
        const shown = messages.filter(
          ({ message }) =>
            (provider === undefined || message.provider === provider) && hasText(message, search),
        );
        const opened = messages.find(({ id }) => id === openedId)?.message;
        return (
          <div class="accounts-sides">
            <section class="account-list" aria-label="Messages">
              <h2 class="visually-hidden">Messages</h2>
              <p class="quiet">{shown.length === 1 ? '1 message' : `${shown.length} messages`}</p>
              {messages.length === 0 ? <OutboxLesson /> : null}
              {messages.length > 0 && shown.length === 0 ? (
                <Empty icon="mail" title="No message matches">
                  <p>The search looks in recipients, accounts, codes and links.</p>
                </Empty>
              ) : null}
              {shown.length === 0 ? null : (
                <VirtualList items={shown} keyOf={({ id }) => id} rowHeight={rowHeight} label="Messages">
                  {({ id, message }) => <MessageRow id={id} message={message} isOpened={id === openedId} />}
                </VirtualList>
              )}
            </section>
            {openedId === undefined ? null : <OpenedMessage key={openedId} message={opened} />}
          </div>
        );
      }}
    </Loaded>
  );
}
