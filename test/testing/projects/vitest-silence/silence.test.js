import { describe, expect, test as plain } from 'vitest';
import { createTest, test, useEmulator } from 'login-emulator/vitest';

test('signs in', async ({ emulator }) => {
  await emulator.fetch('/api/v1/login', { method: 'POST' });
});

test('gives the app another address', ({ emulator }) => {
  expect(emulator.url).toContain('/@');
});

test('does not use its emulator', () => {});

createTest({ allowSilence: true })('only reads the clock', async ({ emulator }) => {
  expect((await emulator.clock.get()).frozen).toBe(false);
});

describe('with useEmulator', () => {
  const emulator = useEmulator();

  plain('also gives the app another address', () => {
    expect(emulator.url).toContain('/@');
  });

  plain('also does not use its emulator', () => {});
});
