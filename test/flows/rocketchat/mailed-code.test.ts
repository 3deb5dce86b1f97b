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
  it('signs in with a code that was mailed, and again with the token, which asks for none', () =>
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

  it('takes a code once, and mails another when it is asked again', () =>
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

  it('uses a code up by five wrong ones: the right one is good no more, until another is mailed', () =>
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

  it('lets any number of wrong codes pass where the policy says so, and a fixed code always', () =>
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

  it('takes a fixed code after any number of wrong ones', () =>
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

  it('mails nothing to who has an authenticator app as well, and takes its codes alone', () =>
    begins(async ({ signIn, sentCode }) => {
      await signIn('both');
      await expect(sentCode('both')).rejects.toThrow('no code was sent');
    }));
});
