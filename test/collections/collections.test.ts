import { readdirSync, rmSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { pageText } from '../docs/pages.ts';
import { forcedCells } from '../exchanges/tables.ts';
import { testApp } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { serve } from '../support/server.ts';
import { titleOf } from './collection.ts';
import { collectionFiles } from './files.ts';
import type { Judged } from './judged.ts';
import { sendBruno } from './send-bruno.ts';
import { sendHttpFile } from './send-http-file.ts';
import { sendPostman } from './send-postman.ts';

// records and sends every request of the exchange tables
jest.setTimeout(120_000);

const largestBytes = 420_000;
/** Files in these folders that are written by hand. */
const handWritten = ['httpyac.config.cjs'];
const isUpdate = process.env['UPDATE_DOCS'] !== undefined;
const providers = builtInProviders.map(({ id }) => id);
const generated = collectionFiles();

it.each(['examples/postman', 'examples/bruno', 'examples/http'])(
  'has the current requests in %s; `npm run docs` writes them',
  async (folder) => {
    const files = (await generated).folders[folder] ?? {};
    const found = Object.entries(files).map(
      ([path, text]) => [path, pageText(`${folder}/${path}`, text)] as const,
    );
    expect(Object.fromEntries(found)).toEqual(files);
    const isExtra = (path: string) => !(path in files) && !handWritten.includes(path);
    if (isUpdate) for (const path of pathsIn(folder).filter(isExtra)) rmSync(`${folder}/${path}`);
    expect(pathsIn(folder).filter(isExtra)).toEqual([]);
  },
);

it('keeps the generated files small', async () => {
  const texts = Object.values((await generated).folders).flatMap((files) => Object.values(files));
  expect(Buffer.byteLength(texts.join(''))).toBeLessThan(largestBytes);
});

it('has a request for each outcome and status in the exchange tables of the documented profiles', async () => {
  const wanted = forcedCells.filter(({ table }) => table.profile === 'documented');
  const found = (await generated).collections.flatMap(({ provider, operations }) =>
    operations.flatMap(({ operation, requests }) =>
      requests.map((request) => `${provider} ${operation} ${titleOf(request)}`),
    ),
  );
  expect(found.sort()).toEqual(
    wanted.map(({ table, cell }) => `${table.provider} ${table.operation} ${titleOf(cell)}`).sort(),
  );
});

it('forces the outcomes that need a repetition, a later time, an option or a policy, and chains the others', async () => {
  const counts = (await generated).collections.map(({ provider, operations }) => {
    const requests = operations.flatMap((one) => one.requests);
    const forced = requests.filter(({ headers }) => 'Prefer' in headers);
    const chained = requests.filter(({ steps }) => steps.some(({ name }) => name !== 'reset'));
    return [provider, { requests: requests.length, forced: forced.length, chained: chained.length }] as const;
  });
  expect(Object.fromEntries(counts)).toEqual({
    interserver: { requests: 101, forced: 54, chained: 16 },
    rocketchat: { requests: 88, forced: 46, chained: 12 },
    misaka: { requests: 61, forced: 28, chained: 13 },
    onlyoffice: { requests: 184, forced: 95, chained: 20 },
  });
});

it.each(providers)('reaches every outcome of %s with its Postman collection', async (provider) => {
  const text = (await generated).folders['examples/postman']?.[`${provider}.postman_collection.json`] ?? '';
  await expectAll(provider, await sentTo((client) => sendPostman(text, client)));
});

it.each(providers)('reaches every outcome of %s with its Bruno collection', async (provider) => {
  const files = (await generated).folders['examples/bruno'] ?? {};
  await expectAll(provider, await sentTo((client) => sendBruno(files, provider, client)));
});

it.each(providers)('reaches every outcome of %s with its .http file', async (provider) => {
  const text = (await generated).folders['examples/http']?.[`${provider}.http`] ?? '';
  const judged = await sentTo((client) => sendHttpFile(text, client));
  const ofOperations = judged.filter(({ title }) => title.includes(': '));
  expect(judged.flatMap(({ failures }) => failures)).toEqual([]);
  await expectAll(provider, ofOperations);
});

it('reports a failed check when an answer differs from the name of its request', async () => {
  const text = (await generated).folders['examples/postman']?.['misaka.postman_collection.json'] ?? '';
  const wrong = text.replace('"200 signed-in"', '"201 signed-up"');
  const judged = await sentTo((client) => sendPostman(wrong, client));
  expect(judged.filter(({ failures }) => failures.length === 2).map(({ title }) => title)).toEqual([
    'login: 201 signed-up',
  ]);
});

/** Sends requests to a new emulator. */
async function sentTo(send: (client: Client) => Promise<readonly Judged[]>): Promise<readonly Judged[]> {
  const server = await serve(testApp());
  const client = createClient(server.port);
  const judged = await send(client);
  client.close();
  await server.close();
  return judged;
}

/** Expects that the requests of a provider were sent in order, and that their checks succeeded. */
async function expectAll(provider: string, judged: readonly Judged[]): Promise<void> {
  const own = (await generated).collections.find((one) => one.provider === provider);
  const wanted = (own?.operations ?? []).flatMap(({ operation, requests }) => [
    { title: `${operation}: reset`, checks: 1, failures: [] },
    ...requests.map((request) => ({
      ...{ title: `${operation}: ${titleOf(request)}`, checks: 2, failures: [] },
    })),
  ]);
  expect(wanted.length).toBeGreaterThan(0);
  expect(judged).toEqual(wanted);
}

function pathsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1));
}
