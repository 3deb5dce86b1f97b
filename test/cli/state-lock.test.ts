import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, running, serving } from './cli.ts';

it('rejects a second start with the same --state, and names the process that holds it', async () => {
  const state = join(temporaryFolder(), 'state.json');
  await serving(['--state', state], async () => {
    const { code, stdout, stderr } = await run(['--port', '0', '--state', state]);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(
        /^login-emulator: the state file .*state\.json is in use by process \d+ on .+, since .+Z\. Stop that process, or use another file here; if no process uses it, delete .*state\.json\.lock\n$/,
      ),
    ]);
  });
  expect(readdirSync(join(state, '..'))).toEqual([]);
});

it('starts again with the same --state after the previous process was killed', async () => {
  const state = join(temporaryFolder(), 'state.json');
  await running(['--port', '0', '--state', state], async ({ pid, printed }) => {
    await printed('Ctrl-C stops.');
    process.kill(pid, 'SIGKILL');
  });
  expect(readdirSync(join(state, '..'))).toEqual(['state.json.lock']);
  const { code } = await serving(['--state', state], async ({ url }) => {
    await post(`${url}/apiv2/login`, { login: 'plain@example.com', passwd: 'Password-1' });
  });
  expect(code).toBe(0);
  expect(readdirSync(join(state, '..'))).toEqual(['state.json']);
});
