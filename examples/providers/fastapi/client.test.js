import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { parse } from 'yaml';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const definition = parse(readFileSync(new URL('fastapi.yaml', import.meta.url), 'utf8'));

beforeEach(() => emulator.reset());

/** Creates a client whose methods are the operationIds that FastAPI generates. */
function createClient() {
  const withServer = { url: emulator.urls.fastapi };
  return new OpenAPIClientAxios({ definition, withServer }).init();
}

const form = (username, password) => new URLSearchParams({ grant_type: 'password', username, password });

/** Signs in, and returns the tokens. The client sends the access token from now on. */
async function signIn(client, username = 'plain@example.com', password = 'Password-1') {
  const { data } = await client.login_for_access_token_token_post(null, form(username, password));
  client.defaults.headers.common.Authorization = `Bearer ${data.access_token}`;
  return data;
}

/** Asserts that a call fails with a status and a `detail`. */
const rejects = (call, status, detail) =>
  assert.rejects(call, ({ response }) => {
    assert.deepEqual([response.status, response.data.detail], [status, detail]);
    return true;
  });

const refresh = (client, refresh_token) =>
  client.refresh_access_token_token_refresh_post(null, { refresh_token });

const invalid = 'Could not validate credentials';

test('signs in by the form, reads the account, refreshes, and signs out', async () => {
  const client = await createClient();
  const first = await signIn(client);
  assert.equal((await client.read_users_me_users_me_get()).data.email, 'plain@example.com');

  const { data: second } = await refresh(client, first.refresh_token);
  client.defaults.headers.common.Authorization = `Bearer ${second.access_token}`;
  await client.logout_logout_post();
  await rejects(client.read_users_me_users_me_get(), 401, invalid);
  await rejects(refresh(client, second.refresh_token), 401, invalid);
});

test('ends the session when a refresh token is used again', async () => {
  const client = await createClient();
  const first = await signIn(client);
  const { data: second } = await refresh(client, first.refresh_token);
  await rejects(refresh(client, first.refresh_token), 401, 'Refresh token has already been used');
  await rejects(refresh(client, second.refresh_token), 401, invalid);
});

test('refuses wrong passwords, inactive accounts, and a form without a password', async () => {
  const client = await createClient();
  await rejects(signIn(client, 'plain@example.com', 'wrong'), 401, 'Incorrect username or password');
  await rejects(signIn(client, 'disabled@example.com'), 400, 'Inactive user');
  const lacking = new URLSearchParams({ username: 'plain@example.com' });
  await rejects(client.login_for_access_token_token_post(null, lacking), 422, [
    { loc: ['body', 'password'], msg: 'field required', type: 'value_error.missing' },
  ]);
});

test('waits as long as a locked account says', async () => {
  const client = await createClient();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await rejects(signIn(client, 'plain@example.com', 'wrong'), 401, 'Incorrect username or password');
  }
  const error = await signIn(client).catch((thrown) => thrown);
  assert.equal(error.response.status, 429);
  await emulator.clock.advance(Number(error.response.headers['retry-after']));
  await signIn(client);
});

test('lets the access token expire, then the refresh token', async () => {
  const client = await createClient();
  const { refresh_token } = await signIn(client);
  await emulator.clock.advance(31 * 60);
  await rejects(client.read_users_me_users_me_get(), 401, invalid);
  const { data } = await refresh(client, refresh_token);
  await emulator.clock.advance(8 * 24 * 3600);
  await rejects(refresh(client, data.refresh_token), 401, invalid);
});

test('creates an account, and sets a new password by mail', async () => {
  const client = await createClient();
  const account = { email: 'new@example.com', password: 'Password-1', full_name: 'New' };
  assert.equal((await client.create_user_users_post(null, account)).status, 201);
  await rejects(client.create_user_users_post(null, account), 400, 'Email already registered');

  await client.recover_password_password_recovery_post(null, { email: 'new@example.com' });
  const [{ code }] = await emulator.outbox.list({ provider: 'fastapi' });
  const reset = (token) =>
    client.reset_password_reset_password_post(null, { token, new_password: 'Password-2' });
  await rejects(reset('wrong'), 400, 'Invalid token');
  await reset(code);
  await signIn(client, 'new@example.com', 'Password-2');
});

test('lets only superusers read the reports', async () => {
  const client = await createClient();
  await signIn(client);
  await rejects(client.read_reports_reports_get(), 403, 'Not enough permissions');
  await signIn(client, 'admin@example.com');
  assert.deepEqual((await client.read_reports_reports_get()).data, [{ month: '2027-01', sold: 12 }]);
});

test('survives an error of the server', async () => {
  const client = await createClient();
  await emulator.scenarios.arm({ outcomes: ['server-error'] });
  const error = await signIn(client).catch((thrown) => thrown);
  assert.deepEqual([error.response.status, error.response.data], [500, 'Internal Server Error']);
  await signIn(client);
});
