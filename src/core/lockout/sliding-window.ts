import type { Environment } from '../environment.ts';
import { policyOf, type SharedRecords } from '../records.ts';
import type { LockoutRule } from './rule.ts';
import type { State } from '../state.ts';

/** A policy that allows more failures than these never blocks: each failure is a copy of the list. */
const maxFailures = 1000;

/** When attempts under this key have failed within a window that slides with the clock, oldest first, in epoch milliseconds. */
export function recentFailures(
  key: string,
  withinSeconds: number,
  state: State<SharedRecords>,
  { now }: Environment,
): readonly number[] {
  const opens = now - withinSeconds * 1000;
  return (state.get('recentFailures', key) ?? []).filter((at) => at > opens);
}

/** Adds a failed attempt to those of its window. */
export function recordFailure(
  key: string,
  withinSeconds: number,
  state: State<SharedRecords>,
  environment: Environment,
): void {
  const recent = recentFailures(key, withinSeconds, state, environment);
  state.put('recentFailures', key, [...recent, environment.now].slice(-maxFailures));
}

/** An account is locked while the window that slides with the clock holds as many failures as the policy allows. */
export const slidingWindow: LockoutRule = {
  failures: (key, state, environment) => recentIn(key, state, environment).length,

  lockedUntil(key, state, environment) {
    const { attempts, withinSeconds } = policyOf(state).lockout;
    const oldest = recentIn(key, state, environment).at(-attempts);
    return oldest === undefined ? undefined : oldest + withinSeconds * 1000;
  },

  record(key, state, environment, trace) {
    const { attempts, withinSeconds } = policyOf(state).lockout;
    recordFailure(key, withinSeconds, state, environment);
    trace(`failure ${recentIn(key, state, environment).length} of ${attempts} within ${withinSeconds} s`);
  },
};

function recentIn(key: string, state: State<SharedRecords>, environment: Environment): readonly number[] {
  return recentFailures(key, policyOf(state).lockout.withinSeconds, state, environment);
}
