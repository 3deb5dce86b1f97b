const { useEmulator } = require('login-emulator/jest');

const emulator = useEmulator();

describe('a group', () => {
  test.concurrent('runs beside others', () => {
    expect(emulator.name).toBe('');
  });
});
