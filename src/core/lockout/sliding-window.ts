import type { Context } from '../operation.ts';
import { policyOf } from '../records.ts';
import type { LockoutRule } from './rule.ts';

/** The maximum number of stored failures: each failure copies the list. A policy that allows more never locks. */
const maxFailures = 1000;

/** Returns the times of a key's failures within the sliding window, oldest first, in epoch milliseconds. */
export function recentFailures(
  key: string,
  withinSeconds: number,
  { state, environment }: Context,
): readonly number[] {
  const opens = environment.now - withinSeconds * 1000;
  return (state.get('recentFailures', key) ?? []).filter((at) => at > opens);
}

/** Records a failed attempt in the sliding window. */
export function recordFailure(key: string, withinSeconds: number, context: Context): void {
  const recent = recentFailures(key, withinSeconds, context);
  context.state.put('recentFailures', key, [...recent, context.environment.now].slice(-maxFailures));
}

/** Locks an account while the sliding window contains as many failures as the policy allows. */
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
