import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

it('signs an account in by its password', async () => {
  const api = await declaredApi({
    operations: {
      'POST /login': { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
      'GET /me': { act: 'current-account', answers: { 'who-am-i': { body: { id: '{{account.login}}' } } } },
    },
  });
  const wrong = { email: 'plain@example.com', password: 'wrong' };
  expect(await api.outcome('POST /login', wrong)).toBe('invalid-credentials/wrong-password');
  expect(await api.outcome('POST /login', { ...wrong, password: 'Password-1' })).toBe('signed-in');
  expect(await api.outcome('GET /me')).toBe('token-missing');
  expect(api.notes).toEqual([]);
});

it('asks no account for a second factor if the API has none', async () => {
  const api = await declaredApi({
    accounts: [{ login: 'totp@example.com', password: 'Password-1', secondFactor: 'totp' }],
    operations: {
      'POST /login': { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
    },
  });
  const login = { email: 'totp@example.com', password: 'Password-1' };
  expect(await api.outcome('POST /login', login)).toBe('signed-in');
});
