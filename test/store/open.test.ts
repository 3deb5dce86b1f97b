import { expect, it } from '@jest/globals';
import { openStore, storeProblem } from '../../src/store/open.ts';
import { startRedis } from '../support/redis-server.ts';

const expected = 'expected memory or a URL such as redis://localhost:6379';

it.each([
  'memory',
  'redis://localhost',
  'redis://localhost:6379',
  'redis://localhost:6379/',
  'redis://tom:secret@[::1]:6379/3',
  'rediss://:se%25cret@redis.example.com',
])('takes %s', (setting) => {
  expect(storeProblem(setting)).toBeUndefined();
});

it.each([
  ['', `the store is no URL; ${expected}`],
  ['redis//tom:secret@localhost', `the store is no URL; ${expected}`],
  ['localhost:6379', `there is no store at localhost:; ${expected}`],
  ['https://tom:secret@localhost', `there is no store at https:; ${expected}`],
  ['redis:///1', `the store's URL names no host; ${expected}`],
  [
    'redis://localhost/cache',
    `after the store's host comes at most the number of a database; ${expected} or redis://localhost:6379/1`,
  ],
  [
    'redis://localhost?db=1',
    `after the store's host comes at most the number of a database; ${expected} or redis://localhost:6379/1`,
  ],
  [
    'redis://tom:50%@localhost',
    'the user or the password in the URL of the store has a % that is no escape; write it as %25',
  ],
])('refuses %p, and repeats no password', (setting, problem) => {
  expect(storeProblem(setting)).toBe(problem);
});

it('opens memory, or the Redis of the URL', async () => {
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
