import { expect, it } from '@jest/globals';
import { as, fieldOf } from '../../exchanges/misaka/documented/ways.ts';
import { testEmulator } from '../../support/emulator.ts';
import { atBothLevels, heldIn } from './levels.ts';

atBothLevels((story) => {
  it('returns the user with an etag, and omits the user when the client sends that etag', () =>
    story(async ({ send, signIn, refresh, advance }) => {
      const first = await refresh((await signIn()).refresh);
      const etag = fieldOf(first, 'user_etag');
      await advance(60 * 60);
      const other = await refresh((await signIn({ sliding: true })).refresh);
      expect(fieldOf(other, 'user_etag')).toBe(etag);
      const known = await refresh(heldIn(first).refresh, { etag });
      expect(Object.keys(known.body ?? {})).toEqual(['access', 'refresh', 'user_etag']);
      const captcha = heldIn(await send(as('captcha@example.com')));
      const stranger = await refresh(captcha.refresh, { etag });
      expect(Object.keys(stranger.body ?? {})).toEqual(['access', 'refresh', 'user_etag', 'user']);
      expect(fieldOf(stranger, 'user_etag')).not.toBe(etag);
    }));
});

it('changes the etag only when the user in the reply of a refresh changes', async () => {
  const user = { teams: [{ id: '7', name: 'Seven', is_admin: false }] };
  const etagOf = async (account: object) => {
    const login = { login: 'ada@example.com', password: 'Password-1', ...account };
    const { send } = testEmulator({ fixtures: { misaka: { accounts: [login] } } });
    const signedIn = await send('misaka', 'login', { email: 'ada@example.com', password: 'Password-1' });
    const { body } = await send('misaka', 'refresh', { refresh: fieldOf(signedIn, 'refresh') });
    return { etag: fieldOf({ body }, 'user_etag'), user: (body as { user: { teams: unknown } }).user };
  };
  const before = await etagOf({ user });
  expect(before.user.teams).toEqual([{ id: 7, name: 'Seven', is_admin: false }]);
  expect((await etagOf({ user: { ...user, services: ['transit'] }, phone: '+1' })).etag).toBe(before.etag);
  expect((await etagOf({ user: { ...user, first_name: 'Ada' } })).etag).not.toBe(before.etag);
});
