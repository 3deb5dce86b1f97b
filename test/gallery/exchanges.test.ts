import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { createEmulator } from '../../src/index.ts';
import { exchangeProblemText, runExchanges, targetOf } from '../../src/testing/exchange-tables.ts';
import { describesRefusals, gallery, type GalleryProvider } from './gallery.ts';

const lacksRefusal = /declares no answer with the status [45]/;

describe.each(gallery.map((provider) => ({ name: provider.id, provider })))('$name', ({ provider }) => {
  const started = startEmulator(provider);
  const warned: unknown[] = [];
  beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation((text) => void warned.push(text)));
  afterAll(async () => (await started).emulator.close());

  const { id, table } = provider;

  for (const flow of table.flows) {
    it(flow.name, async () => {
      const { emulator } = await started;
      const problems = await runExchanges({ flows: [flow] }, targetOf(emulator, id));
      expect(problems.map(exchangeProblemText)).toEqual([]);
    });
  }

  it('sends only answers that keep the contract', () => {
    const broken = warned.map(String).filter((text) => text.includes('sent an answer'));
    expect(describesRefusals(provider) ? broken : broken.filter((text) => !lacksRefusal.test(text))).toEqual(
      [],
    );
  });

  it('has marks without notes', async () => {
    expect((await started).notes).toEqual([]);
  });
});

async function startEmulator({ id, contract }: GalleryProvider) {
  const { provider, notes } = await loadDeclaredProvider({ id, file: contract });
  const options = { port: false, seed: 'gallery', now: '2026-11-21T12:00:00Z' } as const;
  return { emulator: await createEmulator({ ...options, providers: [provider] }), notes };
}
