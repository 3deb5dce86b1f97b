import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { freePort, startRedis } from '../support/redis-server.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, serving } from './cli.ts';

const redis = startRedis();

afterAll(async () => (await redis).stop());

const plain = { login: 'plain@example.com', passwd: 'Password-1' };
const wrong = { ...plain, passwd: 'wrong' };

async function outcomeOf(url: string, body: object): Promise<string | null> {
  return (await post(`${url}/apiv2/login`, body)).headers.get('x-emulator-outcome');
}

it('shares one state between processes with --store', async () => {
  const args = ['--store', (await redis).newDatabase()];
  const outcomes: (string | null)[] = [];
  await serving(args, (one) =>
    serving(args, async (other) => {
      const both = [one.url, other.url];
      const tries = Array.from({ length: 6 }, (_, index) => both[index % 2] ?? '');
      for (const url of tries) outcomes.push(await outcomeOf(url, wrong));
      for (const url of both) outcomes.push(await outcomeOf(url, plain));
    }).then(({ code, stderr }) => expect([code, stderr]).toEqual([0, ''])),
  );
  expect(outcomes).toEqual([
    ...Array.from({ length: 5 }, () => 'invalid-credentials'),
    ...Array.from({ length: 3 }, () => 'locked-out'),
  ]);
});

it('does not start where the Redis of --store is not there, and says so in one line', async () => {
  const port = await freePort();
  expect(await run(['--port', '0', '--store', `redis://tom:secret@127.0.0.1:${port}`])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: the store redis://127.0.0.1:${port} is not reachable: connect ECONNREFUSED 127.0.0.1:${port}\n`,
  });
});

it('lets go of Redis when it cannot listen', async () => {
  const store = (await redis).newDatabase();
  await serving(['--store', store], async ({ port }) => {
    const { code } = await run(['--port', String(port), '--store', store]);
    expect(code).toBe(2);
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

it('does not start over a state file that is none, and says so in one line', async () => {
  const cwd = temporaryFolder({ 'state.json': '{}' });
  expect(await run(['--port', '0', '--state', 'state.json'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'login-emulator: the state file state.json cannot be used: this is no state file: it has no format; expected a file that --state has written. To start with an empty state, move it away\n',
  });
});

it('says that Redis has gone while it serves, in one line', async () => {
  const other = await startRedis();
  const { code, stderr } = await serving(['--store', other.newDatabase()], async ({ url }) => {
    await outcomeOf(url, plain);
    await other.stop();
    expect((await post(`${url}/apiv2/login`, plain)).status).toBe(503);
  });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^the store redis:\/\/127\.0\.0\.1:\d+\/1 is not reachable: .+\n$/);
});
