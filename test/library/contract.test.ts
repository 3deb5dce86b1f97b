import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { adminCalls } from '../../src/generated/admin/calls.ts';

const folder = 'src/library';

/** Calls for people, monitoring and browsers, which the library doesn't offer. */
const notForPrograms = [
  ...['getMetrics', 'getDocs', 'getDocsFile', 'getContract', 'getAdminContract'],
  ...['getConsoleSession', 'openConsoleSession', 'closeConsoleSession', 'listAddresses'],
  ...['getConsole', 'getConsoleFile', 'listOperations', 'exportRequest'],
];

it('has a method for every call of the control plane', () => {
  const text = readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
  const missing = Object.keys(adminCalls).filter((id) => !text.includes(`'${id}'`));
  expect(missing.toSorted()).toEqual(notForPrograms.toSorted());
});
