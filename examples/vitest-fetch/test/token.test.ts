import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useEmulator } from 'login-emulator/vitest';
import { MisakaClient } from '../src/misaka-client.ts';

const start = '2027-01-31T12:00:00Z';
const emulator = useEmulator({ namespace: { now: start, frozen: true } });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(start), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Advances the clocks of the emulator and of the client. */
async function pass(seconds: number): Promise<void> {
  const { now } = await emulator.clock.advance(seconds);
  vi.setSystemTime(now);
}

function createClient(): MisakaClient {
  const { misaka = '' } = emulator.urls;
  return new MisakaClient({ url: misaka, email: 'plain@example.com', password: 'Password-1', wait: pass });
}

test('reuses its token while it is valid', async () => {
  const client = createClient();
  const token = await client.token();
  await pass(4 * 60);
  expect(await client.token()).toBe(token);
  expect(await emulator.requests.count({ operation: 'login' })).toBe(1);
});

test('signs in again before its token expires', async () => {
  const client = createClient();
  const first = await client.token();
  await pass(4 * 60 + 45);
  const second = await client.token();
  await pass(60);
  expect(await emulator.sessions.introspect(first)).toMatchObject({ active: false });
  expect(await emulator.sessions.introspect(second)).toMatchObject({ active: true });
});

test('waits longer after each rejected attempt', async () => {
  await emulator.scenarios.arm({ outcomes: ['rate-limited', 'unavailable', 'signed-in'] });
  await createClient().token();
  expect(Date.now() - Date.parse(start)).toBe((20 + 40) * 1000);
});

test('waits for the end of a lockout', async () => {
  const wrong = {
    method: 'POST',
    body: JSON.stringify({ email: 'plain@example.com', password: 'wrong-one' }),
  };
  for (let attempt = 0; attempt < 5; attempt += 1)
    await fetch(`${emulator.urls.misaka}/session/login`, wrong);
  expect(await createClient().token()).toMatch(/^ey/);
});
