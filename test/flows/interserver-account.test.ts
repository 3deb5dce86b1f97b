import { describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { rightCode, type Answer, type OperationTable, type Sent, type World } from '../exchanges/exchange.ts';
import { caller, fieldOf, sessionIdOf } from '../exchanges/interserver/other-operations/authenticated.ts';
import { as } from '../exchanges/interserver/ways.ts';
import { fixturesOf } from '../exchanges/run-exchange.ts';
import { tables } from '../exchanges/tables.ts';
import { inCore, overHttp, type OpensWorld } from '../exchanges/harness.ts';
import { frozenAt } from '../support/app.ts';

const levels: readonly (readonly [name: string, open: OpensWorld])[] = [
  ['over HTTP', overHttp],
  ['in the core', inCore],
];
const ways = levels.flatMap(([level, open]) =>
  ['documented', 'observed'].map((profile) => ({ level, open, profile })),
);
const newcomer = { login: 'new@example.com', passwd: 'Password-1' };
const cookies = { PHPSESSID: 'visitor1' };

/** Returns the code of an authenticator app, this many seconds after the tests' fixed time. */
const codeOf = (secret: string, seconds = 0) =>
  TOTP.generate({
    secret: Secret.fromBase32(secret),
    timestamp: Date.parse(frozenAt) + seconds * 1000,
  });

describe.each(ways)('InterServer $profile, $level:', ({ open, profile }) => {
  const login = loginOf(profile);

  /** Runs a flow in a separate world. */
  async function story(live: (world: World) => Promise<void>, policy?: Readonly<Record<string, unknown>>) {
    const cell = { outcome: 'signed-in', status: 200, body: {} } as const;
    const world = await open(login, fixturesOf(login, policy === undefined ? cell : { ...cell, policy }));
    try {
      await live(world);
    } finally {
      await world.close();
    }
  }

  it('signs up, enables the authenticator app, and signs in with it; enabling ends other sessions', () =>
    story(async (world) => {
      const { send, advance } = world;
      const first = await signUp(world);
      const mine = { sessionid: fieldOf(first, 'sessionId') };
      expect(await outcomesOf(world, mine)).toEqual(['who-am-i']);

      const elsewhere = { sessionid: await sessionIdOf(world, { body: newcomer, address: '203.0.113.9' }) };
      const secret = fieldOf(await send({ operation: 'getTwoFactor', headers: mine }), '2fa_google_key');
      const enabled = await send({
        operation: 'enableTwoFactor',
        headers: mine,
        body: { '2fa_google_code': codeOf(secret) },
      });
      expect(enabled.outcome).toBe('done');
      expect(await outcomesOf(world, mine, elsewhere)).toEqual(['who-am-i', 'token-invalid']);

      await advance(120);
      const without = await send({ body: newcomer });
      const wrong = await send({ body: { ...newcomer, tfa: codeOf(secret, 3600) } });
      const right = await send({ body: { ...newcomer, tfa: codeOf(secret, 120) } });
      expect([without, wrong, right].map(({ outcome }) => outcome)).toEqual([
        'second-factor-required',
        'second-factor-invalid',
        'signed-in',
      ]);
      const again = { sessionid: fieldOf(right, 'sessionId') };
      expect((await send({ operation: 'logout', headers: again })).outcome).toBe('signed-out');
      expect(await outcomesOf(world, again, mine)).toEqual(['token-invalid', 'who-am-i']);
    }));

  it('disables the authenticator app, then signs in without a code; other sessions stay valid', () =>
    story(async (world) => {
      const { send } = world;
      const totp = as('totp@example.com', { tfa: rightCode });
      const [mine, elsewhere] = [await sessionIdOf(world, totp), await sessionIdOf(world, totp)];
      const disabled = await send({ operation: 'disableTwoFactor', headers: { sessionid: mine } });
      expect(disabled.outcome).toBe('done');
      expect((await send(as('totp@example.com'))).outcome).toBe('signed-in');
      expect(await outcomesOf(world, { sessionid: mine }, { sessionid: elsewhere })).toEqual([
        'who-am-i',
        'who-am-i',
      ]);
    }));

  it('returns the same secret to a session until a code confirms it', () =>
    story(async (world) => {
      const { send } = world;
      const mine = { sessionid: await sessionIdOf(world) };
      const other = { sessionid: await sessionIdOf(world) };
      const secretOf = async (headers: Sent['headers'] = {}) =>
        fieldOf(await send({ operation: 'getTwoFactor', headers }), '2fa_google_key');
      const secret = await secretOf(mine);
      expect(await secretOf(mine)).toBe(secret);
      expect(await secretOf(other)).not.toBe(secret);
      await send({
        operation: 'enableTwoFactor',
        headers: mine,
        body: { '2fa_google_code': codeOf(secret) },
      });
      expect(await secretOf(mine)).not.toBe(secret);
    }));

  it('changes the password, ends other sessions, and leaves the API key valid', () =>
    story(async (world) => {
      const { send } = world;
      const mine = { sessionid: await sessionIdOf(world) };
      const elsewhere = { sessionid: await sessionIdOf(world) };
      const key = { 'x-api-key': await newKey(world, mine) };
      const body = { currentpassword: 'Password-1', password: 'Password-2', password2: 'Password-2' };
      expect((await send({ operation: 'changePassword', headers: mine, body })).outcome).toBe('done');
      expect(await outcomesOf(world, mine, elsewhere, key)).toEqual([
        'who-am-i',
        'token-invalid',
        'who-am-i',
      ]);
      const [before, after] = [await send(as(caller)), await send(as(caller, { passwd: 'Password-2' }))];
      expect([before.outcome, after.outcome]).toEqual(['invalid-credentials', 'signed-in']);
    }));

  it('accepts an API key after a logout and after a year, until it is renewed', () =>
    story(async (world) => {
      const { send, advance } = world;
      const mine = { sessionid: await sessionIdOf(world) };
      const former = { 'x-api-key': await newKey(world, mine) };
      await send({ operation: 'logout', headers: mine });
      await send({ operation: 'logout', headers: former });
      expect(await outcomesOf(world, mine, former)).toEqual(['token-invalid', 'who-am-i']);
      await advance(365 * 24 * 60 * 60);
      const latter = { 'x-api-key': await newKey(world, former) };
      expect(await outcomesOf(world, former, latter)).toEqual(['token-invalid', 'who-am-i']);
    }));

  it('expires a session after its lifetime', () =>
    story(async (world) => {
      const mine = { sessionid: await sessionIdOf(world) };
      await world.advance(24 * 60 * 60 - 1);
      expect(await outcomesOf(world, mine)).toEqual(['who-am-i']);
      await world.advance(1);
      expect(await outcomesOf(world, mine)).toEqual(['token-expired']);
    }));

  it('mails a new code when the last has expired, and accepts a captcha phrase for one account only', () =>
    story(async (world) => {
      const { send, advance, sentCode } = world;
      await send({ operation: 'getCaptcha', cookies });
      const body = { ...newcomer, tos: true, captcha: await sentCode() };
      const late = { operation: 'signup', cookies, body };
      await send(late);
      const former = await sentCode();
      await send(late);
      expect(await sentCode()).toBe(former);
      await advance(600);
      await send({ operation: 'getCaptcha', cookies });
      const fresh = { ...late, body: { ...body, captcha: await sentCode() } };
      const outdated = await send({ ...fresh, body: { ...fresh.body, email_confirmation: former } });
      expect(outdated.outcome).toBe('verification-required');
      const confirmed = { ...fresh, body: { ...fresh.body, email_confirmation: await sentCode() } };
      expect((await send(confirmed)).outcome).toBe('signed-in');
      const another = { ...confirmed, body: { ...confirmed.body, login: 'newer@example.com' } };
      expect((await send(another)).outcome).toBe('captcha-required');
    }));

  it('requires a verification code when a login comes from another address than the signup', () =>
    story(
      async (world) => {
        await signUp(world);
        const here = await world.send({ body: newcomer });
        const there = await world.send({ body: newcomer, address: '203.0.113.9' });
        expect([here.outcome, there.outcome]).toEqual(['signed-in', 'verification-required']);
      },
      { verifyNewAddress: 'always' },
    ));
});

/** Requests the account with each of these credentials; returns the outcomes. */
async function outcomesOf({ send }: World, ...credentials: readonly Sent['headers'][]) {
  const outcomes: string[] = [];
  for (const headers of credentials) {
    const { outcome } = await send({ operation: 'getAccount', ...(headers && { headers }) });
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Signs up a newcomer, with the captcha's phrase and the mailed code. */
async function signUp({ send, sentCode }: World): Promise<Answer> {
  await send({ operation: 'getCaptcha', cookies });
  const sent = { operation: 'signup', cookies };
  const body = { ...newcomer, tos: true, captcha: await sentCode() };
  expect((await send({ ...sent, body })).outcome).toBe('verification-required');
  return send({ ...sent, body: { ...body, email_confirmation: await sentCode() } });
}

async function newKey({ send }: World, headers: Sent['headers'] = {}): Promise<string> {
  return fieldOf(await send({ operation: 'renewApiKey', headers }), 'text');
}

function loginOf(profile: string): OperationTable {
  const found = tables.find(
    (table) => table.provider === 'interserver' && table.profile === profile && table.operation === 'login',
  );
  if (found === undefined) throw new Error(`no login in ${profile}`);
  return found;
}
