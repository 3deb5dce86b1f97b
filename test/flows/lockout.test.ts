import { expect, it } from '@jest/globals';
import { testEmulator } from '../support/emulator.ts';
import { storesInProcess } from '../support/stores.ts';
import { itCountsFailures } from './lockout-of-stores.ts';

const right = { login: 'plain@example.com', passwd: 'Password-1' };
const wrong = { login: 'plain@example.com', passwd: 'wrong' };

itCountsFailures(storesInProcess);

it('locks an account for a minute after five failures, even for the correct password', async () => {
  const { send, advance } = testEmulator();
  for (let failure = 0; failure < 5; failure += 1) await send('interserver', 'login', wrong);
  expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  advance(59);
  expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  advance(1);
  expect((await send('interserver', 'login', right)).outcome).toBe('signed-in');
});

it('locks one account in one namespace, ignoring the case of its login', async () => {
  const { send } = testEmulator();
  for (let failure = 0; failure < 5; failure += 1) {
    await send('interserver', 'login', { ...wrong, login: 'PLAIN@example.com' });
  }
  expect((await send('interserver', 'login', right)).outcome).toBe('locked-out');
  expect((await send('interserver', 'login', right, { namespace: 'other' })).outcome).toBe('signed-in');
  expect(
    (await send('interserver', 'login', { ...right, login: 'user@domain.com', passwd: 'mypassword' }))
      .outcome,
  ).toBe('signed-in');
  expect(
    (await send('misaka', 'login', { email: 'plain@example.com', password: 'Password-1' })).outcome,
  ).toBe('signed-in');
});

it('resets failures after a success, and after their window', async () => {
  const { send, advance } = testEmulator();
  const outcomes: string[] = [];
  const fail = async (times: number) => {
    for (let failure = 0; failure < times; failure += 1) {
      outcomes.push((await send('interserver', 'login', wrong)).outcome);
    }
  };
  await fail(4);
  await send('interserver', 'login', right);
  await fail(4);
  advance(60);
  await fail(4);
  expect(new Set(outcomes)).toEqual(new Set(['invalid-credentials']));
  expect((await send('interserver', 'login', right)).outcome).toBe('signed-in');
});

it('traces the number of each failure', async () => {
  const { send } = testEmulator();
  const traces: (readonly string[])[] = [];
  for (let failure = 0; failure < 6; failure += 1)
    traces.push((await send('interserver', 'login', wrong)).trace);
  expect(traces.slice(3)).toEqual([
    ['failure 4 of 5', 'password does not match'],
    ['failure 5 of 5: locked for 60 s', 'password does not match'],
    ['account is locked out'],
  ]);
});
