import { expect, it } from '@jest/globals';
import { emulatorWith, outcomesOf, signIn, switchedOn } from './switched-on.ts';

it('forces an outcome on every request until it is switched off', async () => {
  const made = await emulatorWith([{ outcome: 'locked-out' }]);
  expect(await outcomesOf(made, 4)).toEqual(Array(4).fill('locked-out'));
});

it('plays a sequence once when times is not set', async () => {
  const made = await emulatorWith([{ outcomes: ['server-error', 'locked-out', 'server-error'] }]);
  expect(await outcomesOf(made, 5)).toEqual([
    'server-error',
    'locked-out',
    'server-error',
    'signed-in',
    'signed-in',
  ]);
});

it('repeats a sequence for the number of requests in times', async () => {
  const made = await emulatorWith([{ outcomes: ['server-error', 'unavailable'], times: 5 }]);
  expect(await outcomesOf(made, 6)).toEqual([
    'server-error',
    'unavailable',
    'server-error',
    'unavailable',
    'server-error',
    'signed-in',
  ]);
});

it('plays only the beginning of a sequence that is longer than times', async () => {
  const made = await emulatorWith([{ outcomes: ['server-error', 'unavailable', 'locked-out'], times: 2 }]);
  expect(await outcomesOf(made, 3)).toEqual(['server-error', 'unavailable', 'signed-in']);
});

it('skips the first requests of its account, and ignores those of other accounts', async () => {
  const scenario = { account: 'plain@example.com', outcome: 'locked-out', skip: 2, times: 1 };
  const made = await emulatorWith([scenario]);
  expect(await outcomesOf(made, 2, 'totp')).toEqual(Array(2).fill('second-factor-required'));
  expect(await outcomesOf(made, 4)).toEqual(['signed-in', 'signed-in', 'locked-out', 'signed-in']);
});

it('affects all requests after the skipped ones when times is not set', async () => {
  const made = await emulatorWith([{ outcome: 'locked-out', skip: 1 }]);
  expect(await outcomesOf(made, 3)).toEqual(['signed-in', 'locked-out', 'locked-out']);
});

it('counts the requests of all providers together when the scenario names no provider', async () => {
  const made = await emulatorWith([{ outcomes: ['locked-out', 'server-error', 'unavailable'] }]);
  const met = [
    await signIn(made, 'rocketchat'),
    await signIn(made, 'misaka'),
    await signIn(made, 'interserver'),
    await signIn(made, 'rocketchat'),
  ];
  expect(met.map(({ outcome }) => outcome)).toEqual([
    'locked-out',
    'server-error',
    'unavailable',
    'signed-in',
  ]);
});

it('ends after ttlSeconds of the emulator’s clock', async () => {
  const made = await emulatorWith([{ outcome: 'locked-out', ttlSeconds: 60 }]);
  made.advance(59.999);
  expect(await outcomesOf(made, 1)).toEqual(['locked-out']);
  made.advance(0.001);
  expect(await outcomesOf(made, 1)).toEqual(['signed-in']);
});

it('affects no request of another namespace', async () => {
  const made = await emulatorWith([{ outcome: 'locked-out' }]);
  await switchedOn(made, [{ outcome: 'server-error' }], 'other');
  const met = async (namespace: string) =>
    (await signIn(made, 'interserver', 'plain', {}, { namespace })).outcome;
  expect([await met('default'), await met('other'), await met('third')]).toEqual([
    'locked-out',
    'server-error',
    'signed-in',
  ]);
});

it('traces each scenario by its id', async () => {
  const made = await emulatorWith([
    { outcome: 'locked-out', account: 'plain@example.com' },
    { delayMs: 5 },
    { patch: { secondFactor: 'totp', captcha: null }, provider: 'interserver' },
    { fault: 'EMPTY_RESPONSE', provider: 'interserver' },
  ]);
  expect((await signIn(made, 'interserver')).trace).toEqual([
    'scenario scenario-1',
    'scenario scenario-4: EMPTY_RESPONSE',
    'scenario scenario-3: secondFactor, captcha patched',
    'scenario scenario-2: delayed by 5 ms',
  ]);
});
