import { afterAll } from '@jest/globals';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { itWorks } from './works.ts';

const started: RedisServer[] = [];
afterAll(() => Promise.all(started.map(({ stop }) => stop())));

itWorks('reference/state', async () => {
  const redis = await startRedis();
  started.push(redis);
  return { 6379: redis.port };
});
