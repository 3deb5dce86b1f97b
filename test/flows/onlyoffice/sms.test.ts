import { expect, it } from '@jest/globals';
import { atBothLevels, given } from './both-levels.ts';

const account = 'sms@example.com';

atBothLevels((begins) => {
  it.each(['documented', 'observed'] as const)(
    'signs in with the code of the outbox, %s, and rejects it the second time',
    (profile) =>
      begins(
        async ({ signIn, giveCode, sentCode }) => {
          expect((await signIn(account)).outcome).toBe('second-factor-required');
          const code = await sentCode(account);
          expect(code).toMatch(/^[1-9][0-9]{5}$/);
          expect((await giveCode(account, code)).outcome).toBe('signed-in');
          expect((await giveCode(account, code)).outcome).toBe('second-factor-invalid');
        },
        { profile },
      ),
  );

  it('sends no second code while the first is valid, unless requested', () =>
    begins(async ({ signIn, send, giveCode, sentCode }) => {
      await signIn(account);
      const first = await sentCode(account);
      await signIn(account);
      expect(await sentCode(account)).toBe(first);
      await send({ operation: 'sendSms', body: { userName: account, password: 'Password-1' } });
      const second = await sentCode(account);
      expect(second).not.toBe(first);
      expect((await giveCode(account, first)).outcome).toBe('signed-in');
      expect((await giveCode(account, second)).outcome).toBe('second-factor-invalid');
    }));

  it('expires a code after ten minutes', () =>
    begins(async ({ signIn, giveCode, advance, sentCode }) => {
      await signIn(account);
      const code = await sentCode(account);
      await advance(599);
      expect((await giveCode(account, 'wrong')).outcome).toBe('second-factor-invalid');
      await advance(1);
      expect((await giveCode(account, code)).outcome).toBe('second-factor-invalid');
    }));

  it('rejects all codes for ten minutes after five wrong ones', () =>
    begins(async ({ signIn, giveCode, advance, sentCode }) => {
      await signIn(account);
      const code = await sentCode(account);
      const outcomes: string[] = [];
      for (let tries = 0; tries < 5; tries += 1) outcomes.push((await giveCode(account, 'wrong')).outcome);
      expect(outcomes).toEqual(Array(5).fill('second-factor-invalid'));
      expect((await giveCode(account, code)).outcome).toBe('second-factor-exhausted');
      await advance(600);
      await signIn(account);
      expect((await giveCode(account, await sentCode(account))).outcome).toBe('signed-in');
    }));

  it('does not count correct codes toward the limit of five', () =>
    begins(async ({ signIn, giveCode, sentCode }) => {
      for (let time = 0; time < 7; time += 1) {
        await signIn(account);
        expect((await giveCode(account, await sentCode(account))).outcome).toBe('signed-in');
      }
    }));

  it('locks the account after wrong codes only if a code was sent, in the documented profile', () =>
    begins(
      async ({ signIn, giveCode }) => {
        for (let tries = 0; tries < 6; tries += 1)
          expect((await giveCode(account, 'wrong')).outcome).toBe('second-factor-invalid');
        await signIn(account);
        for (let tries = 0; tries < 5; tries += 1) await giveCode(account, 'wrong');
        expect((await giveCode(account, 'wrong')).outcome).toBe('locked-out');
      },
      { profile: 'documented' },
    ));

  it('requires a phone of an account without one, and activates it by the sent code', () =>
    begins(async ({ signIn, send, giveCode, sentCode }) => {
      const phoneless = 'phoneless@example.com';
      const link = given(await signIn(phoneless), 'confirmUrl');
      const confirm = link.slice(link.indexOf('?') + 1);
      const sent = { body: { mobilePhone: '+1 (234) 567-7890' }, headers: { confirm } };
      expect((await send({ operation: 'setPhone', ...sent })).outcome).toBe('code-sent');
      const first = await sentCode(phoneless);
      // set, but not activated yet
      expect(given(await signIn(phoneless), 'confirmUrl')).toContain('/confirm/PhoneActivation?');
      expect((await giveCode(phoneless, first)).outcome).toBe('signed-in');
      expect(given(await signIn(phoneless), 'phoneNoise')).toBe('+1234***7890');
      expect((await send({ operation: 'setPhone', ...sent })).outcome).toBe('second-factor-unavailable');
    }));

  it('sends a code to each new phone, and rejects codes of the previous phone', () =>
    begins(async ({ signIn, send, giveCode, sentCode }) => {
      const phoneless = 'phoneless@example.com';
      const link = given(await signIn(phoneless), 'confirmUrl');
      const headers = { confirm: link.slice(link.indexOf('?') + 1) };
      await send({ operation: 'setPhone', body: { mobilePhone: '+12345677890' }, headers });
      const first = await sentCode(phoneless);
      for (let tries = 0; tries < 5; tries += 1) await giveCode(phoneless, 'wrong');
      await send({ operation: 'setPhone', body: { mobilePhone: '+12345677891' }, headers });
      const second = await sentCode(phoneless);
      expect(second).not.toBe(first);
      expect((await giveCode(phoneless, first)).outcome).toBe('second-factor-invalid');
      expect((await giveCode(phoneless, second)).outcome).toBe('signed-in');
    }));
});
