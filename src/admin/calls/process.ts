import { reset } from '../../namespace/reset.ts';
import type { Calls } from '../call.ts';
import { healthOf } from '../health.ts';

/** What the emulator itself is asked. Health and reset are answered before this table is loaded, where nothing stands before them. */
export const processCalls = {
  getHealth: ({ emulator, origin, place }) => ({ status: 200, body: healthOf(emulator, origin, place) }),
  async resetNamespace({ emulator, namespace }) {
    await reset(emulator, namespace);
    return { status: 204 };
  },
  async getMetrics({ emulator, journal, coverage }) {
    const { scrape } = await import('../metrics.ts');
    const { contentType, text } = await scrape({
      coverage: coverage.counts,
      namespaces: () => emulator.namespaces.list().size,
      journalEntries: journal.entries,
      journalBytes: journal.bytes,
    });
    return { status: 200, headers: { 'content-type': contentType }, body: text };
  },
} satisfies Calls<'getHealth' | 'resetNamespace' | 'getMetrics'>;
