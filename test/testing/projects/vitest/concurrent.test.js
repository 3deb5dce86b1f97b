import { expect, test } from 'vitest';
import { useEmulator } from 'login-emulator/vitest';

const emulator = useEmulator();

test.concurrent('runs beside others', () => {
  expect(emulator.name).toBe('');
});
