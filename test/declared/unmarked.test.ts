import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const contract = {
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1' },
  paths: { '/things': { get: { responses: { 200: { description: 'Things' } } } } },
};
const titled = { target: '$.info', update: { title: 'The API of Acme' } };
const emptyOverlay = { overlay: '1.0.0', info: contract.info, actions: [titled] };
const note = (what: string) => [
  `acme has no marks, so no operation signs in; ${what} (docs/guides/own-provider.md)`,
];

it.each([
  ['a contract alone', contract, {}, note('write acme.login.yaml beside acme.json')],
  [
    'an overlay without marks',
    contract,
    { 'acme.login.json': JSON.stringify(emptyOverlay) },
    note('add x-login to acme.login.json'),
  ],
  ['a contract with marks', { ...contract, 'x-login': { version: 1, protect: true } }, {}, []],
])('notes %s that has no sign-in', async (_what, document, files, notes) => {
  const folder = temporaryFolder({ 'acme.json': JSON.stringify(document), ...files });
  const loaded = await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.json') });
  expect(loaded.notes.filter((one) => one.includes('no marks'))).toEqual(notes);
});
