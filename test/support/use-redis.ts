import { afterAll, beforeAll } from '@jest/globals';
import { startRedis, type RedisServer } from './redis-server.ts';

/** Starts a Redis before the first test of a file and stops it after the last. */
export function useRedis(): Pick<RedisServer, 'newDatabase'> {
  const started: RedisServer[] = [];
  beforeAll(async () => void started.push(await startRedis()));
  afterAll(() => Promise.all(started.map(({ stop }) => stop())));
  return {
    newDatabase() {
      const [server] = started;
      if (server === undefined)
        throw new Error('Redis starts before the first test; request a database within a test');
      return server.newDatabase();
    },
  };
}
