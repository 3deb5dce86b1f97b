import type { DeclaredOutcome } from './names.ts';

/**
 * The reasons that the acts give for their outcomes. An answer for an outcome with a reason replaces the outcome's own
 * answer. A counter's reason is its name. Other reasons are reached only by a scenario or `Prefer`.
 */
export const reasons = {
  'code-sent': ['unknown-login'],
  done: ['inactive'],
  'malformed-request': ['unreadable'],
  'missing-credentials': ['login', 'password', 'code'],
  'invalid-credentials': ['unknown-login', 'wrong-password'],
  'second-factor-required': ['totp', 'sms', 'mail'],
  'second-factor-invalid': ['missing', 'wrong', 'expired', 'used'],
  'challenge-invalid': ['missing', 'unknown', 'wrong', 'expired', 'used', 'exhausted'],
  'token-invalid': [
    'unknown',
    'signature',
    'signed-out',
    'revoked',
    'wrong-kind',
    'client',
    'no-account',
    'account-disabled',
    'pool',
  ],
  'csrf-failed': ['missing', 'wrong', 'no-cookie'],
  'client-invalid': ['missing', 'unknown', 'wrong-secret'],
  'account-exists': ['login', 'email'],
  'password-rejected': [
    'min-length',
    'max-length',
    'lower',
    'upper',
    'digits',
    'symbols',
    'login',
    'history',
  ],
  'not-allowed': ['role', 'scope', 'other-account', 'signed-in'],
  'more-factors-required': ['level'],
  'not-found': ['pool', 'session', 'token', 'factor'],
  'rate-limited': ['resend'],
} as const satisfies Readonly<Partial<Record<DeclaredOutcome, readonly string[]>>>;
