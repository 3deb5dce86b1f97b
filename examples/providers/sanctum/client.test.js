import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { connect } from 'login-emulator';
import { clearCookies, fetchWithCookies, openBrowser } from './client.js';

// `login-emulator exec` sets LOGIN_EMULATOR_URL
const emulator = await connect(process.env.LOGIN_EMULATOR_URL);
const url = emulator.urls.sanctum;

openBrowser(url);
const { default: axios } = await import('axios'); // it finds the browser when it is loaded

// as the documentation of Sanctum configures it
const page = axios.create({
  baseURL: url,
  withCredentials: true,
  withXSRFToken: true,
  adapter: 'fetch',
  env: { fetch: fetchWithCookies, Request, Response },
  headers: { Accept: 'application/json' },
});
const plain = { email: 'plain@example.com', password: 'Password-1' };

const openPage = () => page.get('/sanctum/csrf-cookie');

/** Returns the status and the body of a refusal. */
async function refusal(promise) {
  const { response } = await promise.then(
    () => assert.fail('it was not refused'),
    (error) => error,
  );
  return [response.status, response.data];
}

const messages = (...texts) => ({ message: texts[0], errors: { email: texts } });
const sent = async (account) => (await emulator.outbox.list({ provider: 'sanctum', account }))[0];

beforeEach(async () => {
  await emulator.reset();
  clearCookies();
});

test('signs in by the cookies of a page, and out', async () => {
  await openPage();
  assert.deepEqual(await refusal(page.get('/api/user')), [401, { message: 'Unauthenticated.' }]);
  assert.deepEqual((await page.post('/login', plain)).data, { two_factor: false });
  assert.equal((await page.get('/api/user')).data.email, 'plain@example.com');
  assert.equal((await page.get('/api/posts')).data.data[0].title, 'Hello');
  await page.post('/logout');
  assert.equal((await refusal(page.get('/api/user')))[0], 401);
});

test('rejects a page that has not asked for the CSRF cookie', async () => {
  const [status, body] = await refusal(page.post('/login', plain));
  assert.deepEqual([status, body.message], [419, 'CSRF token mismatch.']);
});

test('answers a wrong password like a field that is not valid', async () => {
  await openPage();
  const wrong = page.post('/login', { ...plain, password: 'wrong' });
  assert.deepEqual(await refusal(wrong), [422, messages('These credentials do not match our records.')]);
  const [status, body] = await refusal(page.post('/login', { email: 'plain@example.com' }));
  assert.deepEqual([status, Object.keys(body.errors)], [422, ['password']]);
});

test('throttles a login after five failures, for a minute', async () => {
  await openPage();
  for (let attempt = 1; attempt <= 5; attempt += 1)
    await refusal(page.post('/login', { ...plain, password: 'wrong' }));
  assert.deepEqual(await refusal(page.post('/login', plain)), [
    429,
    messages('Too many login attempts. Please try again in 60 seconds.'),
  ]);
  await emulator.clock.advance(61);
  assert.equal((await page.post('/login', plain)).status, 200);
});

test('asks for the code of an authenticator app, or a recovery code', async () => {
  await openPage();
  const totp = { email: 'totp@example.com', password: 'Password-1' };
  assert.deepEqual((await page.post('/login', totp)).data, { two_factor: true });
  assert.equal((await refusal(page.get('/api/user')))[0], 401);
  const [status, body] = await refusal(page.post('/two-factor-challenge', { code: '000000' }));
  assert.deepEqual([status, Object.keys(body.errors)], [422, ['code']]);
  const { current } = await emulator.codes.get('sanctum', 'totp@example.com');
  assert.equal((await page.post('/two-factor-challenge', { code: current })).status, 204);
  assert.equal((await page.get('/api/user')).data.email, 'totp@example.com');

  const [first] = (await page.get('/user/two-factor-recovery-codes')).data;
  await page.post('/logout');
  await page.post('/login', totp);
  assert.equal((await page.post('/two-factor-challenge', { recovery_code: first })).status, 204);
});

test('sets up an authenticator app', async () => {
  await openPage();
  await page.post('/login', plain);
  await page.post('/user/two-factor-authentication');
  assert.match((await page.get('/user/two-factor-secret-key')).data.secretKey, /^[A-Z2-7]{32}$/);
  const { current } = await emulator.codes.get('sanctum', 'plain@example.com');
  await page.post('/user/confirmed-two-factor-authentication', { code: current });
  await page.post('/logout');
  assert.equal((await page.post('/login', plain)).data.two_factor, true);
});

test('creates an account, whose mail verifies it', async () => {
  await openPage();
  const account = { name: 'New', email: 'new@example.com', password: 'Password-1' };
  const created = await page.post('/register', { ...account, password_confirmation: account.password });
  assert.equal(created.status, 201);
  assert.equal((await page.get('/api/user')).data.name, 'New');
  assert.equal((await page.post('/email/verification-notification')).status, 202);
  assert.equal((await page.get((await sent('new@example.com')).link)).status, 204);
});

test('sets a new password by the token of a mail', async () => {
  await openPage();
  await page.post('/forgot-password', { email: plain.email });
  assert.deepEqual(await refusal(page.post('/forgot-password', { email: plain.email })), [
    422,
    messages('Please wait before retrying.'),
  ]);
  const { code } = await sent(plain.email);
  const reset = { email: plain.email, password: 'Password-2', password_confirmation: 'Password-2' };
  assert.equal((await page.post('/reset-password', { ...reset, token: code })).status, 200);
  assert.equal((await page.post('/login', { ...plain, password: 'Password-2' })).status, 200);
});

test('keeps a session for two hours after its last request, and a remembered one longer', async () => {
  await openPage();
  await page.post('/login', plain);
  await emulator.clock.advance(90 * 60);
  assert.equal((await page.get('/api/user')).status, 200);
  await emulator.clock.advance(121 * 60);
  assert.equal((await refusal(page.get('/api/user')))[0], 401);

  await page.post('/login', { ...plain, remember: true });
  await emulator.clock.advance(24 * 60 * 60);
  assert.equal((await page.get('/api/user')).status, 200);
});

test('issues a token to a mobile application, which needs no cookie', async () => {
  const mobile = axios.create({ baseURL: url, adapter: 'fetch' });
  const { data: token } = await mobile.post('/api/sanctum/token', { ...plain, device_name: 'Phone' });
  assert.match(token, /^1\|\w{48}$/);
  const headers = { Authorization: `Bearer ${token}` };
  assert.equal((await mobile.get('/api/user', { headers })).data.email, 'plain@example.com');
  const created = await mobile.post('/api/tokens', { token_name: 'Script' }, { headers });
  assert.match(created.data.token, /^1\|/);
});

test('survives an error of the server, and a limit', async () => {
  await openPage();
  await emulator.scenarios.arm({ outcome: 'server-error', times: 1 });
  assert.deepEqual(await refusal(page.post('/login', plain)), [500, { message: 'Server Error' }]);
  assert.equal((await page.post('/login', plain)).status, 200);
});
