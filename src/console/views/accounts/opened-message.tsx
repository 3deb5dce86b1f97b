import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import type { Message } from './message.ts';
import { MessageView } from './message-view.tsx';
import { useOpenedFocus } from './opened-focus.ts';
import { follow, outboxLink } from './account-links.ts';

/** The opened message beside the list; undefined if the outbox no longer has it. */
export function OpenedMessage({ message }: { readonly message: Message | undefined }) {
  const section = useOpenedFocus();
  return (
    <section ref={section} tabIndex={-1} class="opened" aria-label="Opened message">
      <header class="opened-head">
        <Button icon="back" size="small" onClick={() => follow(outboxLink())}>
          Back to the outbox
        </Button>
      </header>
      {message === undefined ? (
        <Empty icon="mail" title="This message is gone">
          <p>The outbox was emptied, or the namespace has other messages.</p>
        </Empty>
      ) : (
        <MessageView message={message} />
      )}
    </section>
  );
}
