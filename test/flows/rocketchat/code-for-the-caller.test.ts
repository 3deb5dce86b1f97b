import { expect, it } from '@jest/globals';
import { atBothLevels } from './both-levels.ts';
import { userOf } from './signed-in.ts';

atBothLevels((begins) => {
  it('mails the code to the caller when the request names another user', () =>
    begins(async ({ signIn, send, sentCode }) => {
      const headers = userOf(await signIn('must-change'));
      const sent = await send({ operation: 'sendEmailCode', headers, body: { emailOrUsername: 'mail' } });
      expect(sent.body).toEqual({ success: true });
      expect(await sentCode('must-change')).toMatch(/^\d{6}$/);
      await expect(sentCode('mail')).rejects.toThrow('no code was sent');
    }));

  it('mails the code to the named user when the token belongs to another user', () =>
    begins(async ({ signIn, send, sentCode }) => {
      const { 'x-auth-token': token = '' } = userOf(await signIn('must-change'));
      const headers = { 'x-auth-token': token, 'x-user-id': 'aYjNnig8BEAWeQzMh' };
      await send({ operation: 'sendEmailCode', headers, body: { emailOrUsername: 'mail' } });
      expect(await sentCode('mail')).toMatch(/^\d{6}$/);
      await expect(sentCode('must-change')).rejects.toThrow('no code was sent');
    }));
});
