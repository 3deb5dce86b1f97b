import { blockEndFor, lastBlockEnd, type LoginSource } from './per-address.ts';
import { recentFailures, forgetRecentFailures, recordFailure } from './sliding-window.ts';
import { policyOf, type AccountRecord, type SharedRecords } from '../records.ts';
import type { Environment } from '../environment.ts';
import type { Trace } from '../operation.ts';
import type { State } from '../state.ts';

/** Whether an account may not sign in now, by its fixture or after too many failures. */
export function isLockedOut(
  key: string,
  account: AccountRecord | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  if (isLockedByFixture(account, environment)) return true;
  const until = lockoutEnd(key, state, environment);
  return until !== undefined && environment.now < until;
}

/** Whether an account may not sign in by this login from this address now, by its fixture or after too many attempts from there. */
export function isBlockedHere(
  source: LoginSource,
  account: AccountRecord | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  if (isLockedByFixture(account, environment)) return true;
  const until = blockEndFor(source, state, environment);
  return until !== undefined && environment.now < until;
}

/** Whether its fixture locks an account now, whatever its failures. */
export function isLockedByFixture(
  account: AccountRecord | undefined,
  { now, timeOf }: Pick<Environment, 'now' | 'timeOf'>,
): boolean {
  const fixed = account?.lockedUntil;
  if (fixed === undefined) return false;
  return fixed === 'forever' || now < timeOf(fixed);
}

/** When the lockout ends that failures have led to, in epoch milliseconds; undefined where there is none. Where each address has its own, the last. */
export function lockoutEnd(
  key: string,
  state: State<SharedRecords>,
  environment: Environment,
): number | undefined {
  const { lockout, lockoutRule = 'fixed' } = policyOf(state);
  if (lockoutRule === 'fixed') return state.get('lockouts', key)?.until;
  if (lockoutRule === 'by-address') return lastBlockEnd(key, state);
  const { attempts, withinSeconds } = lockout;
  const oldest = recentFailures(key, withinSeconds, state, environment).at(-attempts);
  return oldest === undefined ? undefined : oldest + withinSeconds * 1000;
}

/** Counts one failure; the last one the policy allows locks the account. */
export function countFailure(
  key: string,
  state: State<SharedRecords>,
  environment: Environment,
  trace: Trace,
): void {
  const { lockout, lockoutRule } = policyOf(state);
  const { attempts, withinSeconds, forSeconds } = lockout;
  if (lockoutRule === 'sliding') {
    recordFailure(key, withinSeconds, state, environment);
    const { length } = recentFailures(key, withinSeconds, state, environment);
    trace(`failure ${length} of ${attempts} within ${withinSeconds} s`);
    return;
  }
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
  forgetRecentFailures(key, state);
}
