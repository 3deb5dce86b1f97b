const { appendFileSync } = require('node:fs');
const { useEmulator } = require('login-emulator/jest');

const emulator = useEmulator();

async function signIn(password) {
  const body = JSON.stringify({ email: 'plain@example.com', password });
  const response = await fetch(`${emulator.urls.misaka}/session/login`, { method: 'POST', body });
  return response.headers.get('x-emulator-outcome');
}

test.each(Array.from({ length: 12 }, (_, number) => number))('locks the account out %i', async () => {
  appendFileSync('names.txt', `${emulator.name}\n`);
  const wrong = Array.from({ length: 5 }, () => signIn('wrong-password'));
  expect(new Set(await Promise.all(wrong))).toEqual(new Set(['invalid-credentials']));
  expect(await signIn('Password-1')).toBe('locked-out');
  await emulator.clock.advance(61);
  expect(await signIn('Password-1')).toBe('signed-in');
  await emulator.scenarios.arm({ outcome: 'unavailable', times: 1 });
  expect(await signIn('Password-1')).toBe('unavailable');
  expect(await emulator.requests.count()).toBe(8);
});
