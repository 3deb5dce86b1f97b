import type { Environment } from '../../core/environment.ts';
import { isLockedOut, lockoutRuleOf } from '../../core/lockout/lockout.ts';
import type { AccountRef, SharedRecords } from '../../core/records.ts';
import { recordsOf, type AnyState } from '../../core/state.ts';
import type { components } from '../../generated/admin/types.ts';

/** An account as it stands now, and whether it is locked out. */
export function presentAccount(
  { key, account }: AccountRef,
  logins: readonly string[],
  anyState: AnyState,
  environment: Environment,
): components['schemas']['Account'] {
  const state = recordsOf<SharedRecords>(anyState);
  const rule = lockoutRuleOf(state);
  const lockedOut = isLockedOut(key, account, state, environment);
  return {
    login: account.login,
    logins,
    key,
    lockedOut,
    lockedUntil: lockedOut
      ? lockEnd(account.lockedUntil, rule.lockedUntil(key, state, environment), environment)
      : null,
    failures: rule.failures(key, state, environment),
    account: { ...account },
  };
}

/** The later of the two: the one in the account itself, and the one after too many failures. */
function lockEnd(fixed: string | undefined, until: number | undefined, { timeOf }: Environment): string {
  if (fixed === 'forever') return fixed;
  return new Date(Math.max(fixed === undefined ? 0 : timeOf(fixed), until ?? 0)).toISOString();
}
