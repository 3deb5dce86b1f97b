import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const account = { name: '{{account.name}}', group: '{{account.group}}', scopes: '{{account.scopes}}' };

it('remembers what a client changes of its account, but not a role, a scope or a secret', async () => {
  const { send } = await declaredApi({
    marks: { account: { role: 'group', fields: { group: { type: 'string', default: 'user' } } } },
    accounts: [{ login: 'plain@example.com', password, name: 'Plain' }],
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
      'GET /me': { act: 'current-account', answers: { 'who-am-i': { body: account } } },
      'PATCH /me': { act: 'update-account', answers: { done: { body: account } } },
    },
  });
  const login = { login: 'plain@example.com', password };
  const { token } = (await send('POST /login', login)).body as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  const change = { name: 'New', group: 'admin', scopes: ['all'], backupCodes: ['1'], password: 'Other-1' };
  const changed = { name: 'New', group: 'user' };
  expect((await send('PATCH /me', change, { headers })).body).toEqual(changed);
  expect((await send('GET /me', undefined, { headers })).body).toEqual(changed);
  expect((await send('POST /login', login)).status).toBe(200);
});

const reads = { login: 'body.login', password: 'body.password' };

const withLogins: DeclaredSetup = {
  marks: {
    account: { logins: ['username'], fields: { username: { type: 'string' }, age: { type: 'integer' } } },
    answers: { 'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}' } } },
  },
  accounts: [
    { login: 'plain@example.com', password, username: 'plain' },
    { login: 'other@example.com', password, username: 'other' },
    { login: 'third', password, username: 'third', email: 'third@example.net' },
  ],
  operations: {
    'POST /login': { act: 'sign-in', reads },
    'PATCH /me': {
      act: 'update-account',
      reads: {
        fields: { login: 'body.login', email: 'body.email', username: 'body.username', age: 'body.user.age' },
      },
    },
    'PUT /me': {
      act: 'update-account',
      reads: { currentPassword: 'body.password', fields: { age: 'body.age' } },
    },
  },
};

async function signedIn({ send }: Awaited<ReturnType<typeof declaredApi>>) {
  const { body } = await send('POST /login', { login: 'plain', password });
  return { headers: { authorization: `Bearer ${(body as { readonly token: string }).token}` } };
}

it.each([
  ['PATCH', { login: 'OTHER@example.com' }, 'account-exists/login'],
  ['PATCH', { username: 'other@example.com' }, 'account-exists/login'],
  ['PATCH', { email: 'other@example.com' }, 'account-exists/email'],
  ['PATCH', { email: 'Third@example.net' }, 'account-exists/email'],
  ['PATCH', { username: 'Plain', email: 'plain@example.com' }, 'done'],
  ['PATCH', { user: { age: 'old' } }, 'malformed-request'],
  ['PATCH', { login: 5 }, 'malformed-request'],
  ['PATCH', { user: { age: 3 } }, 'done'],
  ['PUT', { age: 3, password: 'wrong' }, 'invalid-credentials/wrong-password'],
  ['PUT', { age: 3 }, 'invalid-credentials/wrong-password'],
  ['PUT', { age: 3, password }, 'done'],
])('answers %s with the changes %j by %s', async (method, changes, outcome) => {
  const api = await declaredApi(withLogins);
  expect(await api.outcome(`${method} /me`, changes, await signedIn(api))).toBe(outcome);
});

it('signs in by the new login, and no longer by the former', async () => {
  const api = await declaredApi(withLogins);
  const session = await signedIn(api);
  await api.send('PATCH /me', { username: 'renamed' }, session);
  expect(await api.outcome('POST /login', { login: 'renamed', password })).toBe('signed-in');
  expect(await api.outcome('POST /login', { login: 'plain', password })).toBe(
    'invalid-credentials/unknown-login',
  );
  expect(await api.outcome('POST /login', { login: 'plain@example.com', password })).toBe('signed-in');
});
