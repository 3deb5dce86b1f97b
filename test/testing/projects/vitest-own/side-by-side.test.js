import { appendFileSync } from 'node:fs';
import { test } from 'login-emulator/vitest';

async function signIn({ urls }, password) {
  const body = JSON.stringify({ email: 'plain@example.com', password });
  const response = await fetch(`${urls.misaka}/session/login`, { method: 'POST', body });
  return response.headers.get('x-emulator-outcome');
}

// all have the same title
for (let number = 0; number < 5; number += 1) {
  test.concurrent('locks the account out', async ({ emulator, loginEmulator, expect }) => {
    appendFileSync('names.txt', `${emulator.name} ${loginEmulator.url}\n`);
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(emulator, 'wrong-password');
    expect(await signIn(emulator, 'Password-1')).toBe('locked-out');
    await emulator.clock.advance(61);
    expect(await signIn(emulator, 'Password-1')).toBe('signed-in');
    expect(await emulator.requests.count()).toBe(7);
  });
}
