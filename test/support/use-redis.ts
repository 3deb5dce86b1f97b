import { afterAll, beforeAll } from '@jest/globals';
import { startRedis, type RedisServer } from './redis-server.ts';

/** A Redis for the tests of a file, which starts before the first of them and stops after the last. */
export function useRedis(): Pick<RedisServer, 'newDatabase'> {
  const started: RedisServer[] = [];
  beforeAll(async () => void started.push(await startRedis()));
  afterAll(() => Promise.all(started.map(({ stop }) => stop())));
  return {
    newDatabase() {
      const [server] = started;
      if (server === undefined)
        throw new Error('Redis starts before the first test; ask for a database in a test');
      return server.newDatabase();
    },
  };
}
