import type { Handlers } from '../handler.ts';
import { clearOutbox, readOutbox } from '../outbox.ts';
import { findProviders } from '../find-provider.ts';

/** What the vendors would have sent. */
export const outboxCalls = {
  async getOutbox({ emulator, namespace, query: { provider, ...wanted } }) {
    const found = await findProviders(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    return { status: 200, body: await readOutbox(emulator, namespace, wanted, found.all) };
  },

  async clearOutbox({ emulator, namespace }) {
    await clearOutbox(emulator, namespace);
    return { status: 204 };
  },
} satisfies Handlers<'getOutbox' | 'clearOutbox'>;
