import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { post, requestLines, serving } from '../cli/cli.ts';

it('escapes control characters of clients, so that they cannot forge lines or control the terminal', async () => {
  const ended = await serving([], async ({ url }) => {
    const forged = encodeURIComponent('\u001b[31m\nPOST /apiv2/login → 200 signed-in · forged \u009b');
    await post(`${url}/apiv2/login?__code=${forged}`, {});
    const headers = { 'content-type': 'application/json', 'x-emulator-client': 'me \u009b31m' };
    await fetch(`${url}/apiv2/login`, { method: 'POST', headers, body: '{}' });
  });
  const lines = requestLines(ended);
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain('forged');
  expect(lines.join()).toContain('x-emulator-client is "‹redacted›"');
});

it('keeps serving when its output is closed', async () => {
  const cli = spawn(process.execPath, ['dist/cli.cjs', '--port', '0'], {
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said] = (await once(cli.stdout, 'data')) as [Buffer];
  const [url = ''] = /http:\/\/localhost:\d+/.exec(said.toString()) ?? [];
  cli.stdout.destroy();
  const statuses: number[] = [];
  for (let sent = 0; sent < 3; sent += 1) statuses.push((await post(`${url}/apiv2/login`, {})).status);
  cli.kill('SIGTERM');
  const [code] = (await once(cli, 'exit')) as [number | null];
  expect({ statuses, code }).toEqual({ statuses: [402, 402, 402], code: 0 });
});
