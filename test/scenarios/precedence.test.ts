import { expect, it } from '@jest/globals';
import type { ScenarioEntry } from '../../src/core/scenario.ts';
import { emulatorWith, outcomesOf, signIn, switchedOn } from './switched-on.ts';

const account: ScenarioEntry = { account: 'plain@example.com', outcome: 'account-disabled', times: 1 };
const operation: ScenarioEntry = { operation: 'login', outcome: 'account-unverified', times: 1 };
const provider: ScenarioEntry = { provider: 'interserver', outcome: 'locked-out', times: 1 };
const everyone: ScenarioEntry = { outcome: 'unavailable', times: 1 };
const order = ['account-disabled', 'account-unverified', 'locked-out', 'unavailable', 'signed-in'];

it.each([
  ['in order of precedence', [account, operation, provider, everyone]],
  ['in reverse order', [everyone, provider, operation, account]],
  ['in mixed order', [operation, everyone, account, provider]],
])(
  'applies account before operation before provider before everyone when switched on %s',
  async (_how, all) => {
    expect(await outcomesOf(await emulatorWith(all), 5)).toEqual(order);
  },
);

it('applies a scenario with an account before one with an operation and a provider', async () => {
  const both = { ...operation, provider: 'interserver' };
  expect(await outcomesOf(await emulatorWith([account, both]), 3)).toEqual([
    'account-disabled',
    'account-unverified',
    'signed-in',
  ]);
});

it.each([
  ['an account', { account: 'plain@example.com' }],
  ['an operation', { operation: 'login' }],
  ['a provider', { provider: 'interserver' }],
  ['everyone', {}],
])('applies the newest of several scenarios for %s first', async (_whom, whom) => {
  const made = await emulatorWith([{ ...whom, outcome: 'locked-out', times: 1 }]);
  await switchedOn(made, [{ ...whom, outcome: 'unavailable', times: 1 }]);
  expect(await outcomesOf(made, 3)).toEqual(['unavailable', 'locked-out', 'signed-in']);
});

it('prefers the outcome that the request forces, and counts no scenario then', async () => {
  const made = await emulatorWith([account]);
  const asked = await signIn(made, 'interserver', 'plain', {}, { preferred: 'server-error' });
  expect(asked).toEqual({
    outcome: 'server-error',
    status: 500,
    body: { message: 'Internal server error' },
    headers: {},
    trace: ['forced by the request'],
    account: 'plain@example.com',
  });
  expect(await outcomesOf(made, 2)).toEqual(['account-disabled', 'signed-in']);
});

it('applies only to providers that have the account', async () => {
  // Rocket.Chat's accounts have a user name too
  const made = await emulatorWith([{ account: 'plain', outcome: 'locked-out' }]);
  const outcomes = [await signIn(made, 'interserver'), await signIn(made, 'rocketchat')];
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['signed-in', 'locked-out']);
});

it('applies only to operations that declare the outcome', async () => {
  const made = await emulatorWith([{ outcome: 'captcha-required' }]);
  const outcomes = [await signIn(made, 'interserver'), await signIn(made, 'rocketchat')];
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['captcha-required', 'signed-in']);
});

it('does not count a request for a scenario that another scenario overrides', async () => {
  const made = await emulatorWith([
    { outcome: 'unavailable', times: 1 },
    { provider: 'interserver', outcome: 'locked-out', times: 2 },
  ]);
  expect(await outcomesOf(made, 4)).toEqual(['locked-out', 'locked-out', 'unavailable', 'signed-in']);
});
