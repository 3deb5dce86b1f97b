import { expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { as } from '../../exchanges/misaka/documented/ways.ts';
import { wrongCode } from '../../exchanges/exchange.ts';
import { frozenAt } from '../../support/app.ts';
import { atBothLevels, heldIn } from './levels.ts';

/** Returns the code of the fixtures' authenticator apps, this many seconds after the tests' fixed time. */
const codeAt = (seconds: number) =>
  TOTP.generate({
    secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'),
    timestamp: Date.parse(frozenAt) + seconds * 1000,
  });
const operation = 'loginWithTwoFactor';

atBothLevels((story) => {
  it('signs in with a code of the authenticator app after the login requires it, and calls', () =>
    story(async ({ send, advance, callWith, refresh }) => {
      expect((await send(as('totp@example.com'))).outcome).toBe('second-factor-required');
      await advance(600);
      const outdated = await send({ operation, ...as('totp@example.com', { code: codeAt(0) }) });
      expect(outdated.outcome).toBe('second-factor-invalid');
      const held = heldIn(await send({ operation, ...as('totp@example.com', { code: codeAt(600) }) }));
      expect(await callWith(held.access)).toBe('who-am-i');
      expect((await refresh(held.refresh)).outcome).toBe('refreshed');
    }));

  it.each(['sms@example.com', 'mail@example.com'])(
    'signs in %s with the code of the outbox, once and until it expires',
    (email) =>
      story(async ({ send, sentCode, advance }) => {
        const withCode = async (code: string) => (await send({ operation, ...as(email, { code }) })).outcome;
        expect(await withCode('123456')).toBe('second-factor-invalid');
        await send(as(email));
        const code = await sentCode(email);
        expect([await withCode(code), await withCode(code)]).toEqual(['signed-in', 'second-factor-invalid']);
        await send(as(email));
        const late = await sentCode(email);
        await advance(600);
        expect(await withCode(late)).toBe('second-factor-invalid');
        await send(as(email));
        expect(await withCode(await sentCode(email))).toBe('signed-in');
      }),
  );

  it('locks an account after five wrong codes, until the lockout is over', () =>
    story(async ({ send, advance }) => {
      const withCode = async (code: string) =>
        (await send({ operation, ...as('totp@example.com', { code }) })).outcome;
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(await withCode(wrongCode)).toBe('second-factor-invalid');
      expect([await withCode(codeAt(0)), (await send(as('totp@example.com'))).outcome]).toEqual([
        'locked-out',
        'locked-out',
      ]);
      await advance(60);
      expect(await withCode(codeAt(60))).toBe('signed-in');
    }));

  it('accepts a code of an app once when the policy says singleUse', () =>
    story(
      async ({ send }) => {
        const once = { operation, ...as('totp@example.com', { code: codeAt(0) }) };
        expect([(await send(once)).outcome, (await send(once)).outcome]).toEqual([
          'signed-in',
          'second-factor-invalid',
        ]);
      },
      { totp: { singleUse: true } },
    ));
});
