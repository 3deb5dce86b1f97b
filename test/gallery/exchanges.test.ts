import { afterAll, describe, expect, it } from '@jest/globals';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { createEmulator } from '../../src/index.ts';
import { exchangeProblemText, runExchanges, targetOf } from '../../src/testing/exchange-tables.ts';
import { gallery, type GalleryProvider } from './gallery.ts';
import { waiting } from './waiting.ts';

describe.each(gallery.map((provider) => ({ name: provider.id, provider })))('$name', ({ provider }) => {
  const started = startEmulator(provider);
  afterAll(async () => (await started).emulator.close());

  const { id, table } = provider;
  const isWaiting = (name: string) => waiting[id]?.includes(name) === true;

  for (const flow of table.flows) {
    const run = async () => {
      const { emulator } = await started;
      const problems = await runExchanges({ flows: [flow] }, targetOf(emulator, id));
      expect(problems.map(exchangeProblemText)).toEqual([]);
    };
    if (isWaiting(flow.name)) it.todo(flow.name);
    else it(flow.name, run);
  }

  it('has marks without notes', async () => {
    expect((await started).notes).toEqual([]);
  });
});

async function startEmulator({ id, contract }: GalleryProvider) {
  const { provider, notes } = await loadDeclaredProvider({ id, file: contract });
  const options = { port: false, seed: 'gallery', now: '2026-11-21T12:00:00Z' } as const;
  return { emulator: await createEmulator({ ...options, providers: [provider] }), notes };
}
