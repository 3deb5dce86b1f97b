import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import mattermost from '@mattermost/client';
import { connect } from 'login-emulator';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);

beforeEach(() => emulator.reset());

function createClient() {
  const client = new mattermost.Client4(); // the package is CommonJS
  client.setUrl(emulator.urls.mattermost);
  return client;
}

/** Asserts that a call fails with an id of Mattermost's errors. */
const rejects = (call, id) =>
  assert.rejects(call, (error) => {
    assert.equal(error.server_error_id, id);
    return true;
  });

test('signs in by address or name, reads the account, and signs out', async () => {
  const client = createClient();
  assert.equal((await client.login('plain@example.com', 'Password-1')).username, 'plain');
  assert.equal((await client.getMe()).email, 'plain@example.com');
  const token = client.getToken();
  await client.logout();

  client.setToken(token);
  await rejects(client.getMe(), 'api.context.session_expired.app_error');
  await createClient().login('plain', 'Password-1');
});

test('asks for the code of an account with an authenticator app', async () => {
  const client = createClient();
  assert.equal((await client.checkUserMfa('totp')).mfa_required, true);
  await rejects(client.login('totp', 'Password-1'), 'mfa.validate_token.authenticate.app_error');
  await rejects(client.login('totp', 'Password-1', '000000'), 'api.user.check_user_mfa.bad_code.app_error');

  const { current } = await emulator.codes.get('mattermost', 'totp@example.com');
  assert.equal((await client.login('totp', 'Password-1', current)).username, 'totp');
});

test('refuses by the state of the account', async () => {
  const refused = (login, password, id) => rejects(createClient().login(login, password), id);
  await refused('plain', 'wrong', 'api.user.login.invalid_credentials_email_username');
  await refused('disabled', 'Password-1', 'api.user.login.inactive.app_error');
  await refused('unverified', 'Password-1', 'api.user.login.not_verified.app_error');
  await refused('locked', 'Password-1', 'api.user.check_user_login_attempts.too_many.app_error');
});

test('locks an account after ten wrong passwords, until its password is reset', async () => {
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await rejects(
      createClient().login('plain', 'wrong'),
      'api.user.login.invalid_credentials_email_username',
    );
  }
  const client = createClient();
  const locked = 'api.user.check_user_login_attempts.too_many.app_error';
  await rejects(client.login('plain', 'Password-1'), locked);

  await client.sendPasswordResetEmail('plain@example.com');
  const [{ code }] = await emulator.outbox.list({ provider: 'mattermost' });
  await client.resetUserPassword(code, 'Password-2');
  await client.login('plain', 'Password-2');
});

test('lets a session expire after 30 days', async () => {
  const client = createClient();
  await client.login('plain', 'Password-1');
  await emulator.clock.advance(31 * 24 * 3600);
  await rejects(client.getMe(), 'api.context.session_expired.app_error');
});

test('lists and ends sessions', async () => {
  const phone = createClient();
  const { id } = await phone.login('plain', 'Password-1');
  const [session] = await phone.getSessions(id);

  const browser = createClient();
  await browser.login('plain', 'Password-1');
  assert.equal((await browser.getSessions(id)).length, 2);
  await browser.revokeSession(id, session.id);
  await rejects(phone.getMe(), 'api.context.session_expired.app_error');
  assert.equal((await browser.getSessions(id)).length, 1);
});

test('survives an error of the server and a rate limit', async () => {
  const client = createClient();
  await emulator.scenarios.arm({ outcomes: ['server-error', 'rate-limited'] });
  await assert.rejects(client.login('plain', 'Password-1'), { status_code: 500 });
  // the answer is a text, so the client's error has no id
  await assert.rejects(client.login('plain', 'Password-1'), { name: 'Error', server_error_id: undefined });
  await client.login('plain', 'Password-1');
});
