import type { TwoFactorAsk, TwoFactorFacts } from '../domain/verify-request-2fa.ts';
import { detailsOf } from './login-errors.ts';

const words = {
  'second-factor-required': ['TOTP Required', 'totp-required'],
  'second-factor-invalid': ['TOTP Invalid', 'totp-invalid'],
  'second-factor-exhausted': ['TOTP Maximun Failed Attempts Reached', 'totp-max-attempts'],
} as const satisfies Record<keyof TwoFactorFacts, readonly [message: string, word: string]>;

/** What an operation says that wants a second factor; both times say it alike. Source: the vendor's API reference and its server source. */
export function twoFactorError(denied: keyof TwoFactorFacts, ask: TwoFactorAsk) {
  const [message, errorType] = words[denied];
  return {
    success: false,
    error: `${message} [${errorType}]`,
    errorType,
    details: requested2fa(ask),
  } as const;
}

function requested2fa(ask: TwoFactorAsk) {
  if (ask.method !== 'password') return detailsOf(ask);
  return { method: ask.method, codeGenerated: false, availableMethods: ask.available };
}

/** What turning codes by e-mail on says of an address that is not verified. Source: the vendor's server source. */
export const unverifiedEmails = {
  success: false,
  error: 'You need to verify your emails before setting up 2FA [error-invalid-user]',
  errorType: 'error-invalid-user',
} as const;
