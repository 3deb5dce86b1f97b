import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import createFetchClient from 'openapi-fetch';
import { connect } from 'login-emulator';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const baseUrl = emulator.urls['aspnet-identity'];

beforeEach(() => emulator.reset());

/** Creates a client with tokens, as mobile apps have it: it refreshes when a request is answered with 401. */
function createClient() {
  const client = createFetchClient({ baseUrl });
  let tokens;
  client.use({
    onRequest({ request }) {
      if (tokens) request.headers.set('authorization', `Bearer ${tokens.accessToken}`);
    },
    async onResponse({ request, response, schemaPath }) {
      if (response.status !== 401 || !tokens || ['/login', '/refresh'].includes(schemaPath)) return;
      const { data } = await client.POST('/refresh', { body: { refreshToken: tokens.refreshToken } });
      if (!data) return;
      tokens = data;
      const headers = { authorization: `Bearer ${tokens.accessToken}` };
      return fetch(request.url, { method: request.method, headers });
    },
  });
  return {
    ...client,
    async login(email, password, more = {}) {
      const { data, error } = await client.POST('/login', { body: { email, password, ...more } });
      if (data) tokens = data;
      return error?.detail ?? 'signed in';
    },
  };
}

test('signs in with tokens, and reads the account', async () => {
  const client = createClient();
  assert.equal(await client.login('plain@example.com', 'Password-1'), 'signed in');
  const { data } = await client.GET('/manage/info');
  assert.deepEqual(data, { email: 'plain@example.com', isEmailConfirmed: true });
});

test('refreshes by itself when the access token has expired', async () => {
  const client = createClient();
  await client.login('plain@example.com', 'Password-1');
  await emulator.clock.advance(3601);
  assert.equal((await client.GET('/manage/info')).data.email, 'plain@example.com');
  await emulator.clock.advance(15 * 24 * 3600);
  assert.equal((await client.GET('/manage/info')).response.status, 401);
});

test('signs in with a cookie, and signs out', async () => {
  const client = createFetchClient({ baseUrl });
  const { response } = await client.POST('/login', {
    params: { query: { useCookies: true } },
    body: { email: 'plain@example.com', password: 'Password-1' },
  });
  const [cookie] = response.headers.getSetCookie()[0].split(';');
  const headers = { cookie };
  assert.match(cookie, /^\.AspNetCore\.Identity\.Application=/);
  assert.equal((await client.GET('/manage/info', { headers })).data.email, 'plain@example.com');
  const signedOut = await client.POST('/logout', { body: {}, headers });
  assert.match(signedOut.response.headers.getSetCookie()[0], /expires=Thu, 01 Jan 1970/i);
});

test('tells why it refuses a sign-in', async () => {
  const client = createClient();
  assert.equal(await client.login('plain@example.com', 'wrong'), 'Failed');
  assert.equal(await client.login('nobody@example.com', 'Password-1'), 'Failed');
  assert.equal(await client.login('unverified@example.com', 'Password-1'), 'NotAllowed');
  assert.equal(await client.login('locked@example.com', 'Password-1'), 'LockedOut');
  assert.equal(await client.login('totp@example.com', 'Password-1'), 'RequiresTwoFactor');
});

test('is locked out by the fifth failure, for five minutes', async () => {
  const client = createClient();
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    assert.equal(await client.login('plain@example.com', 'wrong'), 'Failed');
  }
  assert.equal(await client.login('plain@example.com', 'wrong'), 'LockedOut');
  assert.equal(await client.login('plain@example.com', 'Password-1'), 'LockedOut');
  await emulator.clock.advance(301);
  assert.equal(await client.login('plain@example.com', 'Password-1'), 'signed in');
});

test('sets up an authenticator app, and signs in by a code or a recovery code', async () => {
  const client = createClient();
  await client.login('plain@example.com', 'Password-1');
  const { data: before } = await client.POST('/manage/2fa', { body: {} });
  assert.equal(before.isTwoFactorEnabled, false);

  const wrong = await client.POST('/manage/2fa', { body: { enable: true, twoFactorCode: '000000' } });
  assert.deepEqual(Object.keys(wrong.error.errors), ['InvalidTwoFactorCode']);

  const { current } = await emulator.codes.get('aspnet-identity', 'plain@example.com');
  const { data } = await client.POST('/manage/2fa', { body: { enable: true, twoFactorCode: current } });
  assert.equal(data.sharedKey, before.sharedKey);
  assert.equal(data.recoveryCodes.length, 10);

  const [twoFactorRecoveryCode] = data.recoveryCodes;
  assert.equal(await client.login('plain@example.com', 'Password-1'), 'RequiresTwoFactor');
  assert.equal(await client.login('plain@example.com', 'Password-1', { twoFactorRecoveryCode }), 'signed in');
  assert.equal(await client.login('plain@example.com', 'Password-1', { twoFactorRecoveryCode }), 'Failed');
});

test('registers an account, and confirms its address by the link of the mail', async () => {
  const client = createClient();
  const account = { email: 'new@example.com', password: 'Password-2' };
  assert.equal((await client.POST('/register', { body: account })).response.status, 200);
  const again = await client.POST('/register', { body: account });
  assert.deepEqual(again.error.errors, {
    DuplicateUserName: ["Username 'new@example.com' is already taken."],
  });
  assert.equal(await client.login(account.email, account.password), 'NotAllowed');

  const [{ link }] = await emulator.outbox.list({ provider: 'aspnet-identity' });
  assert.equal(await (await fetch(link)).text(), 'Thank you for confirming your email.');
  assert.equal(await client.login(account.email, account.password), 'signed in');
});

test('sets a new password by the code of a mail', async () => {
  const client = createClient();
  const email = 'plain@example.com';
  await client.POST('/forgotPassword', { body: { email } });
  const [{ code }] = await emulator.outbox.list({ provider: 'aspnet-identity' });
  const reset = (resetCode) =>
    client.POST('/resetPassword', { body: { email, resetCode, newPassword: 'Password-2' } });
  assert.deepEqual((await reset('wrong')).error.errors, { InvalidToken: ['Invalid token.'] });
  assert.equal((await reset(code)).response.status, 200);
  assert.equal(await client.login(email, 'Password-1'), 'Failed');
  assert.equal(await client.login(email, 'Password-2'), 'signed in');
});

test('survives an error of the server and a rate limit', async () => {
  await emulator.scenarios.arm({ outcomes: ['server-error', 'rate-limited'] });
  const client = createFetchClient({ baseUrl });
  const body = { email: 'plain@example.com', password: 'Password-1' };
  const statuses = [];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    statuses.push((await client.POST('/login', { body })).response.status);
  }
  assert.deepEqual(statuses, [500, 429, 200]);
});
