const { useEmulator } = require('login-emulator/jest');

const emulator = useEmulator({ url: process.env.CLOSED_URL });

test('has no emulator', () => {
  expect(emulator.name).toBe('');
});
