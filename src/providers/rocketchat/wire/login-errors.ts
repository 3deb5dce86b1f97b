import type { NameOf } from '../../../core/outcome.ts';
import type { SecondFactor } from '../domain/account-2fa.ts';
import type { TwoFactorFacts } from '../domain/verify-request-2fa.ts';
import type { LoginFacts } from '../operations/login.ts';
import type { Method } from '../records.ts';

/** The error of a denied login, which both profiles share; each profile has its own order of keys. */
export interface LoginError {
  readonly error: string;
  readonly message: string;
  readonly details?: Details;
}

/** The details that a client needs to retry. */
export interface Details {
  readonly function?: string;
  readonly method?: Method;
  readonly emailOrUsername?: string;
  readonly codeGenerated?: boolean;
  readonly codeExpires?: string;
  readonly availableMethods?: readonly Method[];
}

type Denied = Exclude<NameOf<LoginFacts>, 'signed-in' | 'malformed-request'>;

/** Messages and error codes. Source: the vendor's API reference and its server source; the spelling is the server's. */
export const twoFactorWords = {
  'second-factor-required': ['TOTP Required', 'totp-required'],
  'second-factor-invalid': ['TOTP Invalid', 'totp-invalid'],
  'second-factor-exhausted': ['TOTP Maximun Failed Attempts Reached', 'totp-max-attempts'],
} as const satisfies Record<keyof TwoFactorFacts, readonly [message: string, error: string]>;

/** Creates the replies to a denied login. Source: the vendor's server source, also for the placeholder `__email__`. */
export function loginDenials<Reply>(denied: (error: LoginError) => Reply) {
  const unauthorized = () => denied({ error: 'Unauthorized', message: 'Unauthorized' });
  const refused = (error: string, message: string) =>
    denied({ error, details: { function: 'Accounts.validateLoginAttempt' }, message });

  function deny2fa(name: keyof typeof twoFactorWords, { secondFactor }: LoginFacts[typeof name]): Reply {
    const [message, error] = twoFactorWords[name];
    return denied({ error, details: detailsOf(secondFactor), message });
  }

  return {
    'invalid-credentials': unauthorized,
    'missing-credentials': unauthorized,
    'malformed-request': unauthorized,
    'second-factor-required': (facts) => deny2fa('second-factor-required', facts),
    'second-factor-invalid': (facts) => deny2fa('second-factor-invalid', facts),
    'second-factor-exhausted': (facts) => deny2fa('second-factor-exhausted', facts),
    'account-disabled': () => refused('error-user-is-not-activated', 'User is not activated'),
    'account-unverified': () => denied({ error: 'error-invalid-email', message: 'Invalid email __email__' }),
    'locked-out': ({ blocked }) =>
      blocked === 'user'
        ? refused('error-login-blocked-for-user', 'Login has been temporarily blocked For User')
        : refused('error-login-blocked-for-ip', 'Login has been temporarily blocked For IP'),
    'not-allowed': ({ because }) =>
      because === 'app'
        ? refused('error-app-user-is-not-allowed-to-login', 'App user is not allowed to login')
        : refused('error-user-has-no-roles', 'User has no roles'),
  } satisfies {
    readonly [K in Denied]: (facts: LoginFacts[K]) => Reply;
  } & { readonly 'malformed-request': () => Reply };
}

/** Returns the details of a second-factor request; the order of keys is the server's. */
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
