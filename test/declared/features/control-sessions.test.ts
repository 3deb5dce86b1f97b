import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredSetup } from '../../support/declared.ts';

const login = 'plain@example.com';
const reads = { login: 'body.login', password: 'body.password' };
const me = { 'GET /me': { act: 'current-account' } } as const;

it.each<readonly [where: string, setup: DeclaredSetup, headers: object]>([
  [
    'a header of the answer',
    {
      marks: { answers: { 'signed-in': { headers: { Token: '{{tokens.session}}' } } } },
      operations: { 'POST /login': { act: 'sign-in', reads }, ...me },
    },
    { authorization: expect.stringMatching(/^Bearer \w{32}$/) },
  ],
  [
    'a header with a word before it',
    {
      marks: {
        tokens: { session: { scheme: 'header', name: 'X-Auth', prefix: 'Token ' } },
        answers: { 'signed-in': { headers: { 'X-Auth': 'Token {{tokens.session}}' } } },
      },
      operations: { 'POST /login': { act: 'sign-in', reads }, ...me },
    },
    { 'x-auth': expect.stringMatching(/^Token \w{32}$/) },
  ],
  [
    'a number of the body',
    {
      marks: {
        tokens: { session: { form: 'integer' } },
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
      operations: { 'POST /login': { act: 'sign-in', reads }, ...me },
    },
    { authorization: expect.stringMatching(/^Bearer \d+$/) },
  ],
  [
    'a cookie alone',
    {
      marks: { tokens: { session: { scheme: 'cookie', name: 'sid' } } },
      operations: { 'POST /login': { act: 'sign-in', reads }, ...me },
    },
    { cookie: expect.stringMatching(/^sid=\w{32}$/) },
  ],
  [
    'a sign-in by a code',
    {
      marks: { answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } } },
      operations: {
        'POST /login': { act: 'sign-in-by-code', reads: { email: 'body.email', code: 'body.code' } },
        ...me,
      },
    },
    { authorization: expect.stringMatching(/^Bearer \w{32}$/) },
  ],
  [
    'credentials instead of tokens',
    { marks: { tokens: { basic: { scheme: 'credentials' } } }, operations: me },
    { authorization: `Basic ${btoa(`${login}:Password-1`)}` },
  ],
  [
    'credentials beside a sign-in',
    {
      marks: { tokens: { basic: { scheme: 'credentials' } } },
      operations: { 'POST /login': { act: 'sign-in', reads }, ...me },
    },
    { authorization: `Basic ${btoa(`${login}:Password-1`)}` },
  ],
])('returns the headers of a session from %s', async (_where, setup, headers) => {
  const api = await declaredApi(setup);
  const session = await api.emulator.signIn('acme', login);
  expect(session).toMatchObject({ active: true, account: login, requestHeaders: headers });
  expect(await api.outcome('GET /me', undefined, { headers: session.requestHeaders })).toBe('who-am-i');
});

const byCredentials: DeclaredSetup = {
  marks: { tokens: { basic: { scheme: 'credentials' } } },
  operations: me,
};

it('tells that credentials of a disabled account are inactive', async () => {
  const api = await declaredApi(byCredentials);
  const session = await api.emulator.signIn('acme', 'disabled@example.com');
  expect(session).toMatchObject({ active: false, reason: 'account-disabled', tokens: [] });
  expect(session).not.toHaveProperty('request');
});

it.each(['expired', 'revoked'] as const)('refuses %s credentials, which no token can be', async (state) => {
  const api = await declaredApi(byCredentials);
  await expect(api.emulator.signIn('acme', login, { state })).rejects.toMatchObject({
    code: 'sign-in-withheld',
    message: expect.stringContaining(`a session of acme can't be ${state}: each request carries the login`),
  });
});

it('refuses a session where nothing signs in by a login', async () => {
  const api = await declaredApi({ operations: me });
  await expect(api.emulator.signIn('acme', login)).rejects.toMatchObject({
    code: 'sign-in-withheld',
    message: expect.stringContaining('acme has no operation that signs in by a login; mark one with'),
  });
});
