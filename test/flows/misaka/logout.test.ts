import { expect, it } from '@jest/globals';
import { as, caller, bearer, fieldOf } from '../../exchanges/misaka/documented/ways.ts';
import { testEmulator } from '../../support/emulator.ts';
import { atBothLevels, heldIn } from './levels.ts';

atBothLevels((story) => {
  it('ends all tokens of a sign-in and its refreshes, but no other sign-in', () =>
    story(async ({ send, signIn, refresh, callWith, logOut }) => {
      const elsewhere = await signIn();
      const answer = await send(as(caller, { sliding: true }));
      const [first, sliding] = [heldIn(answer), fieldOf(answer, 'sliding_token')];
      const second = heldIn(await refresh(first.refresh));
      expect(await logOut({ body: { refresh: second.refresh } })).toBe('signed-out');
      expect([
        await callWith(first.access),
        await callWith(sliding),
        await callWith(second.access),
        (await refresh(second.refresh)).outcome,
      ]).toEqual(['token-invalid', 'token-invalid', 'token-invalid', 'token-invalid']);
      expect([await callWith(elsewhere.access), (await refresh(elsewhere.refresh)).outcome]).toEqual([
        'who-am-i',
        'refreshed',
      ]);
    }));

  it('ends the refresh token when the oldest access token of its sign-in logs out', () =>
    story(async ({ signIn, refresh, logOut }) => {
      const first = await signIn();
      const second = heldIn(await refresh(first.refresh));
      expect(await logOut({ headers: bearer(first.access) })).toBe('signed-out');
      expect((await refresh(second.refresh)).outcome).toBe('token-invalid');
    }));

  it('leaves access and sliding tokens valid until they expire when logoutEndsAccess is off', () =>
    story(
      async ({ send, callWith, refresh, advance, logOut }) => {
        const answer = await send(as(caller, { sliding: true }));
        const [held, sliding] = [heldIn(answer), fieldOf(answer, 'sliding_token')];
        expect(await logOut({ headers: bearer(held.access) })).toBe('signed-out');
        expect([await callWith(held.access), await callWith(sliding)]).toEqual(['who-am-i', 'who-am-i']);
        expect((await refresh(held.refresh)).outcome).toBe('token-invalid');
        await advance(300);
        expect([await callWith(held.access), await callWith(sliding)]).toEqual([
          'token-expired',
          'token-expired',
        ]);
      },
      { logoutEndsAccess: false },
    ));

  it('logs out by the refresh token when the access token has expired', () =>
    story(async ({ signIn, refresh, advance, logOut }) => {
      const { access, refresh: token } = await signIn();
      await advance(60 * 60);
      expect(await logOut({ headers: bearer(access) })).toBe('token-expired');
      expect(await logOut({ headers: bearer(access), body: { refresh: token } })).toBe('signed-out');
      expect((await refresh(token)).outcome).toBe('token-invalid');
    }));
});

it('ends tokens that an earlier logout left valid once logoutEndsAccess is on', async () => {
  const accounts = [{ login: caller, password: 'Password-1' }];
  const later = { operation: 'logout', skip: 1, patch: { policy: { logoutEndsAccess: true } } };
  const { send } = testEmulator({
    fixtures: { misaka: { accounts, policy: { logoutEndsAccess: false }, scenarios: [later] } },
  });
  const { access } = heldIn(await send('misaka', 'login', { email: caller, password: 'Password-1' }));
  const headers = bearer(access);
  const call = async () => (await send('misaka', 'getToken', undefined, { headers })).outcome;
  const logOut = async () => (await send('misaka', 'logout', {}, { headers })).outcome;
  expect([await logOut(), await call()]).toEqual(['signed-out', 'who-am-i']);
  expect([await logOut(), await call()]).toEqual(['signed-out', 'token-invalid']);
});
