import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { Validator } from '../../../src/core/contract.ts';
import { readContract, type ContractFiles } from '../../../src/declared/contract/read-contract.ts';
import { folderWith } from './folder.ts';

const parsed = jest.fn();

// counts the files that are parsed
jest.mock('../../../src/declared/contract/parse.ts', () => {
  const real = jest.requireActual<typeof import('../../../src/declared/contract/parse.ts')>(
    '../../../src/declared/contract/parse.ts',
  );
  return {
    ...real,
    parse: (text: string, file: string) => {
      parsed(file);
      return real.parse(text, file);
    },
  };
});

/** Creates a contract in several files with an overlay, and an empty cache folder. */
function acme(): { readonly files: ContractFiles; readonly folder: string; readonly cache: string } {
  parsed.mockClear();
  const folder = folderWith({
    'acme.yaml': 'openapi: 3.0.3\ninfo: {}\npaths: { /a: { $ref: b.yaml }, /c: { gte: {} } }',
    'b.yaml': 'get: { __proto__: { a: 1 } }',
    'o.yaml': 'overlay: 1.0.0\ninfo: {}\nactions: [{ target: $, update: { x-login: { version: 1 } } }]',
  });
  const cache = join(folder, 'home/login-emulator');
  mkdirSync(dirname(cache));
  return {
    files: { contract: join(folder, 'acme.yaml'), overlay: join(folder, 'o.yaml'), cache },
    folder,
    cache,
  };
}

function cached(cache: string): readonly string[] {
  const contracts = join(cache, 'contracts');
  return readdirSync(contracts).map((name) => join(contracts, name));
}

test('reads an unchanged contract from the cache without parsing it', async () => {
  const { files } = acme();
  const first = await readContract(files);
  expect(parsed).toHaveBeenCalledTimes(3);
  const second = await readContract(files);
  expect(parsed).toHaveBeenCalledTimes(3);
  const { locate: locateFirst, ...contentOfFirst } = first;
  const { locate: locateSecond, ...contentOfSecond } = second;
  expect(contentOfSecond).toEqual(contentOfFirst);
  expect(contentOfFirst.notes).toHaveLength(1);
  const problems = [
    ['x-login', 'version'],
    ['paths', '/a', 'get'],
    ['paths', '/c'],
  ].map((path) => ({ path, atKey: false, message: 'here' }));
  expect(await locateSecond(problems)).toEqual(await locateFirst(problems));
});

test('reports each file to which a contract refers, parsed or from the cache, also if it is missing', async () => {
  const { files, folder } = acme();
  const read: string[] = [];
  const onRead = (path: string) => void read.push(path);
  await readContract({ ...files, onRead });
  await readContract({ ...files, onRead });
  expect(read).toEqual([join(folder, 'b.yaml'), join(folder, 'b.yaml')]);
  rmSync(join(folder, 'b.yaml'));
  await expect(readContract({ ...files, onRead })).rejects.toThrow("a file that doesn't exist");
  expect(read.at(-1)).toBe(join(folder, 'b.yaml'));
});

test('reads fixtures from the cache without parsing them, and fills in variables each time', async () => {
  const { folder, cache } = acme();
  // loaded late, with the parser that counts
  const { readFixtureFile } = await import('../../../src/declared/accounts/fixture-file.ts');
  const file = join(folder, 'fixtures.yaml');
  writeFileSync(file, 'accounts: [{ login: "${ACME_LOGIN:-ada}" }]');
  const check: Validator<unknown> = (content): content is unknown => content !== undefined;
  const read = () => readFixtureFile(file, check, cache);
  expect(await read()).toEqual({ accounts: [{ login: 'ada' }] });
  process.env['ACME_LOGIN'] = 'bob';
  expect(await read()).toEqual({ accounts: [{ login: 'bob' }] });
  delete process.env['ACME_LOGIN'];
  expect(parsed).toHaveBeenCalledTimes(1);
});

test.each(['acme.yaml', 'b.yaml', 'o.yaml'])('parses again after a change of %s', async (name) => {
  const { files, folder } = acme();
  const { digest } = await readContract(files);
  writeFileSync(join(folder, name), `${readFileSync(join(folder, name), 'utf8')}\n# changed`);
  expect((await readContract(files)).digest).not.toBe(digest);
  expect(parsed).toHaveBeenCalledTimes(6);
});

test('parses again for another overlay or another setting', async () => {
  const { files, cache } = acme();
  await readContract(files);
  await readContract({ contract: files.contract, cache });
  expect(parsed).toHaveBeenCalledTimes(5);
  await readContract({ ...files, allowOutside: true });
  expect(parsed).toHaveBeenCalledTimes(8);
});

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['truncated', (content: Buffer) => content.subarray(0, -1)],
  ['changed', (content: Buffer) => Buffer.concat([content.subarray(0, -1), Buffer.from(' ')])],
] as const)('ignores a cached file that is %s, and writes it again', async (_what, damage) => {
  const { files, cache } = acme();
  await readContract(files);
  const [path = ''] = cached(cache);
  const content = readFileSync(path);
  writeFileSync(path, damage(content));
  await readContract(files);
  expect(parsed).toHaveBeenCalledTimes(6);
  expect(readFileSync(path)).toEqual(content);
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('stores files that only the user can read, and ignores those that others can write', async () => {
  const { files, cache } = acme();
  await readContract(files);
  const [path = ''] = cached(cache);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  chmodSync(path, 0o666);
  await readContract(files);
  expect(parsed).toHaveBeenCalledTimes(6);
});

onPosix('ignores a folder that others can write', async () => {
  const { files, cache } = acme();
  await readContract(files);
  chmodSync(join(cache, 'contracts'), 0o777);
  await readContract(files);
  expect(parsed).toHaveBeenCalledTimes(6);
});

test('caches nothing without a cache folder', async () => {
  const { files, folder } = acme();
  await readContract({ contract: files.contract });
  await readContract({ contract: files.contract });
  expect(parsed).toHaveBeenCalledTimes(4);
  expect(readdirSync(join(folder, 'home'))).toEqual([]);
});

test('removes the contracts that were used longest ago', async () => {
  const { files, cache } = acme();
  await readContract(files);
  const [first = ''] = cached(cache);
  utimesSync(first, 2, 2);
  const contracts = join(first, '..');
  for (let index = 0; index < 31; index += 1) {
    const old = join(contracts, index.toString(16).padStart(64, '0'));
    writeFileSync(old, '');
    utimesSync(old, 1, 1);
  }
  await readContract({ contract: files.contract, cache });
  await readContract({ ...files, allowOutside: true });
  expect(cached(cache)).toHaveLength(32);
  expect(cached(cache)).toContain(first);
});

test('inspects a document once, and caches the notes of the inspection', async () => {
  const { files } = acme();
  const inspect = jest.fn(() =>
    Promise.resolve({ problems: [], notes: [{ path: ['paths', '/c'], atKey: false, message: 'a note' }] }),
  );
  const first = await readContract({ ...files, inspect });
  const second = await readContract({ ...files, inspect });
  expect(inspect).toHaveBeenCalledTimes(1);
  expect(first.notes.filter((note) => note.endsWith(': a note'))).toHaveLength(1);
  expect(second.notes).toEqual(first.notes);
});

test('does not cache a document whose inspection finds a problem', async () => {
  const { files, cache } = acme();
  const inspect = () =>
    Promise.resolve({ problems: [{ path: ['x-login'], atKey: true, message: 'a problem' }], notes: [] });
  await expect(readContract({ ...files, inspect })).rejects.toThrow(/o\.yaml:3:\d+: a problem/);
  expect(() => cached(cache)).toThrow('ENOENT');
});

test('inspects a document that was cached without an inspection', async () => {
  const { files } = acme();
  await readContract(files);
  const inspect = jest.fn(() => Promise.resolve({ problems: [], notes: [] }));
  await readContract({ ...files, inspect });
  expect(inspect).toHaveBeenCalledTimes(1);
});
