import type { OutcomeName } from '../../core/outcome.ts';
import type { components } from '../../generated/marks/types.ts';

export type Schemas = components['schemas'];

/** The marks at the top of a contract. */
export type Marks = Schemas['Marks'];
/** The mark of an operation: one act, or several. */
export type OperationMark = Schemas['Operation'];
/** One act of an operation. */
export type Act = Schemas['Act'];
export type ActName = Schemas['ActName'];
export type Answer = Schemas['Answer'];
export type Answers = Schemas['Answers'];
export type Reads = Schemas['Reads'];
/** The name of a value that an act reads. */
export type ReadName = keyof Reads;
/** One or several places of a value, with the wrapping to remove. */
export type Read = Schemas['Read'];
/** A kind of token. */
export type Token = Schemas['Token'];
export type Needs = Schemas['Needs'];

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
