import type { Context, TracedContext } from '../operation.ts';

/** How failures lock an account. */
export interface LockoutRule {
  /** How many failures count now. */
  failures(key: string, context: Context): number;
  /** When the lockout ends that failures led to, in epoch milliseconds; undefined where there is none. */
  lockedUntil(key: string, context: Context): number | undefined;
  /** Counts one failure. */
  record(key: string, context: TracedContext): void;
}
