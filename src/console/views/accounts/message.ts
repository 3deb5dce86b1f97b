import type { components } from '../../../generated/admin/types.ts';

/** A message of the outbox. */
export type Message = components['schemas']['Outbox']['messages'][number];

/** A message with an id for its link, which stays the same when newer messages arrive. */
export interface KeyedMessage {
  readonly id: string;
  readonly message: Message;
}

/** Gives each message, newest first, an id: its time, and its place among those of the same time. */
export function keyedMessages(messages: readonly Message[]): readonly KeyedMessage[] {
  const counts = new Map<string, number>();
  return messages
    .toReversed()
    .map((message) => {
      const time = String(Date.parse(message.sentAt));
      const count = (counts.get(time) ?? 0) + 1;
      counts.set(time, count);
      return { id: `${time}-${count}`, message };
    })
    .toReversed();
}

/** Whether a message has a text in its recipient, account, provider, code or link, in upper or lower case. */
export function hasText({ to, account, provider, code, link }: Message, text: string): boolean {
  const words = [to, account, provider, code, link].filter((one) => one !== null);
  return words.join('\n').toLowerCase().includes(text.toLowerCase());
}
