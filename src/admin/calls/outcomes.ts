import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** The catalogue of all that can happen. */
export const outcomeCalls = {
  listOutcomes: notBuilt,
} satisfies Calls<'listOutcomes'>;
