import type { LoginEmulator } from 'login-emulator';
import type { AcmeAccount, AcmeOutcomes, AcmeToken } from './acme.js';
import { badge200 } from './made/checks.cjs';
import type { paths } from './made/types.js';

/** Compiled, but never run: the types of Acme's outcomes and accounts. */
export async function typed(emulator: LoginEmulator): Promise<void> {
  await emulator.scenarios.arm({ provider: 'acme', operation: 'login', outcome: 'locked-out' });
  await emulator.scenarios.arm({ provider: 'misaka', operation: 'login', outcome: 'captcha-required' });
  // @ts-expect-error no act of Acme refreshes
  await emulator.scenarios.arm({ provider: 'acme', outcome: 'refreshed' });
  // @ts-expect-error no such operation
  await emulator.scenarios.arm({ provider: 'acme', operation: 'logon', outcome: 'locked-out' });
  // @ts-expect-error no act of Acme refreshes
  await emulator.scenarios.arm({ provider: 'acme', outcomes: ['locked-out', 'refreshed'] });
  await emulator.accounts.put('acme', 'ada', { password: 'Password-1', secondFactor: 'totp' });
  await emulator.accounts.put('acme', 'ada', {
    password: 'Password-1',
    role: 'admin',
    scopes: ['read'],
    id: 7,
  });
  // @ts-expect-error no such field
  await emulator.accounts.put('acme', 'ada', { password: 'Password-1', pasword: 'Password-1' });
  // @ts-expect-error no such kind of second factor
  await emulator.accounts.put('acme', 'ada', { password: 'Password-1', secondFactor: 'letter' });
  // @ts-expect-error the password is missing
  await emulator.accounts.put('acme', 'ada', {});
}

/** The types by name, and those of the contract. */
export const account: AcmeAccount = { login: 'ada', password: 'Password-1' };
export const outcome: AcmeOutcomes['badge'] = 'not-found';
export const token: AcmeToken = 'access';
// @ts-expect-error no such kind of token
export const otherToken: AcmeToken = 'refresh';
export const badge: paths['/badge/{login}']['get']['responses']['200']['content']['application/json'] = {
  login: 'ada',
};
// @ts-expect-error the login of a badge is a text
export const wrongBadge: typeof badge = { login: 7 };
export const isBadge: boolean = badge200({ login: 'ada' });
