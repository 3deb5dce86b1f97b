import type { Calls } from '../call.ts';
import { clearOutbox, readOutbox } from '../outbox.ts';

/** What the vendors would have sent. */
export const outboxCalls = {
  getOutbox: async ({ emulator, namespace }) => ({
    status: 200,
    body: await readOutbox(emulator, namespace),
  }),
  async clearOutbox({ emulator, namespace }) {
    await clearOutbox(emulator, namespace);
    return { status: 204 };
  },
} satisfies Calls<'getOutbox' | 'clearOutbox'>;
