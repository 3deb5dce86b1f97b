const { useEmulator } = require('login-emulator/jest');

const own = useEmulator();
const signIn = (url) =>
  fetch(`${url}/api/v1/login`, {
    method: 'POST',
    body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
  });

afterEach(async () => {
  // comes after useEmulator, but still has the namespace
  expect((await own.clock.get()).frozen).toBe(false);
});

test('passes', async () => {
  expect((await signIn(own.url)).status).toBe(200);
});

test('sends an unmatched request', async () => {
  await own.fetch('/api/v1/logn', { method: 'POST' });
});

test('names no namespace', async () => {
  await signIn(process.env.LOGIN_EMULATOR_URL);
});

test('fails by itself and sends an unmatched request', async () => {
  await own.fetch('/api/v1/logn', { method: 'POST' });
  expect('this').toBe('that');
});

test('fails by itself', async () => {
  await signIn(own.url);
  expect('this').toBe('that');
});

test.failing('is expected to fail', () => {
  expect('this').toBe('that');
});
