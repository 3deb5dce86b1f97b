import { expect, it } from '@jest/globals';
import type { SignedIn } from '../../src/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { startRedis } from '../support/redis-server.ts';
import { useRedis } from '../support/use-redis.ts';
import { post, run, serving } from './cli.ts';
import { outcomeOf, plain, wrong } from './sign-in.ts';

const redis = useRedis();

it('shares one state between processes with --store', async () => {
  const args = ['--store', redis.newDatabase()];
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

it('disconnects from Redis if it cannot listen', async () => {
  const store = redis.newDatabase();
  await serving(['--store', store], async ({ port }) => {
    const { code } = await run(['--port', String(port), '--store', store]);
    expect(code).toBe(2);
  });
});

it('reports in one line that Redis stopped while it serves', async () => {
  const other = await startRedis();
  const { code, stderr } = await serving(['--store', other.newDatabase()], async ({ url }) => {
    await outcomeOf(url, plain);
    await other.stop();
    expect((await post(`${url}/apiv2/login`, plain)).status).toBe(503);
  });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^the store redis:\/\/127\.0\.0\.1:\d+\/1 is not reachable: .+\n$/);
});

it('starts a session of the fixtures once over both processes', async () => {
  const fixtures = temporaryFolder({
    'misaka.yaml': [
      'accounts: [{ login: ada@example.com, password: Lovelace-1 }]',
      'sessions: [{ name: phone, login: ada@example.com }]',
    ].join('\n'),
  });
  const args = ['--store', redis.newDatabase(), '--fixtures', fixtures];
  const said: unknown[] = [];
  await serving(args, (one) =>
    serving(args, async (other) => {
      const phone = async ({ url }: { readonly url: string }) => {
        const { stdout } = await run(['session', 'misaka', '--name', 'phone', '--json', '--url', url]);
        const { tokens, active } = JSON.parse(stdout) as Pick<SignedIn, 'tokens' | 'active'>;
        return { tokens, active };
      };
      said.push(...(await Promise.all([phone(one), phone(other), phone(one)])));
    }).then(({ code }) => expect(code).toBe(0)),
  );
  expect(said[0]).toMatchObject({ active: true });
  expect(said).toEqual([said[0], said[0], said[0]]);
});
