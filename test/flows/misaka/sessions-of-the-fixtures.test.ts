import { expect, it } from '@jest/globals';
import { bearer } from '../../exchanges/misaka/documented/ways.ts';
import { testEmulator } from '../../support/emulator.ts';

/** Creates an account with a token of the fixtures, and functions that use the token. */
function signedIn(account: object = {}) {
  const ada = {
    login: 'ada@example.com',
    password: 'Password-1',
    sessions: [{ token: 'of-the-start' }],
    ...account,
  };
  const { send } = testEmulator({ fixtures: { misaka: { accounts: [ada] } } });
  const headers = bearer('of-the-start');
  return {
    call: () => send('misaka', 'getToken', undefined, { headers }),
    refresh: () => send('misaka', 'refresh', { refresh: 'of-the-start' }),
    logOut: () => send('misaka', 'logout', {}, { headers }),
  };
}

it('accepts a token of the fixtures as a bearer token, and once as a refresh token', async () => {
  const { call, refresh } = signedIn();
  expect((await call()).body).toMatchObject({ user: { email: 'ada@example.com' }, access: 'of-the-start' });
  expect((await refresh()).outcome).toBe('refreshed');
  expect([(await refresh()).body, (await call()).outcome]).toEqual([
    { detail: 'Token is blacklisted' },
    'token-invalid',
  ]);
});

it('ends a token of the fixtures at a logout', async () => {
  const { call, refresh, logOut } = signedIn();
  expect([(await logOut()).outcome, (await call()).outcome, (await refresh()).outcome]).toEqual([
    'signed-out',
    'token-invalid',
    'token-invalid',
  ]);
});

it.each(['disabled', 'unverified'])('rejects a token of an account that is %s', async (status) => {
  const { call, refresh } = signedIn({ status });
  const [called, refreshed] = [await call(), await refresh()];
  expect([called.body, refreshed.body]).toEqual([{ detail: 'Unauthorized' }, { detail: 'Token is invalid' }]);
  expect(called.trace).toEqual([`the bearer token is invalid: its account is ${status}`]);
});
