import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import { createClient, pendingFlow } from './client.js';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);

beforeEach(() => emulator.reset());

/** Opens the page, which gives the browser its CSRF cookie. */
async function openPage() {
  const client = createClient(emulator.urls.allauth);
  await client.config();
  return client;
}

const sentKey = async (account) => (await emulator.outbox.list({ provider: 'allauth', account }))[0].code;

test('signs in and out', async () => {
  const client = await openPage();
  assert.equal((await client.session()).status, 401);
  assert.equal((await client.login('plain@example.com', 'Password-1')).data.user.username, 'plain');
  assert.equal((await client.session()).meta.is_authenticated, true);
  assert.equal((await client.logout()).meta.is_authenticated, false);
  assert.equal((await client.session()).status, 401);
});

test('rejects a page without the CSRF cookie', async () => {
  const client = createClient(emulator.urls.allauth);
  assert.equal((await client.login('plain@example.com', 'Password-1')).status, 403);
});

test('waits for the code of an account with an authenticator app', async () => {
  const client = await openPage();
  assert.equal((await client.authenticate('000000')).status, 409);
  assert.equal(pendingFlow(await client.login('totp@example.com', 'Password-1')), 'mfa_authenticate');
  assert.equal(pendingFlow(await client.session()), 'mfa_authenticate');
  assert.equal((await client.authenticate('000000')).errors[0].code, 'incorrect_code');

  const { current } = await emulator.codes.get('allauth', 'totp@example.com');
  assert.equal((await client.authenticate(current)).data.user.email, 'totp@example.com');
  assert.equal((await client.session()).status, 200);
});

test('locks an account after five failures, for five minutes', async () => {
  const client = await openPage();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const { errors } = await client.login('plain@example.com', 'wrong');
    assert.equal(errors[0].code, 'email_password_mismatch');
  }
  const { errors } = await client.login('plain@example.com', 'Password-1');
  assert.equal(errors[0].code, 'too_many_login_attempts');
  await emulator.clock.advance(6 * 60);
  assert.equal((await client.login('plain@example.com', 'Password-1')).status, 200);
});

test('refuses a disabled account like a page that is not signed in', async () => {
  const client = await openPage();
  const refused = await client.login('disabled@example.com', 'Password-1');
  assert.deepEqual([refused.status, pendingFlow(refused)], [401, undefined]);
});

test('limits the logins of an address to 30 in a minute', async () => {
  const statuses = [];
  for (let attempt = 1; attempt <= 31; attempt += 1) {
    const client = await openPage();
    statuses.push((await client.login('plain@example.com', 'Password-1')).status);
  }
  assert.deepEqual(statuses, [...Array(30).fill(200), 429]);
  await emulator.clock.advance(61);
  assert.equal((await (await openPage()).login('plain@example.com', 'Password-1')).status, 200);
});

test('lets a session expire after two weeks', async () => {
  const client = await openPage();
  await client.login('plain@example.com', 'Password-1');
  await emulator.clock.advance(15 * 24 * 3600);
  assert.equal((await client.session()).meta.is_authenticated, false);
});

test('creates an account that must verify its address', async () => {
  const client = await openPage();
  assert.equal(pendingFlow(await client.signUp('new@example.com', 'Password-1')), 'verify_email');
  assert.equal((await client.verifyEmail('wrong')).errors[0].code, 'invalid_or_expired_key');
  assert.equal(
    (await client.verifyEmail(await sentKey('new@example.com'))).data.user.email,
    'new@example.com',
  );
  assert.equal((await client.session()).status, 200);
});

test('sets a new password by the key of a mail, which expires after three days', async () => {
  const client = await openPage();
  await client.requestPassword('plain@example.com');
  await emulator.clock.advance(3 * 24 * 3600 + 60);
  const late = await client.resetPassword(await sentKey('plain@example.com'), 'Password-2');
  assert.equal(late.errors[0].code, 'invalid_password_reset');

  await client.requestPassword('plain@example.com');
  assert.equal((await client.resetPassword(await sentKey('plain@example.com'), 'Password-2')).status, 401);
  assert.equal((await client.login('plain@example.com', 'Password-2')).status, 200);
});

test('survives an error of the server', async () => {
  const client = await openPage();
  await emulator.scenarios.arm({ outcome: 'server-error', times: 1 });
  assert.equal((await client.login('plain@example.com', 'Password-1')).status, 500);
  assert.equal((await client.login('plain@example.com', 'Password-1')).status, 200);
});
