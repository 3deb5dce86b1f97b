import type { Message } from '../core/records.ts';
import type { Emulator, Served } from '../emulator.ts';
import type { components } from '../generated/admin/types.ts';

type Outbox = components['schemas']['Outbox'];

const collection = 'outbox';

/** Every message of a namespace, newest first. */
export async function readOutbox(emulator: Emulator, namespace: string): Promise<Outbox> {
  const perProvider = await Promise.all(
    emulator.served.map((served) => messagesOf(emulator, namespace, served)),
  );
  const messages = perProvider.flat().sort((one, other) => other.message.request - one.message.request);
  return {
    messages: messages.map(({ provider, message }) => ({
      provider,
      account: message.account,
      channel: message.channel,
      to: message.to === '' ? null : message.to,
      code: message.code,
      link: null,
      sentAt: new Date(message.sentAt).toISOString(),
    })),
  };
}

/** Empties a namespace's outbox. */
export async function clearOutbox(emulator: Emulator, namespace: string): Promise<void> {
  for (const served of emulator.served) {
    const keys = [...(await emulator.store.list(namespace, prefixOf(served))).keys()];
    await emulator.look(namespace, served, (state) => {
      for (const address of keys) state.delete(collection, address.slice(prefixOf(served).length));
    });
  }
}

async function messagesOf(emulator: Emulator, namespace: string, served: Served) {
  const lists = await emulator.store.list(namespace, prefixOf(served));
  return [...lists.values()].flatMap((list) =>
    (list as readonly Message[]).map((message) => ({ provider: served.id, message })),
  );
}

function prefixOf({ id }: Served): string {
  return `${id}/${collection}/`;
}
