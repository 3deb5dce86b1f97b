import { attemptsOf } from '../../core/lockout/per-address.ts';
import type { Environment } from '../../core/environment.ts';
import { isLockedOut, lockoutEnd } from '../../core/lockout/lockout.ts';
import { recentFailures } from '../../core/lockout/sliding-window.ts';
import { policyOf, type AccountRef, type SharedRecords } from '../../core/records.ts';
import { recordsOf, type AnyState, type Counter, type State } from '../../core/state.ts';
import type { components } from '../../generated/admin/types.ts';

/** An account as it stands now, and whether it is locked out. */
export function presentAccount(
  { key, account }: AccountRef,
  logins: readonly string[],
  anyState: AnyState,
  environment: Environment,
): components['schemas']['Account'] {
  const state = recordsOf<SharedRecords & { readonly counters: Counter }>(anyState);
  const lockedOut = isLockedOut(key, account, recordsOf(anyState), environment);
  return {
    login: account.login,
    logins,
    key,
    lockedOut,
    lockedUntil: lockedOut
      ? lockEnd(account.lockedUntil, lockoutEnd(key, recordsOf(anyState), environment), environment)
      : null,
    failures: failuresOf(key, state, environment),
    account: { ...account },
  };
}

/** How many failures count towards a lockout now. */
function failuresOf(
  key: string,
  state: State<SharedRecords & { readonly counters: Counter }>,
  environment: Environment,
): number {
  const { lockout, lockoutRule } = policyOf(state);
  if (lockoutRule === 'by-address') return attemptsOf(key, recordsOf(state), environment);
  if (lockoutRule === 'sliding')
    return recentFailures(key, lockout.withinSeconds, recordsOf(state), environment).length;
  const failures = state.get('counters', `failures/${key}`);
  return failures !== undefined && environment.now < failures.endsAt ? failures.count : 0;
}

/** The later of the two: the one in the account itself, and the one after too many failures. */
function lockEnd(fixed: string | undefined, until: number | undefined, { timeOf }: Environment): string {
  if (fixed === 'forever') return fixed;
  return new Date(Math.max(fixed === undefined ? 0 : timeOf(fixed), until ?? 0)).toISOString();
}
