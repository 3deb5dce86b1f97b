import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';

const updates = {
  marks: { account: { logins: ['nick'], fields: { nick: { type: 'string' }, tags: { type: 'array' } } } },
  accounts: [
    { login: 'ada@example.com', password, nick: 'ada' },
    { login: 'bob@example.com', password, nick: 'bob' },
  ],
  operations: {
    'POST /login': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password' },
      answers: { 'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}' } } },
    },
    'PATCH /me': {
      act: 'update-account',
      reads: { fields: { login: 'body.user', email: 'body.email', nick: 'body.nick', tags: 'body.tags' } },
      answers: {
        done: { body: { outcome: 'done' } },
        'malformed-request': {
          body: { outcome: 'malformed-request {{violation.field}} {{violation.rule}}' },
        },
      },
    },
    'PATCH /body': { act: 'update-account', answers: { done: { body: { outcome: 'done' } } } },
    'PATCH /safe': {
      act: 'update-account',
      reads: { currentPassword: 'body.password', fields: { nick: 'body.nick' } },
      answers: { done: { body: { outcome: 'done' } } },
    },
  },
} as const satisfies DeclaredSetup;

async function signedIn(api: DeclaredApi, login = 'ada@example.com') {
  const { body } = await api.send('POST /login', { login, password });
  return { headers: { authorization: `Bearer ${(body as { readonly token: string }).token}` } };
}

it.each([
  { operation: 'PATCH /me', change: { user: 'BOB@example.com' }, expected: 'account-exists/login' },
  { operation: 'PATCH /me', change: { email: 'bob@example.com' }, expected: 'account-exists/email' },
  { operation: 'PATCH /me', change: { nick: 'Bob' }, expected: 'account-exists/login' },
  { operation: 'PATCH /body', change: { nick: 'bob' }, expected: 'account-exists/login' },
  { operation: 'PATCH /me', change: { user: 'ADA@example.com', nick: 'ada' }, expected: 'done' },
  { operation: 'PATCH /me', change: { nick: 5 }, expected: 'malformed-request nick type' },
  { operation: 'PATCH /me', change: { tags: 'x' }, expected: 'malformed-request tags type' },
  { operation: 'PATCH /me', change: { user: { a: 1 } }, expected: 'malformed-request user type' },
  { operation: 'PATCH /body', change: { nick: null }, expected: 'malformed-request' },
  { operation: 'PATCH /safe', change: { nick: 'new' }, expected: 'invalid-credentials/wrong-password' },
  {
    operation: 'PATCH /safe',
    change: { nick: 'new', password: 'wrong' },
    expected: 'invalid-credentials/wrong-password',
  },
  { operation: 'PATCH /safe', change: { nick: 'new', password }, expected: 'done' },
])('answers $expected to the change $change', async ({ operation, change, expected }) => {
  const api = await declaredApi(updates);
  const session = await signedIn(api);
  expect(await api.outcome(operation, change, session)).toBe(expected);
  // a refused change leaves the account as it was
  if (expected !== 'done')
    expect(await api.outcome('POST /login', { login: 'ada', password })).toBe('signed-in');
});

it('signs an account in by its changed logins, and no longer by the former ones', async () => {
  const api = await declaredApi(updates);
  const session = await signedIn(api);
  expect(await api.outcome('PATCH /me', { user: 'new@example.com', nick: 'new' }, session)).toBe('done');
  const outcomes = ['new@example.com', 'NEW', 'ada@example.com', 'ada'].map((login) =>
    api.outcome('POST /login', { login, password }),
  );
  expect(await Promise.all(outcomes)).toEqual([
    ...['signed-in', 'signed-in', 'invalid-credentials/unknown-login', 'invalid-credentials/unknown-login'],
  ]);
});
