import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

const ada = { login: 'ada', password: 'Password-1' };
const signIn = {
  act: 'sign-in',
  reads: { login: 'body.login', password: 'body.password' },
  answers: { 'signed-in': { body: { token: '{{tokens.access}}' } } },
} as const;

it('asks for a session of an act that needs one although the contract has no security', async () => {
  const { send, outcome } = await declaredApi({
    marks: { protect: undefined, tokens: { access: {} } } as object,
    accounts: [ada],
    operations: { 'POST /login': signIn, 'GET /me': { act: 'current-account' } },
  });
  expect(await outcome('GET /me')).toBe('token-missing');
  const { token } = (await send('POST /login', ada)).body as { readonly token: string };
  expect(await outcome('GET /me', undefined, { headers: { authorization: `Bearer ${token}` } })).toBe(
    'who-am-i',
  );
});

it('checks login and password in place of a session where the security asks for none', async () => {
  const { outcome } = await declaredApi({
    contract: { security: [] },
    accounts: [ada],
    operations: {
      'POST /password': {
        act: 'change-password',
        reads: { login: 'body.login', password: 'body.password', newPassword: 'body.next' },
      },
    },
  });
  expect(await outcome('POST /password', { ...ada, password: 'wrong', next: 'New-1' })).toMatch(
    /^invalid-credentials/,
  );
  expect(await outcome('POST /password', { ...ada, next: 'New-1' })).toBe('done');
});

it('answers the act keys with a JWK set if the marks have no answer for it', async () => {
  const { send } = await declaredApi({
    marks: {
      tokens: { access: { form: 'jwt', algorithm: 'ES256' } },
      // an answer for all operations isn't one for the keys
      answers: { done: { status: 202, body: { ok: true } } },
    },
    accounts: [ada],
    operations: { 'POST /login': signIn, 'GET /keys': { act: 'keys', needs: false } },
  });
  const { status, body } = await send('GET /keys');
  expect([status, body]).toEqual([
    200,
    { keys: [expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256' })] },
  ]);
});

const scoped = {
  contract: {
    components: {
      securitySchemes: {
        oauth: {
          type: 'oauth2',
          flows: {
            password: { tokenUrl: '/token', scopes: { 'read:orders': 'Reads', 'write:orders': 'Writes' } },
          },
        },
      },
    },
  },
  marks: { tokens: { access: { security: 'oauth' } } },
  operations: {
    'GET /orders': {
      act: 'protected',
      needs: { scope: 'read:orders' },
      answers: { done: { body: { outcome: 'done' } } },
    },
  },
} as const;

it('opens operations by the scopes of a session of the fixtures', async () => {
  const sessions = [
    { token: 'reads', scopes: ['read:orders'] },
    { token: 'writes', scopes: ['write:orders'], kind: 'access' },
    { token: 'usual' },
  ];
  const api = await declaredApi({ ...scoped, accounts: [{ ...ada, scopes: ['read:orders'], sessions }] });
  const orders = (token: string) =>
    api.outcome('GET /orders', undefined, { headers: { authorization: `Bearer ${token}` } });
  expect([await orders('reads'), await orders('writes'), await orders('usual')]).toEqual([
    'done',
    'not-allowed/scope',
    'done',
  ]);
  const eve = { password: 'x', sessions: [{ token: 'of-eve', scopes: ['read:orders'] }, { token: 'other' }] };
  await api.emulator.accounts.put('acme', 'eve', eve);
  expect([await orders('of-eve'), await orders('other')]).toEqual(['done', 'not-allowed/scope']);
});

it('reports the place of an unknown scope and an unknown kind of a session in the fixtures', async () => {
  const sessions = [{ token: 't', scopes: ['read:orders', 'read:order'], kind: 'acess' }];
  const loading = declaredApi({ ...scoped, accounts: [{ ...ada, sessions }] });
  await expect(loading).rejects.toThrow(
    /acme\.fixtures\.yaml:1:\d+: accounts\[0\]\.sessions\[0\]\.scopes\[1\] is "read:order"; expected one of read:orders, write:orders\n.*sessions\[0\]\.kind is "acess"; expected one of access$/,
  );
});

it("notes an account of the fixtures whose address isn't a login", async () => {
  const operations = {
    'POST /login': signIn,
    'POST /forgot': { act: 'forgot-password', reads: { email: 'body.email' } },
  } as const;
  const accounts = [
    { ...ada, email: 'ada@example.com' },
    { ...ada, login: 'bob@example.com' },
    { ...ada, login: 'eve', email: 'EVE' },
  ];
  const tokens = { access: {} };
  const none = await declaredApi({ marks: { tokens, account: { logins: ['nick'] } }, accounts, operations });
  const note =
    "POST /forgot doesn't find the account ada by ada@example.com, which isn't a login; add to the marks at the top: account: { logins: [nick, email] }";
  expect(none.notes.filter((one) => one.includes('a login;'))).toEqual([
    expect.stringMatching(
      new RegExp(`acme\\.fixtures\\.yaml: ${note.replaceAll(/[.[\]{}]/g, String.raw`\$&`)}$`),
    ),
  ]);
  const all = await declaredApi({ marks: { tokens, account: { logins: ['email'] } }, accounts, operations });
  expect(all.notes.filter((one) => one.includes('a login;'))).toEqual([]);
});
