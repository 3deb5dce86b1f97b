import { expect, it } from '@jest/globals';
import { atBothLevels } from './both-levels.ts';
import { userOf } from './signed-in.ts';

atBothLevels((begins) => {
  it('returns the signed-in user until it logs out', () =>
    begins(async ({ signIn, send }) => {
      const headers = userOf(await signIn('plain'));
      expect((await send({ operation: 'getMe', headers })).body).toMatchObject({ username: 'plain' });
      expect(await send({ operation: 'logout', headers })).toMatchObject({ status: 200, body: undefined });
      expect((await send({ operation: 'getMe', headers })).outcome).toBe('token-invalid');
      expect((await send({ operation: 'logoutByGet', headers })).outcome).toBe('token-invalid');
      expect((await send({ body: { resume: headers['x-auth-token'] } })).outcome).toBe('invalid-credentials');
    }));

  it('ends one token at logout, other tokens at logoutOtherClients, and all at logoutUser', () =>
    begins(async ({ signIn, send }) => {
      const clients = [await signIn('plain'), await signIn('plain'), await signIn('plain')].map(userOf);
      const [first, second, third] = clients;
      const alive = async () => {
        const outcomes: string[] = [];
        for (const headers of clients) outcomes.push((await send({ operation: 'getMe', headers })).outcome);
        return outcomes;
      };
      await send({ operation: 'logoutByGet', headers: first ?? {} });
      expect(await alive()).toEqual(['token-invalid', 'who-am-i', 'who-am-i']);
      const { body } = await send({ operation: 'logoutOtherClients', headers: third ?? {} });
      expect(body).toEqual({
        token: third?.['x-auth-token'],
        tokenExpires: '2027-02-19T12:00:00.000Z',
        success: true,
      });
      expect(await alive()).toEqual(['token-invalid', 'token-invalid', 'who-am-i']);
      expect((await send({ operation: 'getMe', headers: second ?? {} })).outcome).toBe('token-invalid');
      expect((await send({ operation: 'logoutUser', headers: third ?? {} })).outcome).toBe('done');
      expect(await alive()).toEqual(['token-invalid', 'token-invalid', 'token-invalid']);
      expect((await signIn('plain')).outcome).toBe('signed-in');
    }));

  it("lets only an admin end another user's tokens", () =>
    begins(async ({ signIn, send }) => {
      const plain = userOf(await signIn('plain'));
      const captcha = userOf(await signIn('captcha'));
      const admin = userOf(await signIn('myusername', { password: 'mypassword' }));
      const ask = { operation: 'logoutUser', body: { userId: plain['x-user-id'] } };
      expect((await send({ ...ask, headers: captcha })).outcome).toBe('not-allowed');
      expect((await send({ operation: 'getMe', headers: plain })).outcome).toBe('who-am-i');
      expect((await send({ ...ask, headers: admin })).body).toEqual({
        message: `User ${plain['x-user-id']} has been logged out!`,
        success: true,
      });
      expect((await send({ operation: 'getMe', headers: plain })).outcome).toBe('token-invalid');
      expect((await send({ operation: 'getMe', headers: captcha })).outcome).toBe('who-am-i');
    }));
});
