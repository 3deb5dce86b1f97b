import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { HashParameters } from '../../../src/core/environment.ts';
import { atBothLevels, cookiesOf, given, password, responseOf } from './both-levels.ts';

const plain = 'plain@example.com';
const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });

atBothLevels((begins) => {
  it('accepts a token as a cookie, raw or after Bearer, and issues a new token at each sign-in', () =>
    begins(async ({ signIn, isSignedIn }) => {
      const first = await signIn(plain);
      const token = given(first, 'token');
      expect(given(await signIn(plain), 'token')).not.toBe(token);
      expect(cookiesOf(first)).toEqual({ asc_auth_key: token });
      const ways = [
        { cookies: { asc_auth_key: token } },
        { headers: { authorization: token } },
        { headers: { authorization: `Bearer ${token}` } },
        { headers: basic(`${plain}:${password}`) },
      ];
      for (const way of ways) expect(await isSignedIn(way)).toBe(true);
    }));

  it('ignores the authorization header when there is a cookie', () =>
    begins(async ({ signIn, isSignedIn }) => {
      const token = given(await signIn(plain), 'token');
      const authorization = 'nobody';
      expect(await isSignedIn({ cookies: { asc_auth_key: token }, headers: { authorization } })).toBe(true);
      const invalid = { cookies: { asc_auth_key: 'nobody' }, headers: { authorization: token } };
      expect(await isSignedIn(invalid)).toBe(false);
    }));

  it('accepts an API key, also after a logout', () =>
    begins(
      async ({ isSignedIn, send }) => {
        const way = { headers: { authorization: 'Bearer sk-story' } };
        expect(await isSignedIn(way)).toBe(true);
        await send({ operation: 'logout', ...way });
        await send({ operation: 'logout', cookies: { asc_auth_key: 'sk-story' } });
        expect(await isSignedIn(way)).toBe(true);
      },
      { accounts: [{ login: 'keys@example.com', password, apiKeys: ['sk-story'] }] },
    ));

  it('rejects an API key in a cookie, or in a header without Bearer', () =>
    begins(
      async ({ isSignedIn }) => {
        expect(await isSignedIn({ headers: { authorization: 'sk-story' } })).toBe(false);
        expect(await isSignedIn({ cookies: { asc_auth_key: 'sk-story' } })).toBe(false);
      },
      { accounts: [{ login: 'keys@example.com', password, apiKeys: ['sk-story'] }] },
    ));

  it('ends only the session in the cookie when the client logs out', () =>
    begins(async ({ signIn, isSignedIn, send }) => {
      const [kept, ended] = [given(await signIn(plain), 'token'), given(await signIn(plain), 'token')];
      await send({ operation: 'logout', headers: { authorization: ended } });
      expect(await isSignedIn({ headers: { authorization: ended } })).toBe(true);
      await send({ operation: 'logout', cookies: { asc_auth_key: ended } });
      expect(await isSignedIn({ headers: { authorization: ended } })).toBe(false);
      expect(await isSignedIn({ headers: { authorization: kept } })).toBe(true);
    }));

  it('signs in with a PBKDF2 hash by the parameters of GET /settings, and rejects a wrong hash', () =>
    begins(async ({ signIn, send }) => {
      const { body } = await send({ operation: 'getSettings' });
      const { passwordHash: how } = responseOf(body) as { readonly passwordHash: HashParameters };
      const bytes = how.size / 8;
      const passwordHash = pbkdf2Sync(password, how.salt, how.iterations, bytes, 'sha256').toString('hex');
      expect((await signIn(plain, { password: '', passwordHash })).outcome).toBe('signed-in');
      expect((await signIn(plain, { password: 'wrong', passwordHash: ` ${passwordHash} ` })).outcome).toBe(
        'signed-in',
      );
      expect((await signIn(plain, { passwordHash: 'wrong' })).outcome).toBe('invalid-credentials');
    }));

  it('prefers the password to passwordHash in the documented profile', () =>
    begins(
      async ({ signIn }) => {
        expect((await signIn(plain, { passwordHash: 'wrong' })).outcome).toBe('signed-in');
      },
      { profile: 'documented' },
    ));

  it('signs in repeatedly by a confirmation link of the fixtures', () =>
    begins(
      async ({ send }) => {
        const sent = {
          operation: 'authenticate',
          body: { confirmData: { email: 'Link@Example.com', key: 'k' } },
        };
        expect((await send(sent)).outcome).toBe('signed-in');
        expect((await send(sent)).outcome).toBe('signed-in');
      },
      {
        accounts: [{ login: 'link@example.com', password, confirmKeys: [{ type: 'Auth', key: 'k' }] }],
      },
    ));
});
