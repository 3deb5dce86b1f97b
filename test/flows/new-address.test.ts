import { expect, it } from '@jest/globals';
import { login } from '../exchanges/interserver/observed/login.ts';
import { as } from '../exchanges/interserver/ways.ts';
import type { World } from '../exchanges/exchange.ts';
import { inCore, overHttp } from '../exchanges/harness.ts';

const levels = [
  ['over HTTP', overHttp],
  ['in the core', inCore],
] as const;
const who = 'newaddress@example.com';
const elsewhere = '198.51.100.4';

/** Signs in with the correct password and further fields; returns the outcome. */
async function outcomeOf(world: World, more: object = {}, address?: string): Promise<string> {
  const sent = as(who, more);
  return (await world.send(address === undefined ? sent : { ...sent, address })).outcome;
}

it.each(levels)('remembers a verified address, and no other, %s', async (_level, open) => {
  const world = await open(login);
  expect(await outcomeOf(world)).toBe('verification-required');
  const verify = await world.sentCode(who);
  expect(await outcomeOf(world, { verify }, elsewhere)).toBe('signed-in');
  expect(await outcomeOf(world, {}, elsewhere)).toBe('signed-in');
  expect(await outcomeOf(world)).toBe('verification-required');
  expect(await outcomeOf(world, { verify })).toBe('verification-required');
  expect(await outcomeOf(world, { verify: await world.sentCode(who) })).toBe('signed-in');
  await world.close();
});

it.each(levels)('sends a new code after the third wrong code, %s', async (_level, open) => {
  const world = await open(login);
  await outcomeOf(world);
  const first = await world.sentCode(who);
  await outcomeOf(world, { verify: 'wrong' });
  await outcomeOf(world, { verify: 'wrong' });
  expect(await world.sentCode(who)).toBe(first);
  await outcomeOf(world, { verify: 'wrong' });
  const second = await world.sentCode(who);
  expect(second).not.toBe(first);
  expect(await outcomeOf(world, { verify: first })).toBe('verification-required');
  expect(await outcomeOf(world, { verify: second })).toBe('signed-in');
  await world.close();
});

it.each(levels)('sends a new code when the last has expired, %s', async (_level, open) => {
  const world = await open(login);
  await outcomeOf(world);
  const first = await world.sentCode(who);
  await world.advance(600);
  expect(await outcomeOf(world, { verify: first })).toBe('verification-required');
  const second = await world.sentCode(who);
  expect(second).not.toBe(first);
  expect(await outcomeOf(world, { verify: second })).toBe('signed-in');
  await world.close();
});

it.each(levels)('requires both codes for an account with a second factor, %s', async (_level, open) => {
  const mailed = { login: who, password: 'Password-1', secondFactor: 'mail', knownAddresses: [] };
  const world = await open(login, { fixtures: { interserver: { accounts: [mailed] } } });
  expect(await outcomeOf(world)).toBe('second-factor-required');
  const tfa = await world.sentCode(who);
  expect(await outcomeOf(world, { tfa })).toBe('verification-required');
  const verify = await world.sentCode(who);
  expect(await outcomeOf(world, { tfa, verify: 'wrong' })).toBe('verification-required');
  expect(await outcomeOf(world, { tfa, verify })).toBe('signed-in');
  expect(await outcomeOf(world, { tfa })).toBe('second-factor-invalid');
  await world.close();
});

it.each(levels)('accepts the fixed code of an account, %s', async (_level, open) => {
  const fixed = { login: who, password: 'Password-1', fixedCode: '424242', knownAddresses: [] };
  const world = await open(login, { fixtures: { interserver: { accounts: [fixed] } } });
  expect(await outcomeOf(world, { verify: '424242' })).toBe('signed-in');
  await world.close();
});
