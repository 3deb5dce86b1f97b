import { afterEach } from 'vitest';
import { test } from 'login-emulator/vitest';

afterEach(({ task }) => {
  if (task.name === 'fails in afterEach with the fixture') throw new Error('afterEach fails');
});

test('does not use the emulator', () => {});

test('gets a namespace', async ({ emulator, expect }) => {
  expect((await emulator.clock.get()).frozen).toBe(false);
});

test('sends an unmatched request with the fixture', async ({ emulator }) => {
  await emulator.fetch('/api/v1/logn', { method: 'POST' });
});

test('fails by itself with the fixture', async ({ emulator, expect }) => {
  expect(emulator.name).toBe('');
});

test('fails in afterEach with the fixture', async ({ emulator, expect }) => {
  expect(emulator.name).toMatch(/^fails/);
});
