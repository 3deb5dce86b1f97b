import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, serving } from './cli.ts';

it('exits with 2 and names the record when a --state file has a record of a wrong form', async () => {
  const state = join(temporaryFolder(), 'state.json');
  await serving(['--state', state], async ({ url }) => {
    await post(`${url}/apiv2/login`, { login: 'plain@example.com', passwd: 'Password-1' });
  });
  const broken = readFileSync(state, 'utf8').replace(/"account":"plain@example\.com"/, '"account":7');
  writeFileSync(state, broken);
  const { code, stdout, stderr } = await run(['--port', '0', '--state', state]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('state.json');
  expect(stderr).toMatch(/interserver\/sessions\//);
  expect(readFileSync(state, 'utf8')).toBe(broken);
});
