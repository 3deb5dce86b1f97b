import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { freePort } from '../support/free-port.ts';
import { run, serving } from './cli.ts';
import { outcomeOf, plain, wrong } from './sign-in.ts';

it('does not start if the Redis of --store does not answer, and reports it in one line', async () => {
  const port = await freePort();
  expect(await run(['--port', '0', '--store', `redis://tom:secret@127.0.0.1:${port}`])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: the store redis://127.0.0.1:${port} is not reachable: connect ECONNREFUSED 127.0.0.1:${port}\n`,
  });
});

it('keeps its state across restarts with --state', async () => {
  const args = ['--state', join(temporaryFolder(), 'state.json')];
  const first = await serving(args, async ({ url }) => {
    for (let failure = 0; failure < 5; failure += 1) await outcomeOf(url, wrong);
  });
  expect([first.code, first.stderr]).toEqual([0, '']);
  await serving(args, async ({ url }) => {
    expect(await outcomeOf(url, plain)).toBe('locked-out');
  });
});

it('rejects a state file of another format in one line', async () => {
  const cwd = temporaryFolder({ 'state.json': '{}' });
  expect(await run(['--port', '0', '--state', 'state.json'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "login-emulator: the state file state.json cannot be used: this isn't a state file: it has no format; expected a file written by --state. To start with an empty state, move it away\n",
  });
});
