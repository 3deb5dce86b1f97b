import type { OutcomeName } from '../../core/outcome.ts';
import type { Marks } from './types.ts';

/** One act of an operation. */
export type Act = Marks['Act'];
/** The name of an act. */
export type ActName = Marks['ActName'];
/** The name of a value that an act reads. */
export type ReadName = keyof Marks['Reads'];

/** The outcomes that only declared providers have. */
export const addedOutcomes = [
  'token-reused',
  'csrf-failed',
  'account-exists',
  'client-invalid',
  'more-factors-required',
  'challenge-invalid',
  'password-rejected',
  'not-found',
] as const;

/** The outcomes that acts decide. */
export type DeclaredOutcome = OutcomeName | (typeof addedOutcomes)[number];

/** An outcome, or an outcome with a reason of the API. */
export type DeclaredOutcomeId = DeclaredOutcome | `${DeclaredOutcome}/${string}`;
