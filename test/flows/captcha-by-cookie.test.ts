import { expect, it } from '@jest/globals';
import type { Answer } from '../exchanges/exchange.ts';
import { login } from '../exchanges/interserver/observed/login.ts';
import { as } from '../exchanges/interserver/ways.ts';
import { inCore, overHttp } from '../exchanges/harness.ts';

const levels = [
  ['over HTTP', overHttp],
  ['in the core', inCore],
] as const;
const who = 'captcha@example.com';

/** Returns the visitor cookie that an answer sets. */
function givenCookie({ headers }: Answer): { readonly PHPSESSID: string } {
  const [cookie = ''] = [headers['set-cookie'] ?? []].flat();
  return { PHPSESSID: /^PHPSESSID=(\w+);/.exec(cookie)?.[1] ?? '' };
}

it.each(levels)('accepts the phrase of the visitor’s captcha once, %s', async (_level, open) => {
  const world = await open(login);
  const cookies = givenCookie(await world.send({ operation: 'getCaptcha' }));
  const captcha = await world.sentCode();
  const answered = { ...as(who, { captcha }), cookies };
  expect((await world.send({ ...answered, cookies: {} })).outcome).toBe('captcha-required');
  expect((await world.send(answered)).outcome).toBe('signed-in');
  expect((await world.send(answered)).outcome).toBe('captcha-required');
  await world.close();
});

it.each(levels)('accepts only the newest phrase of a visitor, %s', async (_level, open) => {
  const world = await open(login);
  const cookies = givenCookie(await world.send({ operation: 'getLoginPage' }));
  const first = await world.sentCode();
  expect(givenCookie(await world.send({ operation: 'getCaptcha', cookies }))).toEqual({ PHPSESSID: '' });
  const second = await world.sentCode();
  expect((await world.send({ ...as(who, { captcha: first }), cookies })).outcome).toBe('captcha-required');
  expect((await world.send({ ...as(who, { captcha: second }), cookies })).outcome).toBe('signed-in');
  await world.close();
});

it.each(levels)('rejects a phrase after ten minutes, %s', async (_level, open) => {
  const world = await open(login);
  const cookies = givenCookie(await world.send({ operation: 'getCaptcha' }));
  const captcha = await world.sentCode();
  await world.advance(600);
  expect((await world.send({ ...as(who, { captcha }), cookies })).outcome).toBe('captcha-required');
  await world.close();
});

it.each(levels)('creates a phrase of eight characters that are hard to confuse, %s', async (_level, open) => {
  const world = await open(login);
  await world.send({ operation: 'getCaptcha' });
  expect(await world.sentCode()).toMatch(/^[3-9A-HJ-NP-TWXY]{8}$/);
  await world.close();
});
