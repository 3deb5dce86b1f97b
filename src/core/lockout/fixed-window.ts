import type { Environment } from '../environment.ts';
import type { Trace } from '../operation.ts';
import { policyOf, type SharedRecords } from '../records.ts';
import { recordsOf, type Counter, type State } from '../state.ts';

/** How failures lock an account. */
export interface LockoutRule {
  /** How many failures count now. */
  failures(key: string, state: State<SharedRecords>, environment: Environment): number;
  /** When the lockout ends that failures led to, in epoch milliseconds; undefined where there is none. */
  lockedUntil(key: string, state: State<SharedRecords>, environment: Environment): number | undefined;
  /** Counts one failure. */
  record(key: string, state: State<SharedRecords>, environment: Environment, trace: Trace): void;
}

/** The last failure that the policy allows within a window locks the account for a time. */
export const fixedWindow: LockoutRule = {
  failures(key, state, { now }) {
    const counters = recordsOf<{ readonly counters: Counter }>(recordsOf(state));
    const failures = counters.get('counters', `failures/${key}`);
    return failures !== undefined && now < failures.endsAt ? failures.count : 0;
  },

  lockedUntil: (key, state) => state.get('lockouts', key)?.until,

  record(key, state, { now }, trace) {
    const { attempts, withinSeconds, forSeconds } = policyOf(state).lockout;
    const { count } = state.increment('failures', key, withinSeconds * 1000);
    if (count < attempts) {
      trace(`failure ${count} of ${attempts}`);
      return;
    }
    trace(`failure ${count} of ${attempts}: locked for ${forSeconds} s`);
    state.put('lockouts', key, { until: now + forSeconds * 1000 });
    state.clear('failures', key);
  },
};
