import { expect, it } from '@jest/globals';
import { by, goodCodes } from './credentials.ts';
import { atBothLevels, responseOf, type Story } from './both-levels.ts';

const linked = 'totp@example.com';

const listed = ({ send }: Story) => send({ operation: 'getBackupCodes', ...by(linked) });

atBothLevels((begins) => {
  it.each(['documented', 'observed'] as const)(
    'lists backup codes, accepts each once, and renews them, %s',
    (profile) =>
      begins(
        async (story) => {
          const { giveCode, send } = story;
          const codes = goodCodes(await listed(story));
          const [first = '', second = ''] = codes;
          expect(codes).toHaveLength(5);
          expect((await giveCode(linked, first)).outcome).toBe('signed-in');
          expect((await giveCode(linked, first)).outcome).toBe('second-factor-invalid');
          expect(responseOf((await listed(story)).body)).toContainEqual({ isUsed: true, code: first });
          expect(goodCodes(await listed(story))).toEqual(codes.slice(1));

          const renewed = goodCodes(await send({ operation: 'renewBackupCodes', ...by(linked) }));
          expect(renewed).toHaveLength(5);
          expect(goodCodes(await listed(story))).toEqual(renewed);
          expect((await giveCode(linked, second)).outcome).toBe('second-factor-invalid');
          expect((await giveCode(linked, renewed[0] ?? '')).outcome).toBe('signed-in');
        },
        { profile },
      ),
  );

  it('creates separate backup codes for each account', () =>
    begins(async ({ send, giveCode }) => {
      const [code = ''] = goodCodes(
        await send({ operation: 'getBackupCodes', ...by('captcha@example.com') }),
      );
      expect((await giveCode(linked, code)).outcome).toBe('second-factor-invalid');
      expect((await giveCode('captcha@example.com', code)).outcome).toBe('signed-in');
    }));
});
