import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import axios from 'axios';
import { createAuthRefresh } from 'axios-auth-refresh';
import { connect } from 'login-emulator';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);

beforeEach(() => emulator.reset());

/** Creates a client that refreshes its tokens at a 401, as frontends of Simple JWT do. */
function createClient() {
  const baseURL = `${emulator.urls.simplejwt}/api`;
  const http = axios.create({ baseURL });
  const client = { refreshed: 0, tokens: undefined, beforeRefresh: async () => {} };
  http.interceptors.request.use((request) => {
    if (client.tokens !== undefined) request.headers.Authorization = `Bearer ${client.tokens.access}`;
    return request;
  });

  async function refresh() {
    await client.beforeRefresh();
    const body = { refresh: client.tokens.refresh };
    // requests of `http` wait until the tokens are refreshed
    client.tokens = (await axios.post('/token/refresh/', body, { baseURL })).data;
    client.refreshed += 1;
  }

  // requests that fail at the same time wait for one refresh, because each refresh token is valid once
  createAuthRefresh(http, refresh, { deduplicateRefresh: false });

  return Object.assign(client, {
    async signIn(username = 'plain@example.com', password = 'Password-1') {
      client.tokens = await client.post('/token/', { username, password });
    },
    get: async (path) => (await http.get(path)).data,
    post: async (path, body) => (await http.post(path, body, { skipAuthRefresh: true })).data,
  });
}

/** Asserts that a call fails with a status and a body. */
const rejects = (call, status, body) =>
  assert.rejects(call, ({ response }) => {
    assert.deepEqual([response.status, response.data], [status, body]);
    return true;
  });

const noAccount = { detail: 'No active account found with the given credentials' };
const notValid = { detail: 'Token is invalid or expired', code: 'token_not_valid' };
const blacklisted = { detail: 'Token is blacklisted', code: 'token_not_valid' };

test('signs in, refreshes by itself when the access token has expired, and signs out', async () => {
  const client = createClient();
  await client.signIn();
  const { refresh: first } = client.tokens;
  assert.equal((await client.get('/users/me/')).username, 'plain@example.com');

  await emulator.clock.advance(6 * 60);
  assert.equal((await client.get('/users/me/')).username, 'plain@example.com');
  assert.equal(client.refreshed, 1);
  await rejects(client.post('/token/refresh/', { refresh: first }), 401, blacklisted);

  const { refresh } = client.tokens;
  await client.post('/token/blacklist/', { refresh });
  await rejects(client.post('/token/refresh/', { refresh }), 401, blacklisted);
});

test('refreshes once for several requests at the same time', async () => {
  const client = createClient();
  await client.signIn();
  await emulator.clock.advance(6 * 60);
  // otherwise, a slow machine may refuse the second request after the refresh
  client.beforeRefresh = () => emulator.requests.wait({ status: 401, count: 2 });
  const [me, articles] = await Promise.all([client.get('/users/me/'), client.get('/articles/')]);
  assert.deepEqual([me.id, articles.count, client.refreshed], [2, 1, 1]);
});

test('has to sign in again when the refresh token has expired', async () => {
  const client = createClient();
  await client.signIn();
  await emulator.clock.advance(25 * 3600);
  await rejects(client.get('/users/me/'), 401, notValid);
  await client.signIn();
  await client.get('/users/me/');
});

test('refuses wrong passwords, inactive accounts and missing fields', async () => {
  const client = createClient();
  await rejects(client.signIn('plain@example.com', 'wrong'), 401, noAccount);
  await rejects(client.signIn('disabled@example.com'), 401, noAccount);
  await rejects(client.signIn('plain@example.com', ''), 400, { password: ['This field is required.'] });
});

test('locks an account by the fifth wrong password', async () => {
  const client = createClient();
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await rejects(client.signIn('plain@example.com', 'wrong'), 401, noAccount);
  }
  const locked = { detail: 'Too many failed login attempts' };
  await rejects(client.signIn('plain@example.com', 'wrong'), 403, locked);
  await rejects(client.signIn(), 403, locked);
  await emulator.clock.advance(15 * 60);
  await client.signIn();
});

test('creates an account, and shows the errors of each field', async () => {
  const client = createClient();
  const account = { username: 'new', email: 'new@example.com', password: 'Password-1' };
  assert.equal((await client.post('/users/', account)).username, 'new');
  await rejects(client.post('/users/', account), 400, {
    username: ['A user with that username already exists.'],
  });
  await rejects(client.post('/users/', { username: 'other', password: 'short' }), 400, {
    password: ['This password is too short. It must contain at least 8 characters.'],
  });
  await client.signIn('new');
});

test('lets only staff read the reports', async () => {
  const client = createClient();
  await client.signIn();
  await rejects(client.get('/reports/'), 403, {
    detail: 'You do not have permission to perform this action.',
  });
  await client.signIn('admin@example.com');
  assert.equal((await client.get('/reports/')).results.length, 1);
});

test('waits as long as a throttled answer says', async () => {
  const client = createClient();
  await emulator.scenarios.arm({ outcomes: ['rate-limited'] });
  const error = await client.signIn().catch((thrown) => thrown);
  assert.equal(error.response.status, 429);
  assert.ok(Number(error.response.headers['retry-after']) > 0);
  await client.signIn();
});
