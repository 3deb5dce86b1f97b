import { expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { prove } from '../../../src/adopt/prove/prove.ts';
import { checkFixtureFile } from '../../../src/fixtures/check-file.ts';
import { openEmulator } from '../../../src/library/create-emulator.ts';

const proofs = new Map<string, ReturnType<typeof prove>>();

/** Proves a provider of the gallery, once for all tests. */
function proofOf(id: string): ReturnType<typeof prove> {
  const file = `examples/providers/${id}/${id}.yaml`;
  const proof = proofs.get(id) ?? prove({ id, file }, { openEmulator, checkFixtureFile });
  proofs.set(id, proof);
  return proof;
}

const ids = readdirSync('examples/providers').filter((name) =>
  existsSync(`examples/providers/${name}/${name}.login.yaml`),
);

it.each(ids)('finds nothing wrong with %s', async (id) => {
  const lines = await proofOf(id);
  expect(lines.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(lines.find(({ name }) => name === 'signed in')?.result).toBe('ok');
  expect(lines.filter(({ result }) => result === 'ok').length).toBeGreaterThan(10);
});

it.each(['directus', 'mattermost', 'allauth'])('proves the whole login of %s', async (id) => {
  const lines = await proofOf(id);
  expect(lines.filter(({ result, breaks }) => result !== 'ok' || breaks !== undefined)).toEqual([]);
  expect(lines.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'signed in',
      'wrong password',
      'totp code given',
      'current account',
      'token after sign-out',
      'password reset',
      'new password',
      'old password',
    ]),
  );
});

it('proves a CSRF token, a session in a cookie, and a sign-up', async () => {
  const lines = await proofOf('allauth');
  const found = lines.map(({ name, status, detail }) => [name, status, detail ?? '']);
  expect(found).toContainEqual(['without the CSRF token', 403, '']);
  expect(found).toContainEqual(['signed in', 200, 'token in cookie sessionid']);
  expect(found).toContainEqual(['address confirmed', 200, '']);
  expect(found).toContainEqual(['signs in afterwards', 200, '']);
});

it('proves each mode of the sign-in of Directus, and each of its refreshes', async () => {
  const lines = await proofOf('directus');
  const count = (name: string) => lines.filter((line) => line.name === name).length;
  expect([count('signed in'), count('refresh'), count('old refresh token')]).toEqual([3, 3, 3]);
});
