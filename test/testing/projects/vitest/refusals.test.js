import { afterEach, expect, test } from 'vitest';
import { useEmulator } from 'login-emulator/vitest';

const emulator = useEmulator();
const signIn = (url) =>
  fetch(`${url}/api/v1/login`, {
    method: 'POST',
    body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
  });

afterEach(async ({ task }) => {
  expect((await emulator.clock.get()).frozen).toBe(false);
  if (task.name === 'fails in afterEach') throw new Error('afterEach fails');
});

test('passes', async () => {
  expect((await signIn(emulator.url)).status).toBe(200);
});

test('sends an unmatched request', async () => {
  await emulator.fetch('/api/v1/logn', { method: 'POST' });
});

test('names no namespace', async () => {
  await signIn(process.env.LOGIN_EMULATOR_URL);
});

test('fails by itself and sends an unmatched request', async () => {
  await emulator.fetch('/api/v1/logn', { method: 'POST' });
  expect('this').toBe('that');
});

test('fails in afterEach', () => {});

test('is skipped while it runs', ({ skip }) => skip());

test.fails('is expected to fail', () => {
  expect('this').toBe('that');
});
