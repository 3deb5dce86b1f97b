const request = require('supertest');
const { useEmulator } = require('login-emulator/jest');
const { createApp } = require('../src/app.js');

const emulator = useEmulator();

function signIn(name, { password = 'Password-1', code } = {}) {
  const app = createApp({ vendorUrl: emulator.urls.interserver, timeoutMs: 500 });
  return request(app)
    .post('/session')
    .send({ login: `${name}@example.com`, password, code });
}

test('signs in', async () => {
  const response = await signIn('plain').expect(201, { user: 'plain@example.com' });
  expect(response.headers['set-cookie'][0]).toMatch(/^session=[0-9a-f]{32}; /);
});

test('rejects a wrong password', async () => {
  await signIn('plain', { password: 'wrong' }).expect(401, { error: 'password-wrong' });
});

test('requires a valid code of the authenticator app', async () => {
  await emulator.clock.freeze(); // the code stays the same during the test
  await signIn('totp').expect(401, { error: 'code-needed' });
  await signIn('totp', { code: '000000' }).expect(401, { error: 'code-wrong' });
  const { current } = await emulator.codes.get('interserver', 'totp@example.com');
  await signIn('totp', { code: current }).expect(201);
});

test('accepts the code that was sent by SMS', async () => {
  await signIn('sms').expect(401, { error: 'code-needed' });
  const [message] = await emulator.outbox.list({ channel: 'sms' });
  await signIn('sms', { code: message.code }).expect(201);
});

test('locks the account for a minute after five wrong passwords', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) await signIn('plain', { password: 'wrong' }).expect(401);
  await signIn('plain').expect(429, { error: 'too-many-attempts' });
  await emulator.clock.advance(60);
  await signIn('plain').expect(201);
});

test('rejects a closed account', async () => {
  await signIn('disabled').expect(403, { error: 'account-closed' });
});

test.each([
  ['is unavailable', { outcome: 'unavailable' }],
  ['breaks the connection', { fault: 'CONNECTION_RESET_BY_PEER' }],
  ['sends half a response', { fault: 'MALFORMED_RESPONSE_CHUNK' }],
  ['exceeds the timeout', { delayMs: 1000 }],
])('answers 503 when the vendor %s, and signs in afterwards', async (_, scenario) => {
  await emulator.scenarios.arm({ ...scenario, times: 1 });
  await signIn('plain').expect(503, { error: 'vendor-down' });
  await signIn('plain').expect(201);
});
