import { policyOf, type AccountRecord, type SharedRecords } from './records.ts';
import type { Environment } from './environment.ts';
import type { Trace } from './operation.ts';
import type { State } from './state.ts';

/** Whether an account may not sign in now, by its fixture or after too many failures. */
export function isLockedOut(
  key: string,
  account: AccountRecord | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  const fixed = account?.lockedUntil;
  if (fixed === 'forever') return true;
  if (fixed !== undefined && environment.now < environment.timeOf(fixed)) return true;
  const lockout = state.get('lockouts', key);
  return lockout !== undefined && environment.now < lockout.until;
}

/** Counts one failure; the last one the policy allows locks the account. */
export function countFailure(
  key: string,
  state: State<SharedRecords>,
  environment: Environment,
  trace: Trace,
): void {
  const { attempts, withinSeconds, forSeconds } = policyOf(state).lockout;
  const { count } = state.increment('failures', key, withinSeconds * 1000);
  if (count < attempts) {
    trace(`failure ${count} of ${attempts}`);
    return;
  }
  trace(`failure ${count} of ${attempts}: locked for ${forSeconds} s`);
  state.put('lockouts', key, { until: environment.now + forSeconds * 1000 });
  state.clear('failures', key);
}

/** A success forgets the failures before it. */
export function forgetFailures(key: string, state: State<SharedRecords>): void {
  state.clear('failures', key);
}
