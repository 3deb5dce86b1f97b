import { expect, it } from '@jest/globals';
import { atBothLevels, heldIn, said } from './levels.ts';

const unauthorized = (outcome: string) => ({ outcome, status: 401, body: { detail: 'Unauthorized' } });
const denied = (outcome: string, detail: string) => ({ outcome, status: 401, body: { detail } });

atBothLevels((story) => {
  it('follows a frontend: signs in, calls, refreshes an expired token, and logs out', () =>
    story(async ({ send, signIn, refresh, callWith, advance, logOut }) => {
      const first = await signIn();
      expect(await callWith(first.access)).toBe('who-am-i');
      await advance(299);
      expect(await callWith(first.access)).toBe('who-am-i');
      await advance(1);
      const asked = { operation: 'getToken', headers: { authorization: `Bearer ${first.access}` } };
      expect(said(await send(asked))).toEqual(unauthorized('token-expired'));

      const second = heldIn(await refresh(first.refresh));
      expect(await callWith(second.access)).toBe('who-am-i');
      expect(said(await refresh(first.refresh))).toEqual(denied('token-invalid', 'Token is blacklisted'));

      expect(await logOut({ headers: { authorization: `Bearer ${second.access}` } })).toBe('signed-out');
      expect(await callWith(second.access)).toBe('token-invalid');
      expect(said(await refresh(second.refresh))).toEqual(denied('token-invalid', 'Token is blacklisted'));
    }));

  it('refreshes for more than a day, and requires a new sign-in a day after the last refresh', () =>
    story(async ({ signIn, refresh, callWith, advance }) => {
      let held = await signIn();
      for (let hour = 0; hour < 30; hour += 1) {
        await advance(60 * 60);
        expect(await callWith(held.access)).toBe('token-expired');
        held = heldIn(await refresh(held.refresh));
      }
      await advance(24 * 60 * 60);
      expect(said(await refresh(held.refresh))).toEqual(denied('token-expired', 'Token is expired'));
    }));

  it('keeps an access token valid after a refresh', () =>
    story(async ({ signIn, refresh, callWith }) => {
      const first = await signIn();
      const second = heldIn(await refresh(first.refresh));
      expect([await callWith(first.access), await callWith(second.access)]).toEqual(['who-am-i', 'who-am-i']);
    }));
});
