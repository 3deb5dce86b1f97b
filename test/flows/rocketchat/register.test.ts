import { expect, it } from '@jest/globals';
import { atBothLevels } from './both-levels.ts';
import { userOf } from './signed-in.ts';

const rex = { username: 'Rex.1', email: 'rex@example.com', pass: 'Password-2', name: 'Rex' };

atBothLevels((begins) => {
  it('signs in as a registered user, by username and by e-mail address', () =>
    begins(async ({ send, signIn }) => {
      expect((await signIn('rex.1', { password: rex.pass })).outcome).toBe('invalid-credentials');
      const { body } = await send({ operation: 'registerUser', body: rex });
      const { user } = body as { readonly user: { readonly _id: string } };
      const byName = await signIn('rex.1', { password: rex.pass });
      expect(userOf(byName)['x-user-id']).toBe(user._id);
      const headers = userOf(await signIn('rex@example.com', { password: rex.pass }));
      expect((await send({ operation: 'getMe', headers })).body).toMatchObject({
        _id: user._id,
        name: 'Rex',
        username: 'Rex.1',
        emails: [{ address: 'rex@example.com', verified: false }],
        roles: ['user'],
      });
      expect((await send({ operation: 'enableEmailTwoFactor', headers })).outcome).toBe('account-unverified');
    }));

  it('rejects a registration with a taken username or address', () =>
    begins(async ({ send }) => {
      const asked = (more: object) => send({ operation: 'registerUser', body: { ...rex, ...more } });
      expect((await asked({})).outcome).toBe('done');
      expect((await asked({ email: 'other@example.com', username: 'REX.1' })).body).toEqual({
        success: false,
        error: 'Username is already in use',
      });
      expect((await asked({ username: 'other' })).body).toMatchObject({
        error: 'Email already exists',
      });
      expect((await asked({ username: 'other', email: 'other@example.com' })).outcome).toBe('done');
    }));
});
