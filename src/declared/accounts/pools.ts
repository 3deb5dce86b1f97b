import type { ActCall } from '../runtime/act.ts';
import type { Account } from '../runtime/records.ts';

/** Stands for every pool if the fixtures list none. */
export const anyPool = '*';

/** Whether the pool that a request names exists; true if the act reads none. */
export function isKnownPool({ act, wire, context: { state } }: ActCall): boolean {
  if (!act.reads('pool')) return true;
  const named = act.text('pool', wire);
  if (named === undefined) return false;
  return (state.get('pools', named) ?? state.get('pools', anyPool)) !== undefined;
}

/** Whether an account belongs to the pool that a request names. An account without a pool belongs to each. */
export function isInPool({ pool }: Account, { act, wire, context: { state } }: ActCall): boolean {
  const named = act.text('pool', wire);
  if (named === undefined || pool === undefined) return true;
  return pool === (state.get('pools', named)?.id ?? named);
}
