import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { BareRoot } from './bare-root.ts';
import type { Check } from './checks.ts';
import { serve, succeed } from './commands.ts';
import { signInOnce } from './logins.ts';

/** Runs `exec`, and the commands for a running emulator, from the executable. */
export async function checkVerbs(check: Check, bare: BareRoot): Promise<void> {
  await check('exec runs a command and passes it the address: here the executable itself', async () => {
    const words = ['exec', '--', bare.path, 'code', 'rocketchat', 'totp'];
    assert.match(await succeed(bare.program(), words), /^\d{6}$/m);
  });
  await check('exec reports a missing command, without a word about npx', async () => {
    const ended = succeed(bare.program(), ['exec', '--', 'no-such-command']);
    await assert.rejects(ended, /ended with 127\nlogin-emulator: .*in the PATH\?\n$/);
  });
  await check('code, scenario, account, clock, coverage, requests, bundle and reset', async () => {
    const code = await serve(bare.program(), async (url) => {
      const here = bare.program({ LOGIN_EMULATOR_URL: url });
      const says = async (words: string, expected: RegExp) =>
        assert.match(await succeed(here, words.split(' ')), expected);
      await says('code rocketchat totp', /^\d{6}\n/);
      await says('scenario on --provider interserver --outcome locked-out --times 1', /locked-out/);
      const { status } = await fetch(`${url}/apiv2/login`, { method: 'POST' });
      assert.equal(status, 429);
      await says('account lock rocketchat plain', /locked/);
      await says('clock +1h', /\d{4}-\d\d-\d\d/);
      await says('coverage', /interserver/);
      await says('requests', /429 locked-out/);
      await says('bundle', /"journal"/);
      await says('reset', /reset/);
    });
    assert.equal(code, 0);
  });
  await check('requests --follow prints requests as they arrive', async () => {
    const code = await serve(bare.program(), async (url) => {
      const { words, cwd } = bare.program({ LOGIN_EMULATOR_URL: url });
      const [command = '', ...first] = words;
      const child = spawn(command, [...first, 'requests', '--follow'], {
        cwd,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout });
      try {
        const line = once(lines, 'line', { signal: AbortSignal.timeout(20_000) });
        await signInOnce(url);
        assert.match(String(await line), /200 signed-in/);
      } finally {
        child.kill('SIGKILL');
      }
    });
    assert.equal(code, 0);
  });
}
