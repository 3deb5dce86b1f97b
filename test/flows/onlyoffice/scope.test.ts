import { expect, it } from '@jest/globals';
import { by, owner } from './credentials.ts';
import { atBothLevels, type Story } from './both-levels.ts';

const group = '11111111-2222-3333-4444-555555555555';
const user = '99999999-2222-3333-4444-555555555555';
const accounts = [
  { login: 'free@example.com', password: 'Password-1' },
  { login: 'named@example.com', password: 'Password-1', id: user },
  { login: 'grouped@example.com', password: 'Password-1', groups: [group] },
];

/** Returns the outcome of each account's first step from an address. */
async function outcomesFrom(story: Story, address: string) {
  const outcomes: string[] = [];
  for (const { login } of accounts) outcomes.push((await story.signIn(login, {}, { address })).outcome);
  return outcomes;
}

const everyone = Array<string>(3).fill('second-factor-required');
const thoseMandatory = ['signed-in', 'second-factor-required', 'second-factor-required'];

atBothLevels((begins) => {
  it('requires a second factor at a trusted address only from mandatory users and groups', () =>
    begins(
      async (story) => {
        const body = {
          type: 'App',
          trustedIps: ['203.0.113.7'],
          mandatoryUsers: [user.toUpperCase()],
          mandatoryGroups: [group],
        };
        await story.send({ operation: 'setTwoFactorSettings', body, ...by(owner) });
        expect(await outcomesFrom(story, '203.0.113.7')).toEqual(thoseMandatory);
        expect(await outcomesFrom(story, '203.0.113.8')).toEqual(everyone);
      },
      { accounts },
    ));

  it.each(['documented', 'observed'] as const)(
    'applies trustedIps, mandatoryUsers and mandatoryGroups of the fixtures, %s',
    (profile) =>
      begins(
        async (story) => {
          expect(await outcomesFrom(story, '203.0.113.7')).toEqual(thoseMandatory);
          expect(await outcomesFrom(story, '198.51.100.1')).toEqual(everyone);
        },
        {
          profile,
          accounts,
          policy: {
            twoFactor: {
              type: 'app',
              trustedIps: ['203.0.113.7'],
              mandatoryUsers: [user],
              mandatoryGroups: [group],
            },
          },
        },
      ),
  );

  it('supports ranges and CIDR blocks of addresses', () =>
    begins(
      async ({ signIn }) => {
        const isAsked = async (address: string) =>
          (await signIn('free@example.com', {}, { address })).outcome === 'second-factor-required';
        const trusted = ['10.0.0.5', '10.0.1.9', '192.0.2.0', '192.0.2.255', '2001:db8::1'];
        const others = ['10.0.0.4', '10.0.1.10', '192.0.3.0', '2001:db8::2'];
        for (const address of trusted) expect([address, await isAsked(address)]).toEqual([address, false]);
        for (const address of others) expect([address, await isAsked(address)]).toEqual([address, true]);
      },
      {
        accounts,
        policy: {
          twoFactor: {
            type: 'app',
            trustedIps: [
              '10.0.0.5-10.0.1.9',
              '192.0.2.77/24',
              '2001:db8::1',
              'nonsense',
              '1.2.3.4/99',
              '1.2.3-9',
            ],
          },
        },
      },
    ));

  it('also trusts addresses when the second factor is set by account', () =>
    begins(
      async ({ signIn }) => {
        const from = async (address: string) => (await signIn('totp@example.com', {}, { address })).outcome;
        expect(await from('203.0.113.7')).toBe('signed-in');
        expect(await from('203.0.113.8')).toBe('second-factor-required');
      },
      { policy: { twoFactor: { type: 'marked', trustedIps: ['203.0.113.7'] } } },
    ));
});
