import { expect, it } from '@jest/globals';
import { storeProblem } from '../../src/store/open.ts';

it.each([
  'memory',
  'redis://localhost',
  'redis://localhost:6379',
  'redis://localhost:6379/',
  'redis://tom:secret@[::1]:6379/3',
  'rediss://:se%25cret@redis.example.com',
])('accepts %s', (setting) => {
  expect(storeProblem(setting)).toBeUndefined();
});

it.each([
  ['', 'store is '],
  ['redis//tom:secret@localhost', 'store is redis//…@localhost'],
  ['redis:tom:secret@localhost', 'store is …@localhost'],
  ['localhost:6379', 'store is localhost:6379'],
  ['https://tom:secret@localhost', 'store is https://…@localhost'],
  ['redis:///1', 'store is redis:///1, without a host'],
  [
    'redis://localhost/cache',
    'store is redis://localhost/cache, with more than a database number after its host',
  ],
  [
    'redis://localhost?db=1',
    'store is redis://localhost?db=1, with more than a database number after its host',
  ],
  [
    'redis://tom:50%@localhost',
    'store is redis://…@localhost, whose user or password has a % that must be written as %25',
  ],
])('rejects %p without repeating its password', (setting, problem) => {
  expect(storeProblem(setting)).toBe(
    `${problem}; expected memory, or a Redis URL such as redis://localhost:6379`,
  );
});
