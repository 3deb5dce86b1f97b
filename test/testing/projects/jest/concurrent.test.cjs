const { useEmulator } = require('login-emulator/jest');

const emulator = useEmulator();

describe('a group', () => {
  test.concurrent('runs concurrently', () => {
    expect(emulator.name).toBe('');
  });
});
