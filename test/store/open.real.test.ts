import { expect, it } from '@jest/globals';
import { openStore } from '../../src/store/open.ts';
import { startRedis } from '../support/redis-server.ts';

it('opens the memory store, or the Redis database of a URL', async () => {
  const server = await startRedis();
  try {
    const url = server.newDatabase();
    const [memory, one, other] = await Promise.all(['memory', url, url].map(openStore));
    const numbers = [await memory?.claim('a'), await one?.claim('a'), await other?.claim('a')];
    expect(numbers.map((claim) => claim?.number)).toEqual([1, 1, 2]);
    await Promise.all([one?.close(), other?.close()]);
  } finally {
    await server.stop();
  }
});
