import { expect, it } from '@jest/globals';
import { atBothLevels } from './both-levels.ts';

const [here, there] = [{ address: '203.0.113.7' }, { address: '203.0.113.8' }];
const account = 'plain@example.com';
const id = '4c65a238-ca50-4374-b904-0d51d4c1822b';
const blocked = {
  error: {
    message: 'Too many login attempts. Please try again later',
    type: null,
    stack: null,
    hresult: 0,
  },
  status: 1,
  statusCode: 403,
};

atBothLevels((begins) => {
  it('rejects the sixth attempt of a minute, even with the correct password, until the block is over', () =>
    begins(async ({ fail, signIn, advance }) => {
      expect(await fail(5, account)).toEqual(Array(5).fill('invalid-credentials'));
      expect(await signIn(account)).toMatchObject({ outcome: 'locked-out', status: 403, body: blocked });
      await advance(59);
      expect((await signIn(account)).outcome).toBe('locked-out');
      await advance(1);
      expect((await signIn(account)).outcome).toBe('signed-in');
    }));

  it('does not block other accounts or other addresses', () =>
    begins(async ({ fail, signIn }) => {
      await fail(6, account, here);
      expect((await signIn(account, {}, here)).outcome).toBe('locked-out');
      expect((await signIn(account, {}, there)).outcome).toBe('signed-in');
      expect((await signIn('totp@example.com', {}, here)).outcome).toBe('second-factor-required');
    }));

  it('ignores the case of a login when it counts failures, and also counts unknown logins', () =>
    begins(async ({ fail, signIn }) => {
      await fail(3, account.toUpperCase());
      await fail(2, account);
      expect((await signIn(account)).outcome).toBe('locked-out');
      expect(await fail(6, 'nobody@example.com')).toEqual([
        ...Array<string>(5).fill('invalid-credentials'),
        'locked-out',
      ]);
    }));

  it('counts the username and the e-mail address of an account separately', () =>
    begins(
      async ({ fail, signIn }) => {
        await fail(6, 'ada');
        expect((await signIn('ada')).outcome).toBe('locked-out');
        expect((await signIn('ada@example.com')).outcome).toBe('signed-in');
      },
      {
        accounts: [{ login: 'ada', email: 'ada@example.com', password: 'Password-1', status: 'active', id }],
      },
    ));

  it.each(['documented', 'observed'] as const)(
    'does not block an account when its id is blocked as an unknown login, %s',
    (profile) =>
      begins(
        async ({ fail, signIn }) => {
          const outcomes = await fail(6, id.toUpperCase());
          expect(outcomes.at(-1)).toBe('locked-out');
          expect((await signIn('named@example.com')).outcome).toBe('signed-in');
        },
        { profile, accounts: [{ login: 'named@example.com', password: 'Password-1', status: 'active', id }] },
      ),
  );

  it('does not extend a block when more attempts arrive during it', () =>
    begins(async ({ fail, signIn, advance }) => {
      await fail(6, account);
      for (let tries = 0; tries < 5; tries += 1) {
        await advance(11);
        expect((await signIn(account)).outcome).toBe('locked-out');
      }
      await advance(5);
      expect((await signIn(account)).outcome).toBe('signed-in');
    }));

  it('still counts earlier failures after a success', () =>
    begins(async ({ fail, signIn, advance }) => {
      await fail(4, account);
      expect((await signIn(account)).outcome).toBe('signed-in');
      expect((await signIn(account)).outcome).toBe('signed-in');
      expect(await fail(1, account)).toEqual(['invalid-credentials']);
      expect((await signIn(account)).outcome).toBe('locked-out');
      await advance(60);
      expect((await signIn(account)).outcome).toBe('signed-in');
    }));

  it('forgets each failure after a minute', () =>
    begins(async ({ fail, signIn, advance }) => {
      await fail(3, account);
      await advance(30);
      await fail(2, account);
      await advance(30);
      expect((await signIn(account)).outcome).toBe('signed-in');
    }));

  it('signs in during a block when the captcha is solved, and rejects a wrong captcha', () =>
    begins(async ({ fail, signIn }) => {
      await fail(6, account);
      expect((await signIn(account, { recaptchaResponse: 'guessed' })).outcome).toBe('captcha-invalid');
      expect((await signIn(account, { recaptchaResponse: 'solved' })).outcome).toBe('signed-in');
      const wrong = { recaptchaResponse: 'solved', password: 'wrong' };
      expect((await signIn(account, wrong)).outcome).toBe('invalid-credentials');
      expect((await signIn(account)).outcome).toBe('locked-out');
    }));

  it('also blocks the second step of a login', () =>
    begins(async ({ fail, giveCode }) => {
      await fail(5, 'totp@example.com');
      expect((await giveCode('totp@example.com', '000000')).outcome).toBe('locked-out');
    }));

  it('applies attempts and forSeconds of the policy’s lockout', () =>
    begins(
      async ({ fail, signIn, advance }) => {
        expect(await fail(2, account)).toEqual(['invalid-credentials', 'locked-out']);
        await advance(299);
        expect((await signIn(account)).outcome).toBe('locked-out');
        await advance(1);
        expect((await signIn(account)).outcome).toBe('signed-in');
      },
      { policy: { lockout: { attempts: 1, withinSeconds: 10, forSeconds: 300 } } },
    ));
});
