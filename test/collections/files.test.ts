import { readdirSync, rmSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { pageText } from '../docs/pages.ts';
import { documentedCells } from './documented.ts';
import { titleOf } from './collection.ts';
import { collectionFiles } from './files.ts';

// records every request of the exchange tables
jest.setTimeout(120_000);

/** The average for a provider. */
const largestBytes = 100_000;
/** Files in these folders that are written by hand. */
const handWritten = ['httpyac.config.cjs'];
const isUpdate = process.env['UPDATE_DOCS'] !== undefined;
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
  const { folders, collections } = await generated;
  const texts = Object.values(folders).flatMap((files) => Object.values(files));
  expect(Buffer.byteLength(texts.join(''))).toBeLessThan(largestBytes * collections.length);
});

it('has a request for each outcome and status in the exchange tables of the documented profiles', async () => {
  const found = (await generated).collections.flatMap(({ provider, operations }) =>
    operations.flatMap(({ operation, requests }) =>
      requests.map((request) => `${provider} ${operation} ${titleOf(request)}`),
    ),
  );
  expect(found).toEqual(
    documentedCells.map(({ table, cell }) => `${table.provider} ${table.operation} ${titleOf(cell)}`),
  );
});

it('forces the outcomes that need a repetition, a later time, an option or a policy, and chains the others', async () => {
  const counts = (await generated).collections.map(({ provider, operations }) => {
    const requests = operations.flatMap((one) => one.requests);
    const forced = requests.filter(({ headers }) => 'Prefer' in headers);
    const chained = requests.filter(({ steps }) => steps.some(({ name }) => name !== 'reset'));
    return [provider, { requests: requests.length, forced: forced.length, chained: chained.length }] as const;
  });
  expect(Object.fromEntries(counts)).toMatchObject({
    interserver: { requests: 101, forced: 54, chained: 16 },
    rocketchat: { requests: 88, forced: 46, chained: 12 },
    misaka: { requests: 61, forced: 28, chained: 13 },
    onlyoffice: { requests: 184, forced: 95, chained: 20 },
  });
});

function pathsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1));
}
