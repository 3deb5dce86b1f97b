import { expect, it } from '@jest/globals';
import { rightCode, wrongCode } from '../../exchanges/exchange.ts';
import { atBothLevels } from './both-levels.ts';

const wrong = 'invalid-credentials';

atBothLevels((begins) => {
  it('blocks a user after ten failures, even for the correct password, until they are five minutes old', () =>
    begins(async ({ signIn, fail, advance }) => {
      expect(await fail(10, 'plain')).toEqual(Array(10).fill(wrong));
      expect((await signIn('plain')).outcome).toBe('locked-out');
      expect((await signIn('plain', { password: 'wrong' })).outcome).toBe('locked-out');
      expect((await signIn('captcha')).outcome).toBe('signed-in');
      await advance(299);
      expect((await signIn('plain')).outcome).toBe('locked-out');
      await advance(1);
      expect((await signIn('plain')).outcome).toBe('signed-in');
    }));

  it('blocks while ten failures are within five minutes, and counts blocked attempts', () =>
    begins(async ({ signIn, fail, advance }) => {
      await fail(5, 'plain');
      await advance(200);
      await fail(5, 'plain');
      expect((await signIn('plain')).outcome).toBe('locked-out');
      await advance(100);
      expect((await signIn('plain')).outcome).toBe('signed-in');
      await fail(10, 'plain');
      await advance(200);
      expect(await fail(10, 'plain')).toEqual(Array(10).fill('locked-out'));
      await advance(299);
      expect((await signIn('plain')).outcome).toBe('locked-out');
    }));

  it('resets failures after a success', () =>
    begins(async ({ signIn, fail }) => {
      await fail(9, 'plain');
      expect((await signIn('plain')).outcome).toBe('signed-in');
      expect(await fail(10, 'plain')).toEqual(Array(10).fill(wrong));
    }));

  it('blocks only logins with a username and no code, although logins by e-mail address count too', () =>
    begins(async ({ signIn, send, fail }) => {
      const { body } = await signIn('plain');
      const { authToken: resume } = (body as { data: { authToken: string } }).data;
      await fail(10, 'plain@example.com');
      expect((await signIn('plain')).outcome).toBe('locked-out');
      expect((await send({ body: { user: { username: 'plain' }, password: 'x' } })).outcome).toBe(
        'locked-out',
      );
      expect((await send({ body: { resume } })).outcome).toBe('signed-in');
      expect((await signIn('plain', { code: '1', password: 'wrong' })).outcome).toBe(wrong);
      expect((await signIn('plain@example.com')).outcome).toBe('signed-in');
      expect((await signIn('plain')).outcome).toBe('signed-in');
    }));

  it('never blocks an account of a directory', () =>
    begins(async ({ signIn, fail }) => {
      expect(await fail(12, 'ldap')).toEqual(Array(12).fill(wrong));
      expect((await signIn('ldap')).outcome).toBe('signed-in');
    }));

  it('blocks every login of a user when lockoutOnlyTypedUsernames is off', () =>
    begins(
      async ({ signIn, send, fail }) => {
        const { body } = await signIn('plain');
        const { authToken: resume } = (body as { data: { authToken: string } }).data;
        await fail(10, 'plain@example.com');
        expect((await signIn('plain@example.com')).outcome).toBe('locked-out');
        expect((await signIn('plain', { code: '1' })).outcome).toBe('locked-out');
        expect((await send({ body: { resume } })).outcome).toBe('locked-out');
      },
      { policy: { lockoutOnlyTypedUsernames: false } },
    ));

  it('counts missing and wrong codes', () =>
    begins(async ({ signIn }) => {
      const outcomes: string[] = [];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        outcomes.push((await signIn('totp')).outcome);
        outcomes.push((await signIn('totp', { code: wrongCode })).outcome);
      }
      expect(new Set(outcomes)).toEqual(new Set(['second-factor-required', 'second-factor-invalid']));
      expect((await signIn('totp')).outcome).toBe('locked-out');
      expect((await signIn('totp', { code: rightCode })).outcome).toBe('signed-in');
      expect((await signIn('totp')).outcome).toBe('second-factor-required');
    }));

  it.each([{ lockoutEnabled: false }, { lockoutByUser: false }])(
    'does not block a user when the policy is %j',
    (policy) =>
      begins(
        async ({ signIn, fail }) => {
          expect(await fail(12, 'plain')).toEqual(Array(12).fill(wrong));
          expect((await signIn('plain')).outcome).toBe('signed-in');
          expect((await signIn('locked')).outcome).toBe('locked-out');
        },
        { policy },
      ),
  );

  it('does not count missing codes when lockoutRule is fixed, and locks for forSeconds', () =>
    begins(
      async ({ signIn, fail, advance }) => {
        for (let attempt = 0; attempt < 12; attempt += 1) await signIn('totp');
        expect((await signIn('totp')).outcome).toBe('second-factor-required');
        await fail(10, 'plain');
        await advance(59);
        expect(await fail(1, 'plain')).toEqual(['locked-out']);
        await advance(1);
        expect((await signIn('plain')).outcome).toBe('signed-in');
      },
      { policy: { lockoutRule: 'fixed', lockout: { attempts: 10, withinSeconds: 300, forSeconds: 60 } } },
    ));
});
