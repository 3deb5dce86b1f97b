import type { NameOf } from '../../../core/outcome.ts';
import type { LoginFacts } from '../operations/login.ts';
import type { Method, SecondFactor } from '../domain/account-2fa.ts';

/** What turns a login away, in the words of the servers of both times; each profile has an order of its own. */
export interface LoginError {
  readonly error: string;
  readonly message: string;
  readonly details?: Details;
}

export interface Details {
  readonly function?: string;
  readonly method?: Method;
  readonly emailOrUsername?: string;
  readonly codeGenerated?: boolean;
  readonly codeExpires?: string;
  readonly availableMethods?: readonly Method[];
}

type Refused = Exclude<NameOf<LoginFacts>, 'signed-in' | 'malformed-request'>;

const unauthorized: LoginError = { error: 'Unauthorized', message: 'Unauthorized' };
const details: Details = { function: 'Accounts.validateLoginAttempt' };

/** Which words each outcome has. Source: the vendor's server source; the spelling and the placeholder are the server's. */
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
  readonly [K in Refused]: (facts: LoginFacts[K]) => LoginError;
} & { readonly 'malformed-request': () => LoginError };

/** How a client is asked for its second factor: the order of the keys is the server's. */
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

/** What a client that makes too many requests is told; both times have it in the later form. */
export function tooManyRequests(retryAfterSeconds: number) {
  return {
    success: false,
    error:
      'Error, too many requests. Please slow down. ' +
      `You must wait ${retryAfterSeconds} seconds before trying this endpoint again. [error-too-many-requests]`,
  } as const;
}
