import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { serve } from '../support/server.ts';
import { titleOf } from './collection.ts';
import { documentedCells } from './documented.ts';
import type { Judged } from './judged.ts';
import { sendBruno } from './send-bruno.ts';
import { sendHttpFile } from './send-http-file.ts';
import { sendPostman } from './send-postman.ts';

// sends every request of the exchange tables
jest.setTimeout(120_000);

const providers = builtInProviders.map(({ id }) => id);

it.each(providers)('reaches every outcome of %s with its Postman collection', async (provider) => {
  const text = readFileSync(`examples/postman/${provider}.postman_collection.json`, 'utf8');
  expect(await judgedBy((client) => sendPostman(text, client))).toEqual(expectedOf(provider));
});

it.each(providers)('reaches every outcome of %s with its Bruno collection', async (provider) => {
  const files = filesIn(`examples/bruno/${provider}`);
  expect(await judgedBy((client) => sendBruno(files, client))).toEqual(expectedOf(provider));
});

it.each(providers)('reaches every outcome of %s with its .http file', async (provider) => {
  const text = readFileSync(`examples/http/${provider}.http`, 'utf8');
  const judged = await judgedBy((client) => sendHttpFile(text, client));
  const isOfOperation = ({ title }: Judged) => title.includes(': ');
  expect(judged.filter(isOfOperation)).toEqual(expectedOf(provider));
  const steps = judged.filter((one) => !isOfOperation(one));
  expect(steps.flatMap(({ failures }) => failures)).toEqual([]);
  expect(steps.map(({ checks }) => checks)).toEqual(steps.map(() => 1));
});

it('reports a failed check when an answer differs from the name of its request', async () => {
  const text = readFileSync('examples/postman/misaka.postman_collection.json', 'utf8');
  const wrong = text.replace('"200 signed-in"', '"201 signed-up"');
  const judged = await judgedBy((client) => sendPostman(wrong, client));
  expect(judged.filter(({ failures }) => failures.length === 2).map(({ title }) => title)).toEqual([
    'login: 201 signed-up',
  ]);
});

/** Sends requests to a new emulator. */
async function judgedBy(send: (client: Client) => Promise<readonly Judged[]>): Promise<readonly Judged[]> {
  const server = await serve(testApp());
  const client = createClient(server.port);
  try {
    return await send(client);
  } finally {
    client.close();
    await server.close();
  }
}

/** The requests of a provider in order: for each operation a reset, then its outcomes; each with its checks. */
function expectedOf(provider: string): readonly Judged[] {
  const cells = documentedCells.filter(({ table }) => table.provider === provider);
  return cells.flatMap(({ table, cell }, index) => {
    const isFirst = cells[index - 1]?.table !== table;
    const request = { title: `${table.operation}: ${titleOf(cell)}`, checks: 2, failures: [] };
    return isFirst ? [{ title: `${table.operation}: reset`, checks: 1, failures: [] }, request] : [request];
  });
}

/** The texts of the files below a folder, by path. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map(({ parentPath, name }) => `${parentPath}/${name}`);
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}
