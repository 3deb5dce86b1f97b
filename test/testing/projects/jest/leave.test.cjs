const { useEmulator } = require('login-emulator/jest');

describe('by allowUnmatched and allowDefault', () => {
  const emulator = useEmulator({
    allowUnmatched: ({ path }) => path === '/api/v1/me',
    allowDefault: true,
  });

  test('passes', async () => {
    await emulator.fetch('/api/v1/me');
    await fetch(`${process.env.LOGIN_EMULATOR_URL}/api/v1/login`, { method: 'POST' });
  });

  test('fails for another path', async () => {
    await emulator.fetch('/api/v1/rooms');
  });
});

test('has no namespace outside the group', () => {});
