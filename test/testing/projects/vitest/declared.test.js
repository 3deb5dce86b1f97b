import { expect, test } from 'vitest';
import { defineProvider } from 'login-emulator/provider';
import { useEmulator } from 'login-emulator/vitest';

const providers = [defineProvider({ contract: process.env.BOOKS_CONTRACT })];
const emulator = useEmulator({ url: '', emulator: { providers } });

const signIn = async () => {
  const response = await fetch(`${emulator.urls.books}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'plain@example.com', password: 'Password-1' }),
  });
  return [response.status, response.headers.get('x-emulator-outcome')];
};

test('signs in to a declared provider, and gets an armed refusal', async () => {
  expect(await signIn()).toEqual([200, 'signed-in']);
  await emulator.scenarios.arm({ provider: 'books', outcome: 'locked-out' });
  expect(await signIn()).toEqual([429, 'locked-out']);
});

test('starts a session of a declared provider, without the refusal of another test', async () => {
  expect(await signIn()).toEqual([200, 'signed-in']);
  const { requestHeaders } = await emulator.signIn('books', 'totp@example.com');
  const me = await fetch(`${emulator.urls.books}/me`, { headers: requestHeaders });
  expect((await me.json()).email).toBe('totp@example.com');
});

test('sends an unmatched request to a declared provider', async () => {
  await fetch(`${emulator.urls.books}/logn`, { method: 'POST' });
});
