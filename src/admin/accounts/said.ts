import type { Environment } from '../../core/environment.ts';
import { isLockedOut } from '../../core/lockout.ts';
import type { Found, SharedRecords } from '../../core/records.ts';
import { recordsOf, type AnyState, type Counter } from '../../core/state.ts';
import type { components } from '../../generated/admin/types.ts';

/** An account as it stands now, and whether it is locked out. */
export function saidAccount(
  { key, account }: Found,
  logins: readonly string[],
  anyState: AnyState,
  environment: Environment,
): components['schemas']['Account'] {
  const state = recordsOf<SharedRecords & { readonly counters: Counter }>(anyState);
  const failures = state.get('counters', `failures/${key}`);
  const isCounting = failures !== undefined && environment.now < failures.endsAt;
  const lockedOut = isLockedOut(key, account, recordsOf(anyState), environment);
  return {
    login: account.login,
    logins,
    key,
    lockedOut,
    lockedUntil: lockedOut
      ? lockEnd(account.lockedUntil, state.get('lockouts', key)?.until, environment)
      : null,
    failures: isCounting ? failures.count : 0,
    account: { ...account },
  };
}

/** The later of the two: the one in the account itself, and the one after too many failures. */
function lockEnd(fixed: string | undefined, until: number | undefined, { timeOf }: Environment): string {
  if (fixed === 'forever') return fixed;
  return new Date(Math.max(fixed === undefined ? 0 : timeOf(fixed), until ?? 0)).toISOString();
}
