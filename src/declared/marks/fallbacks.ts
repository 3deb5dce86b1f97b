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

/**
 * Returns the answer of an outcome. The answer of its reason is preferred to that of its name, that of the outcome to
 * that of its fallbacks, and the act's own answers to the shared ones.
 */
export function answerOf(
  id: DeclaredOutcomeId,
  tables: AnswerTables,
): { readonly id: string; readonly answer: Marks['Answer'] } | undefined {
  const chain = [id, nameOf(id), ...(fallbacks[nameOf(id)] ?? [])];
  for (const candidate of chain) {
    for (const answers of tables) {
      const answer =
        answers !== undefined && Object.hasOwn(answers, candidate) ? answers[candidate] : undefined;
      if (answer !== undefined) return { id: candidate, answer };
    }
  }
  return undefined;
}
