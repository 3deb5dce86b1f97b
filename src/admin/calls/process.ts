import { reset } from '../../namespace/reset.ts';
import type { Calls } from '../call.ts';
import { healthOf } from '../health.ts';
import { notBuilt } from '../not-built.ts';

/** What the emulator itself is asked. Health and reset are answered before this table is loaded, where nothing stands before them. */
export const processCalls = {
  getHealth: ({ emulator, origin }) => ({ status: 200, body: healthOf(emulator, origin) }),
  async resetNamespace({ emulator, namespace }) {
    await reset(emulator, namespace);
    return { status: 204 };
  },
  async getMetrics({ figures }) {
    if (figures === undefined) return notBuilt();
    const { scrape } = await import('../metrics.ts');
    const { contentType, text } = await scrape(figures);
    return { status: 200, headers: { 'content-type': contentType }, body: text };
  },
} satisfies Calls<'getHealth' | 'resetNamespace' | 'getMetrics'>;
