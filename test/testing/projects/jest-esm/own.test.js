import { expect, test } from '@jest/globals';
import { useEmulator } from 'login-emulator/jest';

const emulator = useEmulator({ emulator: { profile: 'documented' } });

test('uses an emulator of its file', async () => {
  const body = JSON.stringify({ email: 'plain@example.com', password: 'Password-1' });
  const response = await fetch(`${emulator.urls.misaka}/session/login`, { method: 'POST', body });
  expect(response.status).toBe(200);
  expect(await emulator.requests.count({ outcome: 'signed-in' })).toBe(1);
});

test('fails', () => {
  expect(emulator.name).toBe('');
});
