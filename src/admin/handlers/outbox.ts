import type { Handlers } from '../handler.ts';
import { findProviders } from '../call-target.ts';
import { accountKey } from '../../core/account.ts';
import type { Message } from '../../core/records.ts';
import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import { createProviderRecords, type ProviderRecords } from '../provider-records.ts';
import type { components } from '../../generated/admin/types.ts';

/** The calls for messages that the vendors would have sent. */
export const outboxCalls = {
  async getOutbox({ emulator, namespace, query: { provider, ...wanted } }) {
    const found = await findProviders(emulator, namespace, provider);
    if ('status' in found) return found;
    return { status: 200, body: await readOutbox(emulator, namespace, wanted, found) };
  },

  async clearOutbox({ emulator, namespace }) {
    for (const served of emulator.served) {
      const { list, read } = createProviderRecords(emulator, namespace, served);
      const outbox = await list('outbox');
      await read(({ state }) => {
        for (const key of outbox.keys()) state.delete('outbox', key);
      });
    }
    return { status: 204 };
  },
} satisfies Handlers;

type Outbox = components['schemas']['Outbox'];

/** Filter of messages. */
interface MessageFilter {
  /** Any login of the recipient's account. */
  readonly account?: string;
  readonly channel?: Message['channel'];
}

/** Returns the messages of a namespace, newest first, of these providers (default: all). */
export async function readOutbox(
  emulator: Emulator,
  namespace: string,
  wanted: MessageFilter = {},
  providers: readonly ServedProvider[] = emulator.served,
): Promise<Outbox> {
  const perProvider = await Promise.all(
    providers.map((served) => messagesOf(createProviderRecords(emulator, namespace, served), wanted)),
  );
  const messages = perProvider.flat().sort((one, other) => other.message.request - one.message.request);
  return {
    messages: messages.map(({ provider, message }) => ({
      provider,
      account: message.account ?? null,
      channel: message.channel,
      to: message.to === '' ? null : message.to,
      code: message.code ?? null,
      link: message.link ?? null,
      sentAt: new Date(message.sentAt).toISOString(),
    })),
  };
}

async function messagesOf(
  records: ProviderRecords,
  { account, channel }: MessageFilter,
): Promise<readonly { readonly provider: string; readonly message: Message }[]> {
  const lists = await records.list('outbox');
  const key =
    account === undefined
      ? undefined
      : await records.read(({ state }) => accountKey(account, state) ?? account);
  return [...lists]
    .filter(([owner]) => key === undefined || owner === key)
    .flatMap(([, messages]) => messages)
    .filter((message) => channel === undefined || message.channel === channel)
    .map((message) => ({ provider: records.served.id, message }));
}
