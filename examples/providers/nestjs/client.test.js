import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import axios from 'axios';
import { connect } from 'login-emulator';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const baseURL = emulator.urls.nestjs;

beforeEach(() => emulator.reset());

/** Creates a client as applications of NestJS APIs have it: it refreshes once when a request is answered with 401. */
function createClient() {
  const client = axios.create({ baseURL });
  let tokens;
  client.interceptors.request.use((config) => {
    if (tokens && !config.headers.Authorization)
      config.headers.Authorization = `Bearer ${tokens.access_token}`;
    return config;
  });
  client.interceptors.response.use(undefined, async (error) => {
    const { config, response } = error;
    if (response?.status !== 401 || !tokens || config.retried) throw error;
    const headers = { Authorization: `Bearer ${tokens.refresh_token}` };
    tokens = (await axios.post('/auth/refresh', undefined, { baseURL, headers })).data;
    config.headers.delete('Authorization');
    return client.request({ ...config, retried: true });
  });
  return {
    get: (path) => client.get(path).then(({ data }) => data),
    post: (path, body) => client.post(path, body).then(({ data }) => data),
    async login(email, password) {
      tokens = (await axios.post('/auth/login', { email, password }, { baseURL })).data;
      return tokens;
    },
  };
}

/** Asserts that a call fails with a body of NestJS. */
const rejects = (call, body) =>
  assert.rejects(call, ({ response }) => {
    assert.deepEqual(response.data, body);
    assert.equal(response.status, body.statusCode);
    return true;
  });

const unauthorized = { message: 'Unauthorized', statusCode: 401 };

test('signs in, reads the claims of its token, and signs out', async () => {
  const client = createClient();
  await client.login('plain@example.com', 'Password-1');
  const { iat, exp, ...claims } = await client.get('/auth/profile');
  assert.equal(exp - iat, 15 * 60);
  assert.equal(claims.email, 'plain@example.com');
  assert.equal((await client.get('/orders')).length, 1);
  await client.post('/auth/logout');
});

test('refreshes by itself when the access token has expired', async () => {
  const client = createClient();
  const first = await client.login('plain@example.com', 'Password-1');
  await emulator.clock.advance(16 * 60);
  assert.equal((await client.get('/auth/profile')).sub, 2);

  const headers = { Authorization: `Bearer ${first.refresh_token}` };
  await rejects(axios.post('/auth/refresh', undefined, { baseURL, headers }), {
    message: 'Refresh token reuse detected',
    error: 'Unauthorized',
    statusCode: 401,
  });
  await emulator.clock.advance(16 * 60);
  await rejects(client.get('/auth/profile'), unauthorized); // the reuse has ended its session
});

test('refuses a wrong password, a disabled account and a body with errors', async () => {
  await rejects(createClient().login('plain@example.com', 'wrong'), unauthorized);
  await rejects(createClient().login('disabled@example.com', 'Password-1'), {
    message: 'Account is disabled',
    error: 'Forbidden',
    statusCode: 403,
  });
  await rejects(createClient().login('plain', 1), {
    message: ['email must be an email', 'password must be a string'],
    error: 'Bad Request',
    statusCode: 400,
  });
});

test('limits sign-ins to five in a minute', async () => {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await rejects(createClient().login('plain@example.com', 'wrong'), unauthorized);
  }
  await assert.rejects(createClient().login('plain@example.com', 'Password-1'), ({ response }) => {
    assert.equal(response.status, 429);
    assert.equal(response.headers['retry-after'], '60');
    assert.equal(response.data.message, 'ThrottlerException: Too Many Requests');
    return true;
  });
});

test('lets only administrators create cats', async () => {
  const cat = { name: 'Tom', age: 2, breed: 'Manx' };
  const client = createClient();
  await client.login('plain@example.com', 'Password-1');
  await rejects(client.post('/cats', cat), {
    message: 'Forbidden resource',
    error: 'Forbidden',
    statusCode: 403,
  });
  await client.login('admin@example.com', 'Password-1');
  await client.post('/cats', cat);
});

test('registers an account and signs in with it', async () => {
  const client = createClient();
  const account = { email: 'new@example.com', password: 'Password-2', name: 'New' };
  assert.equal((await client.post('/auth/register', account)).role, 'user');
  await rejects(client.post('/auth/register', account), {
    message: 'Email is already registered',
    error: 'Conflict',
    statusCode: 409,
  });
  await client.login('new@example.com', 'Password-2');
  assert.equal((await client.get('/auth/profile')).email, 'new@example.com');
});

test('survives an error of the server', async () => {
  await emulator.scenarios.arm({ outcomes: ['server-error'] });
  const client = createClient();
  await rejects(client.login('plain@example.com', 'Password-1'), {
    statusCode: 500,
    message: 'Internal server error',
  });
  await client.login('plain@example.com', 'Password-1');
});
