import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

it('uses port 4010 by default, or reports that it is in use', async () => {
  const cli = spawn(process.execPath, [join(__dirname, '../../dist/cli.cjs')], {
    cwd: tmpdir(),
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  const said = await Promise.race([once(cli.stdout, 'data'), once(cli.stderr, 'data')]);
  cli.kill('SIGTERM');
  await once(cli, 'exit');
  expect(String(said[0])).toMatch(
    /^login-emulator [\d.]+ on http:\/\/localhost:4010\n|: port 4010 is in use;/,
  );
});
