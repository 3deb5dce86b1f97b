import { expect, it } from '@jest/globals';
import { atBothLevels } from './both-levels.ts';

const details = {
  method: 'email',
  emailOrUsername: 'mail',
  codeGenerated: false,
  codeExpires: '2026-11-21T13:00:00.000Z',
  availableMethods: ['email'],
};
const tokenIn = (body: unknown) => (body as { data: { authToken: string } }).data.authToken;

atBothLevels((begins) => {
  it('signs in with a mailed code, and again with the token without a code', () =>
    begins(async ({ signIn, send, sentCode, advance }) => {
      expect((await signIn('mail')).outcome).toBe('second-factor-required');
      const code = await sentCode('mail');
      const signedIn = await signIn('mail', { code });
      const resume = tokenIn(signedIn.body);
      expect((await send({ body: { resume } })).body).toEqual(signedIn.body);
      await advance(90 * 24 * 60 * 60 - 1);
      expect(tokenIn((await send({ body: { resume } })).body)).toBe(resume);
      await advance(1);
      expect((await send({ body: { resume } })).outcome).toBe('invalid-credentials');
    }));

  it('accepts a code once, and mails another at the next login', () =>
    begins(async ({ signIn, sentCode }) => {
      await signIn('mail');
      const code = await sentCode('mail');
      expect((await signIn('mail', { code })).outcome).toBe('signed-in');
      expect((await signIn('mail', { code })).body).toMatchObject({
        error: 'totp-invalid',
        details: { codeGenerated: true },
      });
      expect((await signIn('mail', { code: await sentCode('mail') })).outcome).toBe('signed-in');
    }));

  it('mails another code when the first is an hour old', () =>
    begins(async ({ signIn, sentCode, advance }) => {
      await signIn('mail');
      const code = await sentCode('mail');
      await advance(3599);
      expect((await signIn('mail')).body).toMatchObject({ details });
      await advance(1);
      expect((await signIn('mail', { code })).body).toMatchObject({
        error: 'totp-invalid',
        details: { codeGenerated: true },
      });
    }));

  it('invalidates a code after five wrong codes, until another is mailed', () =>
    begins(async ({ signIn, sentCode, advance }) => {
      await signIn('mail');
      const code = await sentCode('mail');
      const errors: unknown[] = [];
      for (const given of [...Array<string>(6).fill('wrong'), code])
        errors.push(((await signIn('mail', { code: given })).body as { error: string }).error);
      expect(errors).toEqual([
        ...Array<string>(4).fill('totp-invalid'),
        ...Array<string>(3).fill('totp-max-attempts'),
      ]);
      expect((await signIn('mail')).body).toMatchObject({ error: 'totp-required', details });
      await advance(3600);
      await signIn('mail');
      expect((await signIn('mail', { code: 'wrong' })).outcome).toBe('second-factor-invalid');
      expect((await signIn('mail', { code: await sentCode('mail') })).outcome).toBe('signed-in');
    }));

  it('allows any number of wrong codes when oneTimeCodeAttempts is 0', () =>
    begins(
      async ({ signIn, sentCode }) => {
        await signIn('mail');
        const code = await sentCode('mail');
        for (let wrong = 0; wrong < 8; wrong += 1)
          expect((await signIn('mail', { code: 'wrong' })).outcome).toBe('second-factor-invalid');
        expect((await signIn('mail', { code })).outcome).toBe('signed-in');
      },
      { policy: { oneTimeCodeAttempts: 0 } },
    ));

  it('accepts a fixed code after any number of wrong codes', () =>
    begins(
      async ({ signIn }) => {
        await signIn('fixed');
        for (let wrong = 0; wrong < 7; wrong += 1) await signIn('fixed', { code: 'wrong' });
        expect((await signIn('fixed', { code: '424242' })).outcome).toBe('signed-in');
      },
      {
        accounts: [
          {
            login: 'fixed',
            password: 'Password-1',
            status: 'active',
            roles: ['user'],
            emailVerified: false,
            utcOffset: 0,
            secondFactor: 'mail',
            fixedCode: '424242',
          },
        ],
      },
    ));

  it('mails nothing to a user who also has an authenticator app', () =>
    begins(async ({ signIn, sentCode }) => {
      await signIn('both');
      await expect(sentCode('both')).rejects.toThrow('no code was sent');
    }));
});
