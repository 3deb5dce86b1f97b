import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { pendingOf } from '../../src/core/state.ts';
import { createPasswordHash } from '../../src/environment/cryptography.ts';

const parameters = { salt: 'portal', iterations: 1000, size: 256 };

/** Returns the promise for which a call suspends; undefined if it doesn't. */
function fetchedFor(ask: () => string): PromiseLike<unknown> | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    return pendingOf(error);
  }
}

it('returns the PBKDF2 hash (HMAC-SHA-256, lower-case hex) of a password once it was computed', async () => {
  const passwordHash = createPasswordHash();
  const ask = () => passwordHash('Password-1', parameters);
  await fetchedFor(ask);
  expect(ask()).toBe(pbkdf2Sync('Password-1', 'portal', 1000, 32, 'sha256').toString('hex'));
});

it('computes a hash once for concurrent calls', async () => {
  const passwordHash = createPasswordHash();
  const ask = () => passwordHash('Password-1', parameters);
  const first = fetchedFor(ask);
  expect(first).toBeDefined();
  expect(fetchedFor(ask)).toBe(first);
  await first;
  expect(fetchedFor(ask)).toBeUndefined();
});

it('computes different hashes for different passwords, salts, rounds and sizes', async () => {
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
