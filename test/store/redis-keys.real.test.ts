import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import request from 'supertest';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { embeddedFixtures } from '../../src/fixtures/source.ts';
import { createExpressApp } from '../../src/server/express-app.ts';
import { createRedisStore } from '../../src/store/redis.ts';
import type { Store } from '../../src/store/store.ts';
import { planesOf } from '../support/planes.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

type Client = ReturnType<typeof createClient>;

describe('with keys in Redis that the emulator did not write', () => {
  let server: RedisServer;
  let client: Client;
  let store: Store;
  let app: ReturnType<typeof createExpressApp>;

  beforeAll(async () => {
    server = await startRedis();
    const url = server.newDatabase();
    store = await createRedisStore(url);
    client = createClient({ url });
    await client.connect();
    const { emulator } = emulatorFromOptions({}, builtInProviders, embeddedFixtures, { store });
    app = createExpressApp(planesOf(emulator, { report: () => undefined }));
  });
  afterAll(async () => {
    await client.close();
    await store.close();
    await server.stop();
  });
  beforeEach(() => client.flushDb());

  const key = 'login-emulator:namespace:default';
  const remedy = 'delete the key, or give the emulator its own database';

  function login() {
    return request(app).post('/apiv2/login').send({ login: 'plain@example.com', passwd: 'Password-1' });
  }

  const everywhere: readonly [string, () => request.Test][] = [
    ['a login', login],
    ['GET /clock', () => request(app).get('/__admin/clock')],
    ['PATCH /clock', () => request(app).patch('/__admin/clock').send({ frozen: true })],
    ['GET /state', () => request(app).get('/__admin/state')],
    ['GET /outbox', () => request(app).get('/__admin/outbox')],
    ['POST /scenarios', () => request(app).post('/__admin/scenarios').send({ outcome: 'rate-limited' })],
  ];

  it.each(everywhere)(
    'answers 503 and names the key to %s when the key has another type',
    async (_what, send) => {
      await client.set(key, 'a text');
      const answer = await send();
      expect([answer.status, answer.body]).toEqual([
        503,
        expect.objectContaining({
          title: 'The store failed',
          detail: expect.stringMatching(
            new RegExp(
              `^the store redis://127\\.0\\.0\\.1:\\d+/1 rejects the request: .*WRONGTYPE.* \\(the key ${key}; ${remedy}\\)$`,
            ),
          ),
        }),
      ]);
    },
  );

  it('answers 503 to a reset when the key has another type, and works again after its deletion', async () => {
    await client.set(key, 'a text');
    expect((await request(app).post('/__admin/reset')).status).toBe(503);
    await client.del(key);
    expect((await login()).status).toBe(200);
  });

  it.each(['soon', '1 {', 'x {}'])(
    'answers 503 and names the field when it contains %s instead of a record',
    async (text) => {
      await login();
      await client.hSet(key, 'emulator/namespace/setup', text);
      const expected = `has an invalid record in the field emulator/namespace/setup at the key ${key}; ${remedy}`;
      for (const [, send] of everywhere) {
        const answer = await send();
        expect([answer.status, answer.body]).toEqual([
          503,
          expect.objectContaining({ detail: expect.stringContaining(expected) }),
        ]);
      }
    },
  );

  it('answers 503 when a counter is not a number', async () => {
    await login();
    await client.hSet(key, 'requests', 'many');
    const answer = await login();
    expect([answer.status, answer.body]).toEqual([
      503,
      expect.objectContaining({ detail: expect.stringContaining(`(the key ${key}; ${remedy})`) }),
    ]);
  });
});
