import { expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import request from 'supertest';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { embeddedFixtures } from '../../src/fixtures/source.ts';
import { createExpressApp } from '../../src/server/express-app.ts';
import { createRedisStore } from '../../src/store/redis.ts';
import { configAddress, snapshotsOf, type Store } from '../../src/store/store.ts';
import { planesOf } from '../support/planes.ts';
import { freePort } from '../support/free-port.ts';
import { startRedis } from '../support/redis-server.ts';
import { useRedis } from '../support/use-redis.ts';
import { whyNot } from './why-not.ts';

const day = 24 * 60 * 60;
const server = useRedis();

/** Runs a function with a store and a plain client of the same database. */
async function withStore(use: (store: Store, client: PlainClient) => Promise<void>): Promise<void> {
  const url = server.newDatabase();
  const store = await createRedisStore(url);
  const client = plainClient(url);
  await client.connect();
  try {
    await use(store, client);
  } finally {
    await store.close();
    await client.close();
  }
}

type PlainClient = ReturnType<typeof plainClient>;

function plainClient(url: string) {
  return createClient({ url, RESP: 2 });
}

it('does not start when Redis rejects its password, or requires one', async () => {
  const secured = await startRedis({ password: 'a b%c' });
  try {
    const place = `127.0.0.1:${secured.port}`;
    expect(await whyNot(() => createRedisStore(`redis://:secret@${place}`))).toBe(
      `StoreError: the store redis://${place} rejects the request: WRONGPASS invalid username-password pair or user is disabled.`,
    );
    expect(await whyNot(() => createRedisStore(`redis://${place}`))).toBe(
      `StoreError: the store redis://${place} rejects the request: NOAUTH Authentication required.`,
    );
    const store = await createRedisStore(`redis://default:a%20b%25c@${place}`);
    expect((await store.claim('a')).number).toBe(1);
    await store.close();
  } finally {
    await secured.stop();
  }
});

it('reports a lost connection, and works again when Redis is back', async () => {
  const port = await freePort();
  const first = await startRedis({ port });
  const store = await createRedisStore(`redis://127.0.0.1:${port}`);
  await store.claim('a');
  await first.stop();
  const broken = await whyNot(() => store.claim('a'));
  expect(broken).toMatch(new RegExp(`^StoreError: the store redis://127.0.0.1:${port} is not reachable: .`));
  const second = await startRedis({ port });
  try {
    expect(await insistOnClaim(store)).toBe(1);
  } finally {
    await store.close();
    await second.stop();
  }
});

/** Claims until Redis answers, at most until the test's timeout. */
async function insistOnClaim(store: Store): Promise<number> {
  for (;;) {
    try {
      return (await store.claim('a')).number;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

it('closes when Redis is gone', async () => {
  const other = await startRedis();
  const store = await createRedisStore(other.newDatabase());
  await other.stop();
  await whyNot(() => store.claim('a'));
  await expect(store.close()).resolves.toBeUndefined();
});

it('works when Redis has lost its scripts', () =>
  withStore(async (store, client) => {
    await store.claim('a');
    await client.scriptFlush();
    expect((await store.claim('a')).number).toBe(2);
    await client.scriptFlush();
    expect(await store.commit('a', new Map(), new Map([['p/c/x', 1]]))).toBe(true);
  }));

it('lets Redis expire a namespace that is unused for a day, with its snapshots', () =>
  withStore(async (store, client) => {
    const keys = ['a', snapshotsOf('a')].map((name) => `login-emulator:namespace:${name}`);
    const [namespace = '', snapshots = ''] = keys;
    await store.claim('a');
    await store.commit(snapshotsOf('a'), new Map(), new Map([['emulator/snapshots/x', {}]]));
    expect([await client.ttl(namespace), await client.ttl(snapshots)]).toEqual([day, day]);
    for (const key of keys) await client.expire(key, 100);
    await store.claim('a');
    expect([await client.ttl(namespace), await client.ttl(snapshots)]).toEqual([day, day]);
    await store.replace('b', { requests: 1, records: new Map() });
    expect(await client.ttl('login-emulator:namespace:b')).toBe(day);
  }));

it('never reuses a version after the database was emptied', () =>
  withStore(async (store, client) => {
    await store.commit('a', new Map(), new Map([[configAddress, { seed: 's' }]]));
    const { setup } = await store.claim('a');
    await client.flushDb();
    await store.commit('a', new Map(), new Map([[configAddress, { seed: 't' }]]));
    expect(await store.commit('a', new Map([[configAddress, setup]]), new Map([['p/c/x', 1]]))).toBe(false);
    expect((await store.claim('a')).setup.value).toEqual({ seed: 't' });
  }));

it('leaves the keys of other programs in the same database', () =>
  withStore(async (store, client) => {
    await client.set('theirs', '1');
    await store.claim('a');
    await store.drop('a');
    expect(await client.keys('*')).toEqual(['theirs']);
    expect(await store.namespaces()).toEqual([]);
  }));

it('replaces a namespace with fifty thousand records', () =>
  withStore(async (store) => {
    const records = new Map(Array.from({ length: 50_000 }, (_, index) => [`p/c/${index}`, { index }]));
    await store.replace('a', { requests: 1, records });
    expect(await store.layer('a')).toEqual({ requests: 1, records });
  }));

it('answers 503 with the reason while the store is unavailable', async () => {
  const other = await startRedis();
  const store = await createRedisStore(other.newDatabase());
  const { emulator } = emulatorFromOptions({}, builtInProviders, embeddedFixtures, { store });
  const planes = planesOf(emulator, { cors: 'off', report: () => undefined });
  const app = createExpressApp(planes);
  const login = () =>
    request(app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' });
  expect((await login()).status).toBe(200);
  await other.stop();
  const answer = await login();
  expect([answer.status, answer.type, answer.body]).toEqual([
    503,
    'application/problem+json',
    expect.objectContaining({
      title: 'The store failed',
      status: 503,
      detail: expect.stringMatching(/^the store redis:\/\/127\.0\.0\.1:\d+\/1 is not reachable: ./),
    }),
  ]);
  await store.close();
});
