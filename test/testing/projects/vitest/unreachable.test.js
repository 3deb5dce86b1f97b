import { describe, expect, test } from 'vitest';
import { createTest, useEmulator } from 'login-emulator/vitest';

const options = { url: process.env.CLOSED_URL };

createTest(options)('has no emulator in its fixture', ({ emulator }) => {
  expect(emulator.name).toBe('');
});

describe('a group', () => {
  const emulator = useEmulator(options);

  test('has no emulator', () => {
    expect(emulator.name).toBe('');
  });
});
