import { nameOf } from './outcomes.ts';
import type { DeclaredOutcome, DeclaredOutcomeId } from './names.ts';
import type { Marks } from './types.ts';

/** The outcomes whose answers serve an outcome that has none, in this order. */
export const fallbacks: Readonly<Partial<Record<DeclaredOutcome, readonly DeclaredOutcome[]>>> = {
  'token-reused': ['token-invalid', 'token-expired', 'token-missing'],
  'token-expired': ['token-invalid', 'token-missing'],
  'token-invalid': ['token-missing'],
  'more-factors-required': ['second-factor-required', 'token-invalid', 'token-missing'],
  'account-unverified': ['account-disabled', 'invalid-credentials'],
  'account-disabled': ['invalid-credentials'],
  'locked-out': ['rate-limited', 'account-disabled', 'invalid-credentials'],
  'missing-credentials': ['malformed-request', 'invalid-credentials'],
  'client-invalid': ['invalid-credentials'],
  'captcha-required': ['captcha-invalid', 'invalid-credentials'],
  'captcha-invalid': ['captcha-required', 'invalid-credentials'],
  'second-factor-exhausted': ['second-factor-invalid', 'challenge-invalid', 'second-factor-required'],
  'second-factor-invalid': ['second-factor-required'],
  'second-factor-unavailable': ['second-factor-invalid', 'second-factor-required'],
  'challenge-invalid': ['second-factor-invalid', 'invalid-credentials'],
  'password-rejected': ['malformed-request'],
  'csrf-failed': ['not-allowed'],
  unavailable: ['server-error'],
};

/** The answers of an outcome: the act's own answers, then those that all operations share. */
export type AnswerTables = readonly (Marks['Answers'] | undefined)[];

/** An answer with the outcome, or the outcome and reason, that it is for. */
export interface FoundAnswer {
  readonly id: string;
  readonly answer: Marks['Answer'];
}

/**
 * Returns the answer of an outcome: the act's own answer for the reason, its own for the outcome, the shared one for the
 * reason, the shared one for the outcome, and then those of the similar outcomes in their order.
 */
export function answerOf(id: DeclaredOutcomeId, tables: AnswerTables): FoundAnswer | undefined {
  const similar = fallbacks[nameOf(id)] ?? [];
  return exactAnswerOf(id, tables) ?? firstOf(similar.map((one) => exactAnswerOf(one, tables)));
}

/** Returns the answer of an outcome, without those of similar outcomes. */
export function exactAnswerOf(id: DeclaredOutcomeId, tables: AnswerTables): FoundAnswer | undefined {
  return firstOf(tables.flatMap((answers) => [answerIn(answers, id), answerIn(answers, nameOf(id))]));
}

function answerIn(answers: AnswerTables[number], id: DeclaredOutcomeId): FoundAnswer | undefined {
  const answer = answers !== undefined && Object.hasOwn(answers, id) ? answers[id] : undefined;
  return answer === undefined ? undefined : { id, answer };
}

function firstOf(found: readonly (FoundAnswer | undefined)[]): FoundAnswer | undefined {
  return found.find((one) => one !== undefined);
}
