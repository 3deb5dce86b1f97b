import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** The namespace's time. */
export const clockCalls = {
  getClock: notBuilt,
  changeClock: notBuilt,
} satisfies Calls<'getClock' | 'changeClock'>;
