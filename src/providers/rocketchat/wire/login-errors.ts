import type { NameOf } from '../../../core/operation.ts';
import type { SecondFactor } from '../domain/account-2fa.ts';
import type { LoginFacts } from '../operations/login.ts';
import type { Method } from '../records.ts';

/** Why a login is denied, in words that both profiles share; each profile orders the keys in its own way. */
export interface LoginError {
  readonly error: string;
  readonly message: string;
  readonly details?: Details;
}

/** What a client needs to know to try again. */
export interface Details {
  readonly function?: string;
  readonly method?: Method;
  readonly emailOrUsername?: string;
  readonly codeGenerated?: boolean;
  readonly codeExpires?: string;
  readonly availableMethods?: readonly Method[];
}

type Denied = Exclude<NameOf<LoginFacts>, 'signed-in' | 'malformed-request'>;

const unauthorized: LoginError = { error: 'Unauthorized', message: 'Unauthorized' };
const details: Details = { function: 'Accounts.validateLoginAttempt' };

/** The words of each outcome. Source: the vendor's server source; the spelling and the placeholder are the server's. */
export const loginErrors = {
  'invalid-credentials': () => unauthorized,
  'missing-credentials': () => unauthorized,
  'malformed-request': () => unauthorized,
  'second-factor-required': ({ secondFactor }) => ({
    error: 'totp-required',
    details: detailsOf(secondFactor),
    message: 'TOTP Required',
  }),
  'second-factor-invalid': ({ secondFactor }) => ({
    error: 'totp-invalid',
    details: detailsOf(secondFactor),
    message: 'TOTP Invalid',
  }),
  'second-factor-exhausted': ({ secondFactor }) => ({
    error: 'totp-max-attempts',
    details: detailsOf(secondFactor),
    message: 'TOTP Maximun Failed Attempts Reached',
  }),
  'account-disabled': () => ({
    error: 'error-user-is-not-activated',
    details,
    message: 'User is not activated',
  }),
  'account-unverified': () => ({ error: 'error-invalid-email', message: 'Invalid email __email__' }),
  'locked-out': ({ blocked }) =>
    blocked === 'user'
      ? {
          error: 'error-login-blocked-for-user',
          details,
          message: 'Login has been temporarily blocked For User',
        }
      : {
          error: 'error-login-blocked-for-ip',
          details,
          message: 'Login has been temporarily blocked For IP',
        },
  'not-allowed': ({ because }) =>
    because === 'app'
      ? {
          error: 'error-app-user-is-not-allowed-to-login',
          details,
          message: 'App user is not allowed to login',
        }
      : { error: 'error-user-has-no-roles', details, message: 'User has no roles' },
} as const satisfies {
  readonly [K in Denied]: (facts: LoginFacts[K]) => LoginError;
} & { readonly 'malformed-request': () => LoginError };

/** Asks a client for its second factor; the order of the keys is the server's. */
export function detailsOf({ method, available, mailed }: SecondFactor): Details {
  if (mailed === undefined) return { method, codeGenerated: false, availableMethods: available };
  const { username: emailOrUsername, sentNow, expiresAt } = mailed;
  if (sentNow) return { method, codeGenerated: true, emailOrUsername, availableMethods: available };
  return {
    method,
    emailOrUsername,
    codeGenerated: false,
    codeExpires: expiresAt,
    availableMethods: available,
  };
}
