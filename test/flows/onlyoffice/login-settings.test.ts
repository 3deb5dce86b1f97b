import { expect, it } from '@jest/globals';
import { by, owner } from './credentials.ts';
import { atBothLevels, type Story } from './both-levels.ts';

const member = 'member@example.com';
const accounts = [{ login: member, password: 'Password-1' }];
const wrong = (times: number) => Array<string>(times).fill('invalid-credentials');

/** Sends this many wrong passwords, then the correct one; returns the outcomes. */
async function outcomes({ fail, signIn }: Story, times: number) {
  return [...(await fail(times, member)), (await signIn(member)).outcome];
}

atBothLevels((begins) => {
  it.each(['documented', 'observed'] as const)(
    'blocks by the login settings of an administrator, and by the server’s defaults after a reset, %s',
    (profile) =>
      begins(
        async (story) => {
          const { send, signIn, advance } = story;
          const settings = { attemptCount: 2, blockTime: 15, checkPeriod: 60 };
          await send({ operation: 'setLoginSettings', body: settings, ...by(owner) });
          expect(await outcomes(story, 2)).toEqual([...wrong(2), 'locked-out']);
          await advance(14);
          expect((await signIn(member)).outcome).toBe('locked-out');
          await advance(1);
          expect((await signIn(member)).outcome).toBe('signed-in');

          await advance(60);
          await send({ operation: 'resetLoginSettings', ...by(owner) });
          expect(await outcomes(story, 4)).toEqual([...wrong(4), 'signed-in']);
          await advance(60);
          expect(await outcomes(story, 5)).toEqual([...wrong(5), 'locked-out']);
          await advance(60);
          expect((await signIn(member)).outcome).toBe('signed-in');
        },
        { profile, accounts },
      ),
  );

  it('applies changed settings to earlier failures', () =>
    begins(
      async ({ fail, signIn, send }) => {
        expect(await fail(3, member)).toEqual(wrong(3));
        const settings = { attemptCount: 3, blockTime: 15, checkPeriod: 60 };
        await send({ operation: 'setLoginSettings', body: settings, ...by(owner) });
        expect((await signIn(member)).outcome).toBe('locked-out');
      },
      { accounts },
    ));

  it('limits wrong codes of an authenticator app by the same settings', () =>
    begins(async ({ send, giveCode }) => {
      const settings = { attemptCount: 1, blockTime: 15, checkPeriod: 60 };
      await send({ operation: 'setLoginSettings', body: settings, ...by(owner) });
      const found = [
        await giveCode('totp@example.com', '000000'),
        await giveCode('totp@example.com', '000000'),
      ];
      expect(found.map(({ outcome }) => outcome)).toEqual([
        'second-factor-invalid',
        'second-factor-exhausted',
      ]);
    }));

  it('resets the login settings to the server’s defaults, not to the fixtures’ policy', () =>
    begins(
      async ({ send }) => {
        const told = async (operation: string, body?: object) =>
          (await send({ operation, ...(body === undefined ? {} : { body }), ...by(owner) })).body;
        const fixtures = { attemptCount: 2, blockTime: 9, checkPeriod: 30, isDefault: false };
        expect(await told('getLoginSettings')).toEqual(fixtures);
        const settings = { attemptCount: 7, blockTime: 20, checkPeriod: 120 };
        expect(await told('setLoginSettings', settings)).toEqual({ ...settings, isDefault: false });
        expect(await told('getLoginSettings')).toEqual({ ...settings, isDefault: false });
        const own = { attemptCount: 5, blockTime: 60, checkPeriod: 60, isDefault: true };
        expect(await told('resetLoginSettings')).toEqual(own);
        expect(await told('getLoginSettings')).toEqual(own);
      },
      { profile: 'documented', policy: { lockout: { attempts: 2, withinSeconds: 30, forSeconds: 9 } } },
    ));
});
