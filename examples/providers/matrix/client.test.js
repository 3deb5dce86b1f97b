import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import { createClient } from 'matrix-js-sdk';
import { logger } from 'matrix-js-sdk/lib/logger.js';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const baseUrl = emulator.urls.matrix;
logger.disableAll();

beforeEach(() => emulator.reset());

const password = (user, text = 'Password-1') => ({
  type: 'm.login.password',
  identifier: { type: 'm.id.user', user },
  password: text,
});

/** Signs in, and returns the client of the new device with the answer. */
async function signIn(request, options = {}) {
  const answer = await createClient({ baseUrl }).loginRequest(request);
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    user_id: userId,
    device_id: deviceId,
  } = answer;
  return {
    client: createClient({ baseUrl, accessToken, refreshToken, userId, deviceId, ...options }),
    answer,
  };
}

async function refresh(token) {
  const answer = await createClient({ baseUrl }).refreshToken(token);
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token };
}

/** Asserts that a call fails with a code of Matrix. */
const rejects = (call, errcode, more = {}) =>
  assert.rejects(call, (error) => {
    assert.equal(error.errcode, errcode);
    for (const [key, value] of Object.entries(more)) assert.equal(error.data[key], value);
    return true;
  });

test('signs in, reads the owner of the token, and signs out', async () => {
  const { flows } = await createClient({ baseUrl }).loginFlows();
  assert.deepEqual(flows, [{ type: 'm.login.password' }]);

  const { client, answer } = await signIn({ ...password('plain'), device_id: 'PHONE' });
  assert.equal(answer.user_id, '@plain:example.org');
  assert.deepEqual(await client.whoami(), {
    user_id: '@plain:example.org',
    device_id: 'PHONE',
    is_guest: false,
  });
  assert.deepEqual(await client.getJoinedRooms(), { joined_rooms: ['!foo:example.com'] });
  assert.deepEqual(await client.logout(), {});
  await rejects(client.whoami(), 'M_UNKNOWN_TOKEN', { soft_logout: false });
});

test('signs in by the deprecated field, by the whole user ID, and by the address', async () => {
  const deprecated = createClient({ baseUrl });
  await deprecated.loginWithPassword('plain', 'Password-1');
  assert.equal((await deprecated.whoami()).user_id, '@plain:example.org');

  const { answer } = await signIn(password('@plain:example.org'));
  assert.equal(answer.user_id, '@plain:example.org');
  const identifier = { type: 'm.id.thirdparty', medium: 'email', address: 'plain@example.com' };
  assert.equal((await signIn({ ...password(''), identifier })).answer.user_id, '@plain:example.org');
});

test('refuses a wrong password, and a deactivated and a locked user', async () => {
  await rejects(signIn(password('plain', 'wrong')), 'M_FORBIDDEN');
  await rejects(signIn(password('disabled')), 'M_USER_DEACTIVATED');
  await rejects(signIn(password('locked')), 'M_USER_LOCKED', { soft_logout: true });
});

test('asks to wait after three wrong passwords', async () => {
  for (let attempt = 1; attempt <= 3; attempt += 1)
    await rejects(signIn(password('plain', 'wrong')), 'M_FORBIDDEN');
  await assert.rejects(signIn(password('plain')), (error) => {
    assert.equal(error.errcode, 'M_LIMIT_EXCEEDED');
    assert.ok(error.isRateLimitError());
    assert.ok(error.getRetryAfterMs() > 0);
    assert.ok(error.data.retry_after_ms > 0);
    return true;
  });
  await emulator.clock.advance(20);
  await signIn(password('plain'));
});

test('refreshes an expired token by itself', async () => {
  let refreshed = 0;
  const tokenRefreshFunction = (token) => {
    refreshed += 1;
    return refresh(token);
  };
  const { client } = await signIn({ ...password('plain'), refresh_token: true }, { tokenRefreshFunction });
  assert.equal((await client.whoami()).user_id, '@plain:example.org');
  assert.equal(refreshed, 0);

  await emulator.clock.advance(6 * 60);
  assert.equal((await client.whoami()).user_id, '@plain:example.org');
  await emulator.clock.advance(6 * 60);
  assert.equal((await client.whoami()).user_id, '@plain:example.org');
  assert.equal(refreshed, 2);
});

test('signs out softly when the refresh token was used', async () => {
  const { client, answer } = await signIn(
    { ...password('plain'), refresh_token: true },
    { tokenRefreshFunction: refresh },
  );
  const { refreshToken } = await refresh(answer.refresh_token);
  await rejects(refresh(answer.refresh_token), 'M_UNKNOWN_TOKEN', { soft_logout: true });
  await refresh(refreshToken);

  let loggedOut = 0;
  client.on('Session.logged_out', () => (loggedOut += 1));
  await emulator.clock.advance(6 * 60);
  await rejects(client.whoami(), 'M_UNKNOWN_TOKEN', { soft_logout: true });
  assert.equal(loggedOut, 1);
});

test('ends all sessions', async () => {
  const { client: phone } = await signIn(password('plain'));
  const { client: laptop } = await signIn(password('plain'));
  assert.equal((await laptop.getDevices()).devices.length, 2);
  await laptop.http.authedRequest('POST', '/logout/all');
  await rejects(phone.whoami(), 'M_UNKNOWN_TOKEN');
});

test('registers a user by user-interactive authentication', async () => {
  const guest = createClient({ baseUrl });
  const { session, flows } = await guest.register('newbie', 'Password-1', null, {}).catch((error) => {
    assert.equal(error.httpStatus, 401);
    return error.data;
  });
  assert.deepEqual(flows, [{ stages: ['m.login.dummy'] }]);

  const answer = await guest.register('newbie', 'Password-1', session, { type: 'm.login.dummy' });
  assert.equal(answer.user_id, '@newbie:example.org');
  assert.equal(answer.expires_in_ms, 300_000); // the client supports refresh tokens
  const client = createClient({ baseUrl, accessToken: answer.access_token, userId: answer.user_id });
  assert.equal((await client.whoami()).user_id, '@newbie:example.org');
  await rejects(guest.register('newbie', 'Password-1', session, { type: 'm.login.dummy' }), 'M_USER_IN_USE');
  await signIn(password('@newbie:example.org'));
  await rejects(guest.registerGuest(), 'M_UNKNOWN');
});

test('changes the password by user-interactive authentication', async () => {
  const { client } = await signIn(password('plain'));
  const { client: other } = await signIn(password('plain'));
  const { session } = await client.setPassword(undefined, 'Password-2').catch((error) => error.data);
  await rejects(client.setPassword({ ...password('plain', 'wrong'), session }, 'Password-2'), 'M_FORBIDDEN');
  assert.deepEqual(await client.setPassword({ ...password('plain'), session }, 'Password-2'), {});

  assert.equal((await client.whoami()).user_id, '@plain:example.org');
  await rejects(other.whoami(), 'M_UNKNOWN_TOKEN');
  await rejects(signIn(password('plain')), 'M_FORBIDDEN');
  await signIn(password('plain', 'Password-2'));
});

test('survives an error of the server and a rate limit', async () => {
  await emulator.scenarios.arm({ outcomes: ['server-error', 'rate-limited'] });
  await rejects(signIn(password('plain')), 'M_UNKNOWN');
  await rejects(signIn(password('plain')), 'M_LIMIT_EXCEEDED');
  await signIn(password('plain'));
});
