import type { Context, TracedContext } from '../operation.ts';

/** How failures lock an account. */
export interface LockoutRule {
  /** Returns how many failures count now. */
  failures(key: string, context: Context): number;
  /** Returns when the lockout caused by failures ends, in epoch milliseconds; undefined if there is none. */
  lockedUntil(key: string, context: Context): number | undefined;
  /** Counts one failure. */
  record(key: string, context: TracedContext): void;
  /** Clears the failures from the address of a client, if the rule counts them by address. */
  forget?(key: string, context: Context): void;
}
