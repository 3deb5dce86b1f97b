import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { pendingOf } from '../../src/core/state.ts';
import { createPasswordHash } from '../../src/environment/cryptography.ts';

const parameters = { salt: 'portal', iterations: 1000, size: 256 };

/** What is fetched before a password's hash is at hand; undefined where it is. */
function fetchedFor(ask: () => string): PromiseLike<unknown> | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    return pendingOf(error);
  }
}

it('gives the hash of a password once it was made, which is PBKDF2 with HMAC-SHA-256 in lower-case hex', async () => {
  const passwordHash = createPasswordHash();
  const ask = () => passwordHash('Password-1', parameters);
  await fetchedFor(ask);
  expect(ask()).toBe(pbkdf2Sync('Password-1', 'portal', 1000, 32, 'sha256').toString('hex'));
});

it('makes a hash once, however many ask for it meanwhile', async () => {
  const passwordHash = createPasswordHash();
  const ask = () => passwordHash('Password-1', parameters);
  const first = fetchedFor(ask);
  expect(first).toBeDefined();
  expect(fetchedFor(ask)).toBe(first);
  await first;
  expect(fetchedFor(ask)).toBeUndefined();
});

it('tells hashes of other passwords, salts, rounds and sizes apart', async () => {
  const passwordHash = createPasswordHash();
  const asked = [
    () => passwordHash('Password-1', parameters),
    () => passwordHash('Password-2', parameters),
    () => passwordHash('Password-1', { ...parameters, salt: 'other' }),
    () => passwordHash('Password-1', { ...parameters, iterations: 999 }),
    () => passwordHash('Password-1', { ...parameters, size: 128 }),
  ];
  for (const ask of asked) await fetchedFor(ask);
  expect(new Set(asked.map((ask) => ask())).size).toBe(asked.length);
});
