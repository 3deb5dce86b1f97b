import { expect, it } from '@jest/globals';
import { by, confirming, owner, withToken } from './credentials.ts';
import { appCode, atBothLevels, given, responseOf, type Story } from './both-levels.ts';

const member = 'member@example.com';
const accounts = [
  { login: member, password: 'Password-1' },
  { login: 'keys@example.com', password: 'Password-1', apiKeys: ['sk-story'] },
];
const apiKey = { headers: { authorization: 'Bearer sk-story' } };

/** Links an app for an account that needs one, and signs in. */
async function link({ signIn, giveCode }: Story, login: string) {
  const asked = await signIn(login);
  expect(given(asked, 'confirmUrl')).toContain('/confirm/TfaActivation?');
  return giveCode(login, appCode(given(asked, 'tfaKey')));
}

atBothLevels((begins) => {
  it.each(['documented', 'observed'] as const)(
    'ends all sessions, and requires a code of every user, when the portal enables apps, %s',
    (profile) =>
      begins(
        async (story) => {
          const { signIn, giveCode, isSignedIn, send } = story;
          const tokens = [await signIn(owner), await signIn(member)].map(withToken);
          const [ownersToken] = tokens;
          const turned = await send({
            operation: 'setTwoFactorSettings',
            body: { type: 'App' },
            headers: ownersToken?.headers ?? {},
          });
          expect(responseOf(turned.body)).toBe(true);
          for (const token of tokens) expect(await isSignedIn(token)).toBe(false);
          const again = await send({
            operation: 'getTwoFactorSettings',
            headers: ownersToken?.headers ?? {},
          });
          expect([again.status, again.outcome, again.body]).toEqual([401, 'token-invalid', undefined]);
          expect(await isSignedIn(apiKey)).toBe(true);

          for (const login of [owner, member, 'sms@example.com', 'phoneless@example.com']) {
            const signedIn = await link(story, login);
            expect(await isSignedIn(withToken(signedIn))).toBe(true);
            const asked = await signIn(login);
            expect(given(asked, 'confirmUrl')).toContain('/confirm/TfaAuth?');
          }
          expect((await giveCode('totp@example.com', appCode('JBSWY3DPEHPK3PXP'))).outcome).toBe('signed-in');
        },
        { profile, accounts },
      ),
  );

  it('disables apps for the portal without ending sessions', () =>
    begins(async (story) => {
      const { signIn, giveCode, isSignedIn, send } = story;
      await send({ operation: 'setTwoFactorSettings', body: { type: 2 }, ...by(owner) });
      const token = withToken(await link(story, owner));
      const turned = await send({ operation: 'setTwoFactorSettings', body: { type: 'None' }, ...token });
      expect(responseOf(turned.body)).toBe(false);
      expect(await isSignedIn(token)).toBe(true);
      expect((await signIn('totp@example.com')).outcome).toBe('signed-in');
      expect((await giveCode('totp@example.com', appCode('JBSWY3DPEHPK3PXP'))).outcome).toBe(
        'second-factor-unavailable',
      );
      expect((await send({ operation: 'getConfirmation', ...token })).body).toMatchObject({ count: 0 });
    }));

  it('enables SMS for the portal, sets a phone by the returned link, and signs in with the sent code', () =>
    begins(async ({ giveCode, isSignedIn, send, sentCode }) => {
      const turned = await send({
        operation: 'setTwoFactorSettingsWithLink',
        body: { type: 'Sms' },
        ...by(owner),
      });
      expect(responseOf(turned.body)).toContain('/confirm/PhoneActivation?type=PhoneActivation&key=');
      const phone = { mobilePhone: '+1 555 0123' };
      const sent = await send({ operation: 'setPhone', body: phone, ...confirming(turned) });
      expect(sent.outcome).toBe('code-sent');
      const signedIn = await giveCode(owner, await sentCode(owner));
      expect(await isSignedIn(withToken(signedIn))).toBe(true);
      const self = await send({ operation: 'getSelf', ...by(owner) });
      expect(responseOf(self.body)).toMatchObject({
        mobilePhone: '+15550123',
        mobilePhoneActivationStatus: 1,
      });
    }));

  it('shows the two-factor settings that an administrator set last', () =>
    begins(
      async ({ send }) => {
        const enabled = async () => {
          const { body } = await send({ operation: 'getTwoFactorSettings', ...by(member) });
          const methods = responseOf(body) as readonly { readonly id: string; readonly enabled: boolean }[];
          return methods.filter((method) => method.enabled).map(({ id }) => id);
        };
        const found: unknown[] = [await enabled()];
        for (const type of ['Sms', 'App', 'None']) {
          await send({ operation: 'setTwoFactorSettings', body: { type }, ...by(owner) });
          found.push(await enabled());
        }
        expect(found).toEqual([[], ['sms'], ['app'], []]);
      },
      { accounts },
    ));
});
