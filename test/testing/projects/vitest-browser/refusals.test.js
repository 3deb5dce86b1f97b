import { describe, expect, test as plainTest } from 'vitest';
import { commands } from 'vitest/browser';
import { createTest, test, useEmulator } from 'login-emulator/vitest';

test('sends an unmatched request', async ({ emulator }) => {
  await fetch(`${emulator.urls.misaka}/sesion/login`, { method: 'POST' });
});

test('fails by itself', async ({ emulator }) => {
  expect((await emulator.fetch('/v3/session/token')).status).toBe(200);
});

test('names no namespace', async ({ emulator }) => {
  expect(emulator.name).not.toBe('');
  await fetch('/v3/session/token');
});

plainTest('cannot write a bundle to another folder', async () => {
  await expect(commands.loginEmulatorBundle('../outside', '{}')).rejects.toThrow(
    /isn't the name of a namespace/,
  );
});

createTest({ emulator: { seed: 'own' } })('starts an emulator', ({ emulator }) => {
  expect(emulator).toBeDefined();
});

createTest({ artifacts: 'elsewhere' })('selects a folder', ({ emulator }) => {
  expect(emulator).toBeDefined();
});

describe('with useEmulator', () => {
  const emulator = useEmulator({ namespace: { frozen: true } });

  plainTest('has the controls of Node', async () => {
    expect((await emulator.clock.get()).frozen).toBe(true);
    const { restore } = await emulator.snapshot();
    const events = await emulator.requests.events();
    await emulator.fetch('/v3/session/token');
    expect((await events.next()).value).toMatchObject({ operation: 'getToken' });
    await events.return();
    await restore();
  });
});
