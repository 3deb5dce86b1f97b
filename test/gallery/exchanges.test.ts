import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { createEmulator } from '../../src/index.ts';
import { exchangeProblemText, runExchanges, targetOf } from '../../src/testing/exchange-tables.ts';
import { gallery, type GalleryProvider } from './gallery.ts';

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

  it('sends no answer that breaks the schemas of the contract', () => {
    // generated contracts lack most refusals, and declare bodies that a server omits
    const isUndeclared = (text: string) => text.includes('the contract declares ');
    const sent = warned.map(String).filter((text) => text.includes('sent an answer'));
    expect(sent.filter((text) => !isUndeclared(text))).toEqual([]);
  });

  it('has marks without notes', async () => {
    const { notes, exampleNotes } = await started;
    expect([...notes, ...(await exampleNotes())]).toEqual([]);
  });
});

async function startEmulator({ id, contract }: GalleryProvider) {
  const { provider, notes, exampleNotes } = await loadDeclaredProvider({ id, file: contract });
  const options = { port: false, seed: 'gallery', now: '2026-11-21T12:00:00Z' } as const;
  return { emulator: await createEmulator({ ...options, providers: [provider] }), notes, exampleNotes };
}
