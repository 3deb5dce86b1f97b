import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createRedisStore } from '../../src/store/redis.ts';
import { testAppOver } from '../support/app.ts';
import { startRedis } from '../support/redis-server.ts';
import { lock, login, put, taken, textOf } from './state-calls.ts';

it('restores state in Redis so that another process sees it', async () => {
  const redis = await startRedis();
  const url = redis.newDatabase();
  const stores = [await createRedisStore(url), await createRedisStore(url)] as const;
  try {
    const { app: one } = testAppOver(stores[0]);
    const { app: other } = testAppOver(stores[1]);
    await lock(one);
    const text = await textOf(one, '/state');
    await request(one).put('/__admin/snapshots/locked').expect(201);
    await request(other).post('/__admin/reset').expect(204);
    expect(await login(one)).toBe('signed-in');
    await request(other).post('/__admin/snapshots/locked/restore').expect(204);
    expect(await login(one)).toBe('locked-out');
    expect(await put(other, '/state', text)).toEqual(taken);
    expect(await textOf(one, '/state')).toBe(text);
  } finally {
    for (const store of stores) await store.close();
    await redis.stop();
  }
});
