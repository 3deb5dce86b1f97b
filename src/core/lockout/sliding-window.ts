import type { Context } from '../operation.ts';
import { policyOf } from '../records.ts';
import type { LockoutRule } from './rule.ts';

/** A policy that allows more failures than these never blocks: each failure is a copy of the list. */
const maxFailures = 1000;

/** When attempts under this key have failed within a window that slides with the clock, oldest first, in epoch milliseconds. */
export function recentFailures(
  key: string,
  withinSeconds: number,
  { state, environment }: Context,
): readonly number[] {
  const opens = environment.now - withinSeconds * 1000;
  return (state.get('recentFailures', key) ?? []).filter((at) => at > opens);
}

/** Adds a failed attempt to those of its window. */
export function recordFailure(key: string, withinSeconds: number, context: Context): void {
  const recent = recentFailures(key, withinSeconds, context);
  context.state.put('recentFailures', key, [...recent, context.environment.now].slice(-maxFailures));
}

/** An account is locked while the window that slides with the clock holds as many failures as the policy allows. */
export const slidingWindow: LockoutRule = {
  failures: (key, context) => recentIn(key, context).length,

  lockedUntil(key, context) {
    const { attempts, withinSeconds } = policyOf(context.state).lockout;
    const oldest = recentIn(key, context).at(-attempts);
    return oldest === undefined ? undefined : oldest + withinSeconds * 1000;
  },

  record(key, context) {
    const { attempts, withinSeconds } = policyOf(context.state).lockout;
    recordFailure(key, withinSeconds, context);
    context.trace(`failure ${recentIn(key, context).length} of ${attempts} within ${withinSeconds} s`);
  },
};

function recentIn(key: string, context: Context): readonly number[] {
  return recentFailures(key, policyOf(context.state).lockout.withinSeconds, context);
}
