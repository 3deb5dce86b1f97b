import { expect, it } from '@jest/globals';
import { rightCode, wrongCode } from '../../exchanges/exchange.ts';
import { atBothLevels, password } from './both-levels.ts';

const user = { password, status: 'active', roles: ['user'], emailVerified: false, utcOffset: 0 };
const withTotp = { ...user, secondFactor: 'totp', totpSecret: 'JBSWY3DPEHPK3PXP' };

atBothLevels((begins) => {
  it.each([
    [
      'a block before a wrong password',
      { lockedUntil: 'forever' },
      { password: 'wrong' },
      'error-login-blocked-for-user',
    ],
    ['a wrong password before a wrong code', {}, { password: 'wrong', code: wrongCode }, 'Unauthorized'],
    [
      'a wrong password before a disabled account',
      { status: 'disabled' },
      { password: 'wrong' },
      'Unauthorized',
    ],
    [
      'an app before a disabled account',
      { app: true, status: 'disabled' },
      {},
      'error-app-user-is-not-allowed-to-login',
    ],
    [
      'a disabled account before missing roles',
      { status: 'disabled', roles: [] },
      {},
      'error-user-is-not-activated',
    ],
    [
      'missing roles before an unverified address',
      { status: 'unverified', roles: [] },
      {},
      'error-user-has-no-roles',
    ],
    ['an unverified address before a code', { status: 'unverified' }, {}, 'error-invalid-email'],
    [
      'a disabled account before a code',
      { status: 'disabled' },
      { code: rightCode },
      'error-user-is-not-activated',
    ],
    [
      'the code, not the address, of an unverified admin',
      { status: 'unverified', roles: ['admin'] },
      {},
      'totp-required',
    ],
    [
      'the code, not the address, of an unverified account of a directory',
      { status: 'unverified', ldap: true },
      {},
      'totp-required',
    ],
  ])('checks %s', (_what, marks, given, error) =>
    begins(
      async ({ signIn }) => {
        expect((await signIn('one', given)).body).toMatchObject({ success: false, error, status: 'error' });
      },
      { accounts: [{ ...withTotp, login: 'one', ...marks }] },
    ),
  );

  it('resumes a token of an unverified account, but not of a disabled account, an app or a user without roles', () =>
    begins(
      async ({ send }) => {
        const outcomes: string[] = [];
        for (const resume of ['a', 'b', 'c', 'd']) outcomes.push((await send({ body: { resume } })).outcome);
        expect(outcomes).toEqual(['signed-in', 'account-disabled', 'not-allowed', 'not-allowed']);
      },
      {
        accounts: [
          { ...withTotp, login: 'one', status: 'unverified', sessions: [{ token: 'a' }] },
          { ...user, login: 'two', status: 'disabled', sessions: [{ token: 'b' }] },
          { ...user, login: 'three', app: true, sessions: [{ token: 'c' }] },
          { ...user, login: 'four', roles: [], sessions: [{ token: 'd' }] },
        ],
      },
    ));

  it('follows adminsNeedVerifiedEmail and rolesRequired', () =>
    begins(
      async ({ signIn }) => {
        expect((await signIn('one')).outcome).toBe('account-unverified');
        expect((await signIn('roleless')).outcome).toBe('signed-in');
      },
      {
        policy: { adminsNeedVerifiedEmail: true, rolesRequired: false },
        accounts: [{ ...user, login: 'one', status: 'unverified', roles: ['admin'] }],
      },
    ));
});
