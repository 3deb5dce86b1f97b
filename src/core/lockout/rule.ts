import type { Environment } from '../environment.ts';
import type { Trace } from '../operation.ts';
import type { SharedRecords } from '../records.ts';
import type { State } from '../state.ts';

/** How failures lock an account. */
export interface LockoutRule {
  /** How many failures count now. */
  failures(key: string, state: State<SharedRecords>, environment: Environment): number;
  /** When the lockout ends that failures led to, in epoch milliseconds; undefined where there is none. */
  lockedUntil(key: string, state: State<SharedRecords>, environment: Environment): number | undefined;
  /** Counts one failure. */
  record(key: string, state: State<SharedRecords>, environment: Environment, trace: Trace): void;
}
