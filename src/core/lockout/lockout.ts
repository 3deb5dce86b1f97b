import type { Environment } from '../environment.ts';
import type { Trace } from '../operation.ts';
import { policyOf, type AccountRecord, type SharedPolicy, type SharedRecords } from '../records.ts';
import type { State } from '../state.ts';
import { fixedWindow, type LockoutRule } from './fixed-window.ts';
import { blockEndFor, perAddress, type LoginSource } from './per-address.ts';
import { forgetRecentFailures, slidingWindow } from './sliding-window.ts';

const rules: Readonly<Record<NonNullable<SharedPolicy['lockoutRule']>, LockoutRule>> = {
  fixed: fixedWindow,
  sliding: slidingWindow,
  'by-address': perAddress,
};

/** The rule of the policy; a fixed window where it names none. */
export function lockoutRuleOf(state: State<SharedRecords>): LockoutRule {
  return rules[policyOf(state).lockoutRule ?? 'fixed'];
}

/** Whether an account may not sign in now, by its fixture or after too many failures. */
export function isLockedOut(
  key: string,
  account: AccountRecord | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  if (isLockedByFixture(account, environment)) return true;
  return isAhead(lockoutRuleOf(state).lockedUntil(key, state, environment), environment);
}

/** Whether an account may not sign in now by this login from this address, by its fixture or after too many attempts. */
export function isBlockedHere(
  source: LoginSource,
  account: AccountRecord | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  return (
    isLockedByFixture(account, environment) || isAhead(blockEndFor(source, state, environment), environment)
  );
}

/** Whether its fixture locks an account now, whatever its failures. */
export function isLockedByFixture(
  account: AccountRecord | undefined,
  { now, timeOf }: Pick<Environment, 'now' | 'timeOf'>,
): boolean {
  const fixed = account?.lockedUntil;
  return fixed === 'forever' || isAhead(fixed === undefined ? undefined : timeOf(fixed), { now });
}

function isAhead(time: number | undefined, { now }: Pick<Environment, 'now'>): boolean {
  return time !== undefined && now < time;
}

/** Counts one failure; the last one that the policy allows locks the account. */
export function countFailure(
  key: string,
  state: State<SharedRecords>,
  environment: Environment,
  trace: Trace,
): void {
  lockoutRuleOf(state).record(key, state, environment, trace);
}

/** A success forgets the failures before it. */
export function forgetFailures(key: string, state: State<SharedRecords>): void {
  state.clear('failures', key);
  forgetRecentFailures(key, state);
}
