import { findAccount, keyOfNobody } from './account.ts';
import type { AccountRecord, AccountRef, SharedRecords } from './records.ts';
import type { Environment } from './environment.ts';
import { countFailure, isLockedOut } from './lockout/lockout.ts';
import type { Trace } from './operation.ts';
import type { State } from './state.ts';

/** Why a login with its password is turned away. */
export type DeniedLogin = 'locked-out' | 'invalid-credentials' | 'account-disabled' | 'account-unverified';

/** Checks a login and its password, in this order: lockout, password, whether the account may sign in. */
export function checkCredentials<Account extends AccountRecord>(
  login: string,
  matches: (account: Account) => boolean,
  state: State<SharedRecords<Account>>,
  environment: Environment,
  trace: Trace,
): AccountRef<Account> | { readonly denied: DeniedLogin } {
  const found = findAccount(login, state);
  const key = found?.key ?? keyOfNobody(login, state);
  if (isLockedOut(key, found?.account, state, environment)) {
    trace('account is locked out');
    return { denied: 'locked-out' };
  }
  if (found === undefined || !matches(found.account)) {
    countFailure(key, state, environment, trace);
    trace(found === undefined ? 'no such account' : 'password does not match');
    return { denied: 'invalid-credentials' };
  }
  trace('password matched');
  if (found.account.status === 'active') return found;
  trace(`account is ${found.account.status}`);
  return { denied: `account-${found.account.status}` };
}
