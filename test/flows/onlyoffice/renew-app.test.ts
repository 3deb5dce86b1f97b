import { expect, it } from '@jest/globals';
import { by, confirming, goodCodes, owner, withToken } from './credentials.ts';
import { appCode, atBothLevels, cookiesOf, given, responseOf, type Story } from './both-levels.ts';

const linked = 'totp@example.com';
const oldCode = appCode('JBSWY3DPEHPK3PXP');

async function signedIn({ giveCode }: Story) {
  return withToken(await giveCode(linked, oldCode));
}

atBothLevels((begins) => {
  it.each(['documented', 'observed'] as const)(
    'unlinks an app with its sessions, codes and secret, and links another, %s',
    (profile) =>
      begins(
        async (story) => {
          const { send, giveCode, signIn, isSignedIn } = story;
          const token = await signedIn(story);
          const [backup = ''] = goodCodes(await send({ operation: 'getBackupCodes', ...token }));
          const self = await send({ operation: 'getSelf', ...token });

          const renewed = await send({ operation: 'renewApp', body: { id: given(self, 'id') }, ...token });
          expect(responseOf(renewed.body)).toContain('/confirm/TfaActivation?type=TfaActivation&uid=');
          expect(await isSignedIn(token)).toBe(false);
          for (const code of [oldCode, backup])
            expect((await giveCode(linked, code)).outcome).toBe('second-factor-invalid');

          const setup = await send({ operation: 'getSetup', ...confirming(renewed) });
          const secret = given(setup, 'manualEntryKey');
          expect(secret).toMatch(/^[A-Z2-7]{16}$/);
          expect(secret).not.toBe('JBSWY3DPEHPK3PXP');
          expect(given(await signIn(linked), 'tfaKey')).toBe(secret);
          const code = appCode(secret);
          const checked = await send({ operation: 'validateCode', body: { code }, ...confirming(renewed) });
          expect(responseOf(checked.body)).toBe(true);
          const { asc_auth_key: cookie = '', ...ended } = cookiesOf(checked);
          expect(ended).toEqual({ asc_confirm_key_TfaActivation: '' });
          expect(await isSignedIn({ cookies: { asc_auth_key: cookie } })).toBe(true);

          expect((await giveCode(linked, code)).outcome).toBe('signed-in');
          expect((await giveCode(linked, backup)).outcome).toBe('second-factor-invalid');
          const codes = goodCodes(await send({ operation: 'getBackupCodes', ...by(linked) }));
          expect(codes).toHaveLength(5);
          expect((await giveCode(linked, codes[0] ?? '')).outcome).toBe('signed-in');
        },
        { profile },
      ),
  );

  it('lets only the owner unlink the app of another user', () =>
    begins(
      async (story) => {
        const { send, signIn, isSignedIn } = story;
        const token = await signedIn(story);
        const owners = withToken(await signIn(owner));
        const body = { id: given(await send({ operation: 'getSelf', ...token }), 'id') };
        expect((await send({ operation: 'renewApp', body, ...by('admin@example.com') })).outcome).toBe(
          'not-allowed',
        );
        expect(await isSignedIn(token)).toBe(true);
        expect(responseOf((await send({ operation: 'renewApp', body, ...owners })).body)).toBe('');
        expect(await isSignedIn(token)).toBe(false);
        expect(await isSignedIn(owners)).toBe(true);
        expect(given(await signIn(linked), 'confirmUrl')).toContain('/confirm/TfaActivation?');
        expect((await send({ operation: 'renewApp', body, ...owners })).outcome).toBe(
          'second-factor-unavailable',
        );
      },
      { accounts: [{ login: 'admin@example.com', password: 'Password-1', role: 'admin' }] },
    ));
});
