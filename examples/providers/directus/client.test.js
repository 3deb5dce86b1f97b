import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  authentication,
  createDirectus,
  passwordRequest,
  passwordReset,
  readItems,
  readMe,
  refresh,
  rest,
} from '@directus/sdk';
import { connect } from 'login-emulator';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);

beforeEach(() => emulator.reset());

/** Creates a client that doesn't refresh by itself, because its timer would run after the test. */
function createClient() {
  return createDirectus(emulator.urls.directus)
    .with(authentication('json', { autoRefresh: false }))
    .with(rest());
}

/** Asserts that a call fails with a code of Directus. */
const rejects = (call, code) =>
  assert.rejects(call, ({ errors }) => {
    assert.equal(errors[0].extensions.code, code);
    return true;
  });

test('signs in, reads the account, refreshes, and signs out', async () => {
  const client = createClient();
  const first = await client.login('plain@example.com', 'Password-1');
  assert.equal((await client.request(readMe())).email, 'plain@example.com');

  const second = await client.refresh();
  assert.notEqual(second.refresh_token, first.refresh_token);
  await rejects(client.request(refresh('json', first.refresh_token)), 'INVALID_CREDENTIALS');

  await client.logout();
  await rejects(client.request(refresh('json', second.refresh_token)), 'INVALID_CREDENTIALS');
});

test('asks for the code of an account with two-factor authentication', async () => {
  const client = createClient();
  await rejects(client.login('totp@example.com', 'Password-1'), 'INVALID_OTP');
  await rejects(client.login('totp@example.com', 'Password-1', { otp: '000000' }), 'INVALID_OTP');

  const { current } = await emulator.codes.get('directus', 'totp@example.com');
  await client.login('totp@example.com', 'Password-1', { otp: current });
  assert.equal((await client.request(readMe())).email, 'totp@example.com');
});

test('refuses a refresh token that was used, and continues with its successor', async () => {
  const client = createClient();
  const first = await client.login('plain@example.com', 'Password-1');
  const second = await client.request(refresh('json', first.refresh_token));
  await rejects(client.request(refresh('json', first.refresh_token)), 'INVALID_CREDENTIALS');
  const third = await client.request(refresh('json', second.refresh_token));
  assert.equal(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size, 3);
});

test('suspends an account after 25 wrong passwords', async () => {
  for (let attempt = 1; attempt <= 25; attempt += 1) {
    await rejects(createClient().login('plain@example.com', 'wrong'), 'INVALID_CREDENTIALS');
  }
  await rejects(createClient().login('plain@example.com', 'Password-1'), 'USER_SUSPENDED');
});

test('refuses a wrong password and a suspended account', async () => {
  await rejects(createClient().login('plain@example.com', 'wrong'), 'INVALID_CREDENTIALS');
  await rejects(createClient().login('disabled@example.com', 'Password-1'), 'USER_SUSPENDED');
});

test('lets only administrators read the invoices', async () => {
  const client = createClient();
  await client.login('plain@example.com', 'Password-1');
  assert.equal((await client.request(readItems('articles'))).length, 1);
  await rejects(client.request(readItems('invoices')), 'FORBIDDEN');

  await client.login('admin@example.com', 'd1r3ctu5');
  assert.equal((await client.request(readItems('invoices'))).length, 1);
});

test('lets the access token expire, then the refresh token', async () => {
  const client = createClient();
  await client.login('plain@example.com', 'Password-1');
  await emulator.clock.advance(16 * 60);
  await rejects(client.request(readMe()), 'TOKEN_EXPIRED');
  const { refresh_token } = await client.refresh();
  assert.equal((await client.request(readMe())).email, 'plain@example.com');
  await emulator.clock.advance(8 * 24 * 3600);
  await rejects(client.request(refresh('json', refresh_token)), 'INVALID_CREDENTIALS');
});

test('sets a new password by mail', async () => {
  const client = createClient();
  await client.request(passwordRequest('plain@example.com'));
  const [{ code }] = await emulator.outbox.list({ provider: 'directus' });
  await rejects(client.request(passwordReset('wrong', 'Password-2')), 'INVALID_TOKEN');
  await client.request(passwordReset(code, 'Password-2'));
  await rejects(client.login('plain@example.com', 'Password-1'), 'INVALID_CREDENTIALS');
  await client.login('plain@example.com', 'Password-2');
});

test('survives an error of the server and a rate limit', async () => {
  const client = createClient();
  await emulator.scenarios.arm({ outcomes: ['server-error', 'rate-limited'] });
  await rejects(client.login('plain@example.com', 'Password-1'), 'INTERNAL_SERVER_ERROR');
  await rejects(client.login('plain@example.com', 'Password-1'), 'REQUESTS_EXCEEDED');
  await client.login('plain@example.com', 'Password-1');
});
