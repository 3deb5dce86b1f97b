import { expect, test } from 'vitest';
import { useEmulator } from 'login-emulator/vitest';

const emulator = useEmulator();

test.concurrent('runs concurrently', () => {
  expect(emulator.name).toBe('');
});
