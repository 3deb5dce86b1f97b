import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCommandLine } from '../../src/cli/command-line.ts';
import { resolveSettings } from '../../src/cli/resolve-settings.ts';
import { startServer } from '../../src/cli/start-server.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { connect } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { exchangeProblemText, runExchanges, targetOf } from '../../src/testing/exchange-tables.ts';
import { gallery, type GalleryProvider } from './gallery.ts';
import { addRecords, secretsIn, watchSecrets, withGuesses, type Secrets } from './secrets.ts';

describe.each(gallery.map((provider) => ({ name: provider.id, provider })))('$name', ({ provider }) => {
  const { table, id } = provider;
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    served = await serve(provider);
  });
  afterAll(() => served.running.close());
  let collected = 0;

  it.each(table.flows)('shows no secret of a client that $name', async (flow) => {
    const { running, printed } = served;
    const emulator = await connect(running.url);
    const secrets: Secrets = new Map();
    const target = targetOf(emulator, id);
    const watched = { ...target, send: watchSecrets(target.send, secrets) };
    const problems = await runExchanges({ flows: [withGuesses(flow)] }, watched);
    expect(problems.map(exchangeProblemText)).toEqual([]);
    addRecords((await emulator.state.get()).records, secrets);
    collected += secrets.size;
    const shown = {
      journal: JSON.stringify(await emulator.requests.list({ limit: 1000 })),
      metrics: await (await running.send('/__admin/metrics', {})).text(),
      terminal: printed(),
    };
    const found = Object.entries(shown).flatMap(([where, text]) =>
      secretsIn(text, secrets).map((secret) => `${where} has ${secret}`),
    );
    expect(found).toEqual([]);
  });

  it('has received secrets in its flows', () => {
    expect(collected).toBeGreaterThan(table.flows.length);
  });
});

/** Starts the emulator of the command, with the lines that its terminal printed. */
async function serve({ id, contract }: GalleryProvider) {
  const providers = { builtIn: builtInProviders, load: loadDeclaredProvider };
  const context = { variables: {}, folder: process.cwd(), providers };
  const line = ['--port', '0', '--seed', 'gallery', '--now', '2026-11-21T12:00:00Z'];
  const { flags } = readCommandLine([...line, '--provider', `${id}=${contract}`], 'start', {});
  const effective = await resolveSettings(flags, context);
  const lines = new PassThrough();
  const running = await startServer(effective, createTerminal(effective.settings, lines), context);
  return { running, printed: () => String(lines.read() ?? '') };
}
