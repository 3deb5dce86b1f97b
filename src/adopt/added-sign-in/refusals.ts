import type { Node } from '../../json.ts';

const texts = {
  'malformed-request': [400, 'Send the values that this operation requires.'],
  'invalid-credentials': [401, 'Wrong login or password.'],
  'account-disabled': [403, 'This account is disabled.'],
  'account-unverified': [403, 'Confirm your e-mail address first.'],
  'locked-out': [423, 'Too many wrong passwords. Try again in {{lockout.seconds}} seconds.'],
  'rate-limited': [429, 'Too many requests. Try again in {{limit.seconds}} seconds.'],
  'token-missing': [401, 'Send a refresh token.'],
  'token-invalid': [401, 'Sign in again.'],
} as const;

/** A refusal that an added operation has. */
export type Refusal = keyof typeof texts;

/** The refusals that login and password decide. */
export const ofSignIn = [
  ...(['malformed-request', 'invalid-credentials', 'account-disabled', 'account-unverified'] as const),
  ...(['locked-out', 'rate-limited'] as const),
] as const;

/** Returns the answers of refusals, each with the usual status of its outcome. */
export function refusalsOf(outcomes: readonly Refusal[]): Node {
  return answersOf(outcomes, (outcome) => {
    const [status, message] = texts[outcome];
    return { status, body: { error: outcome.replaceAll('-', '_'), message } };
  });
}

/** Returns the answers of refusals as OAuth has them (RFC 6749, section 5.2). */
export function oauthRefusals(outcomes: readonly Refusal[]): Node {
  return answersOf(outcomes, (outcome) => {
    const error = outcome === 'malformed-request' ? 'invalid_request' : 'invalid_grant';
    return { status: 400, body: { error, error_description: texts[outcome][1] } };
  });
}

function answersOf(outcomes: readonly Refusal[], answer: (outcome: Refusal) => Node): Node {
  return Object.fromEntries(outcomes.map((outcome) => [outcome, answer(outcome)]));
}
