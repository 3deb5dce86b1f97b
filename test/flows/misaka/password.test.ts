import { expect, it } from '@jest/globals';
import { as, caller, bearer } from '../../exchanges/misaka/documented/ways.ts';
import { atBothLevels, type Story } from './levels.ts';

/** Changes the caller's password with a token. */
async function change({ send }: Story, access: string, more: object = {}): Promise<string> {
  const body = { current_password: 'Password-1', new_password: 'Password-2', ...more };
  return (await send({ operation: 'changePassword', headers: bearer(access), body })).outcome;
}

async function signsInWith({ send }: Story, password: string): Promise<string> {
  return (await send(as(caller, { password }))).outcome;
}

atBothLevels((begins) => {
  it('changes the password and leaves every session valid', () =>
    begins(async (story) => {
      const { signIn, callWith, refresh } = story;
      const [mine, elsewhere] = [await signIn(), await signIn()];
      expect(await change(story, mine.access)).toBe('done');
      expect([await signsInWith(story, 'Password-1'), await signsInWith(story, 'Password-2')]).toEqual([
        'invalid-credentials',
        'signed-in',
      ]);
      expect([await callWith(mine.access), await callWith(elsewhere.access)]).toEqual([
        'who-am-i',
        'who-am-i',
      ]);
      expect((await refresh(elsewhere.refresh)).outcome).toBe('refreshed');
    }));

  it('ends all sessions on request, the caller’s too, but no later session', () =>
    begins(async (story) => {
      const { signIn, callWith, refresh } = story;
      const [mine, elsewhere] = [await signIn(), await signIn()];
      expect(await change(story, mine.access, { logout_all_sessions: true })).toBe('done');
      expect([await callWith(mine.access), await callWith(elsewhere.access)]).toEqual([
        'token-invalid',
        'token-invalid',
      ]);
      expect([(await refresh(mine.refresh)).outcome, (await refresh(elsewhere.refresh)).outcome]).toEqual([
        'token-invalid',
        'token-invalid',
      ]);
      const again = await signIn({ password: 'Password-2' });
      expect([await callWith(again.access), (await refresh(again.refresh)).outcome]).toEqual([
        'who-am-i',
        'refreshed',
      ]);
    }));

  it('changes nothing when the current password is wrong', () =>
    begins(async (story) => {
      const { access } = await story.signIn();
      const wrong = { current_password: 'Password-9', logout_all_sessions: true };
      expect(await change(story, access, wrong)).toBe('invalid-credentials');
      expect(await signsInWith(story, 'Password-1')).toBe('signed-in');
      expect(await story.callWith(access)).toBe('who-am-i');
    }));
});
