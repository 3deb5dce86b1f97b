import { expect, it } from '@jest/globals';
import { atBothLevels, appCode, cookiesOf, given, responseOf, type Story } from './both-levels.ts';

const unlinked = 'unlinked@example.com';

/** Sends codes one after the other; returns the outcomes. */
async function outcomesOf({ giveCode }: Story, account: string, codes: readonly string[]) {
  const outcomes: string[] = [];
  for (const code of codes) outcomes.push((await giveCode(account, code)).outcome);
  return outcomes;
}

/** Returns the caller's backup codes. */
async function codesOf({ send }: Story, authorization: string) {
  const { body } = await send({ operation: 'getBackupCodes', headers: { authorization } });
  return responseOf(body) as readonly { readonly code: string; readonly isUsed: boolean }[];
}

atBothLevels((begins) => {
  it.each(['documented', 'observed'] as const)('links an app by its first correct code, %s', (profile) =>
    begins(
      async (story) => {
        const asked = await story.signIn(unlinked);
        const secret = given(asked, 'tfaKey');
        expect(given(asked, 'confirmUrl')).toContain('/confirm/TfaActivation?type=TfaActivation&uid=');
        expect(Object.keys(cookiesOf(asked))).toEqual(['asc_confirm_key_TfaActivation']);
        expect(await outcomesOf(story, unlinked, ['000000', appCode(secret)])).toEqual([
          'second-factor-invalid',
          'signed-in',
        ]);
        const again = await story.signIn(unlinked);
        expect(given(again, 'confirmUrl')).toContain('/confirm/TfaAuth?type=TfaAuth&uid=');
        expect(JSON.stringify(again.body)).not.toContain('tfaKey');
      },
      { profile },
    ),
  );

  it.each(['documented', 'observed'] as const)(
    'creates five backup codes when an app is linked, each valid once, %s',
    (profile) =>
      begins(
        async (story) => {
          const code = appCode(given(await story.signIn(unlinked), 'tfaKey'));
          const authorization = given(await story.giveCode(unlinked, code), 'token');
          const [first, ...others] = await codesOf(story, authorization);
          expect([first, ...others].map((one) => one?.isUsed)).toEqual(Array(5).fill(false));
          const backup = first?.code ?? '';
          expect(backup).toMatch(/^[\w-]{6}$/);
          expect(await outcomesOf(story, unlinked, [backup, backup])).toEqual([
            'signed-in',
            'second-factor-invalid',
          ]);
          expect(await codesOf(story, authorization)).toEqual([{ code: backup, isUsed: true }, ...others]);
        },
        { profile },
      ),
  );

  it('returns backup codes of an app that is linked in the fixtures', () =>
    begins(async (story) => {
      const account = 'totp@example.com';
      const signedIn = await story.giveCode(account, appCode('JBSWY3DPEHPK3PXP'));
      const [, second] = await codesOf(story, given(signedIn, 'token'));
      expect(await outcomesOf(story, account, [second?.code ?? ''])).toEqual(['signed-in']);
    }));

  it('accepts a code repeatedly within five minutes before and after its time', () =>
    begins(async (story) => {
      const secret = 'JBSWY3DPEHPK3PXP';
      const codes = [0, 0, -10, 10, -11, 11].map((windows) => appCode(secret, windows));
      expect(await outcomesOf(story, 'totp@example.com', codes)).toEqual([
        ...['signed-in', 'signed-in', 'signed-in', 'signed-in'],
        ...['second-factor-invalid', 'second-factor-invalid'],
      ]);
    }));

  it('rejects all codes for a minute after five wrong ones, but not passwords', () =>
    begins(async (story) => {
      const account = 'totp@example.com';
      const right = appCode('JBSWY3DPEHPK3PXP');
      const wrong = Array<string>(5).fill('000000');
      expect(await outcomesOf(story, account, [...wrong, right])).toEqual([
        ...Array<string>(5).fill('second-factor-invalid'),
        'second-factor-exhausted',
      ]);
      expect((await story.signIn(account)).outcome).toBe('second-factor-required');
      await story.advance(59);
      expect((await story.giveCode(account, right)).outcome).toBe('second-factor-exhausted');
      await story.advance(1);
      expect((await story.giveCode(account, right)).outcome).toBe('signed-in');
    }));
});
