const { useEmulator } = require('login-emulator/jest');

const emulator = useEmulator();

test('signs in', async () => {
  await emulator.fetch('/api/v1/login', { method: 'POST' });
});

test('gives the app another address', async () => {
  expect((await fetch(`${process.env.LOGIN_EMULATOR_URL}/__admin/health`)).status).toBe(200);
  expect(emulator.url).toContain('/@');
});

test('does not use its emulator', () => {});

describe('with allowSilence', () => {
  const quiet = useEmulator({ allowSilence: true });

  test('only reads the clock', async () => {
    expect((await quiet.clock.get()).frozen).toBe(false);
  });
});
