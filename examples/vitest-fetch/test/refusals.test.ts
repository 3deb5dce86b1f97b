import { test } from 'login-emulator/vitest';
import { MisakaClient, SignInError } from '../src/misaka-client.ts';

const password = 'Password-1';
const atOnce = () => Promise.resolve();

test.concurrent('gives up at once when the password is wrong', async ({ emulator, expect }) => {
  const { misaka = '' } = emulator.urls;
  const client = new MisakaClient({ url: misaka, email: 'plain@example.com', password: 'wrong-one' });
  await expect(client.token()).rejects.toThrow(SignInError);
  expect(await emulator.requests.count()).toBe(1);
});

test.concurrent('rejects with the reason when the account is disabled', async ({ emulator, expect }) => {
  const { misaka = '' } = emulator.urls;
  const client = new MisakaClient({ url: misaka, email: 'disabled@example.com', password });
  await expect(client.token()).rejects.toThrow('User is inactive');
});

test.concurrent('gives up after four attempts', async ({ emulator, expect }) => {
  await emulator.scenarios.arm({ outcome: 'unavailable' });
  const { misaka = '' } = emulator.urls;
  const client = new MisakaClient({ url: misaka, email: 'plain@example.com', password, wait: atOnce });
  await expect(client.token()).rejects.toThrow('Service unavailable');
  expect(await emulator.requests.count({ outcome: 'unavailable' })).toBe(4);
});
