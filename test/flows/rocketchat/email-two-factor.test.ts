import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { atBothLevels, password } from './both-levels.ts';
import { userOf } from './signed-in.ts';

const digest = createHash('sha256').update(password).digest('hex');
const enable = 'enableEmailTwoFactor';
const disable = 'disableEmailTwoFactor';

atBothLevels((begins) => {
  it('enables codes by e-mail, signs in with a code, and disables them with another', () =>
    begins(async ({ signIn, send, sentCode }) => {
      const elsewhere = userOf(await signIn('must-change'));
      const headers = userOf(await signIn('must-change'));
      expect((await send({ operation: enable, headers })).body).toEqual({ success: true });
      expect((await send({ operation: 'getMe', headers: elsewhere })).outcome).toBe('token-invalid');
      expect((await send({ operation: 'getMe', headers })).body).toMatchObject({
        services: { password: { exists: true }, email2fa: { enabled: true } },
      });
      expect((await signIn('must-change')).outcome).toBe('second-factor-required');
      const code = await sentCode('must-change');
      const again = userOf(await signIn('must-change', { code }));
      const withDigest = { ...again, 'x-2fa-code': digest, 'x-2fa-method': 'password' };
      expect((await send({ operation: disable, headers: withDigest })).outcome).toBe('second-factor-invalid');
      const withCode = { ...again, 'x-2fa-code': await sentCode('must-change'), 'x-2fa-method': 'email' };
      expect((await send({ operation: disable, headers: withCode })).body).toEqual({ success: true });
      expect((await signIn('must-change')).outcome).toBe('signed-in');
    }));

  it('requires the digest of the password at each request when no second factor is enabled', () =>
    begins(async ({ signIn, send }) => {
      const headers = userOf(await signIn('plain'));
      const given = { ...headers, 'x-2fa-code': digest, 'x-2fa-method': 'password' };
      expect((await send({ operation: disable, headers })).outcome).toBe('second-factor-required');
      expect((await send({ operation: disable, headers: given })).outcome).toBe('done');
      expect((await send({ operation: disable, headers })).outcome).toBe('second-factor-required');
    }));

  it('leaves the authenticator app of a user enabled, and asks for it first', () =>
    begins(async ({ signIn, send, sentCode }) => {
      await send({ operation: 'sendEmailCode', body: { emailOrUsername: 'both' } });
      await sentCode('both');
      expect((await signIn('both')).body).toMatchObject({
        details: { method: 'totp', availableMethods: ['totp', 'email'] },
      });
    }));

  it('mails a new code on request, which invalidates the previous code', () =>
    begins(async ({ signIn, send, sentCode }) => {
      await signIn('mail');
      const before = await sentCode('mail');
      await send({ operation: 'sendEmailCode', body: { emailOrUsername: 'mail@example.com' } });
      const code = await sentCode('mail');
      expect(code).not.toBe(before);
      expect((await signIn('mail', { code: before })).outcome).toBe('second-factor-invalid');
      expect((await signIn('mail', { code })).outcome).toBe('signed-in');
    }));

  it('mails nothing to an unverified address', () =>
    begins(async ({ send, sentCode }) => {
      const sent = await send({ operation: 'sendEmailCode', body: { emailOrUsername: 'plain' } });
      expect(sent.body).toEqual({ success: true });
      await expect(sentCode('plain')).rejects.toThrow('no code was sent');
    }));
});
