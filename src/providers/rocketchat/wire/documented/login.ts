import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/documented/routes.ts';
import { login } from '../../operations/login.ts';
import { outcome } from '../../../../core/outcome.ts';
import { onlyMissing } from '../../../../core/violation.ts';
import { loginErrors, tooManyRequests, type LoginError } from '../login-errors.ts';
import { meOf } from './me.ts';
import { readLogin } from './read-login.ts';

/** The logins. */
export const loginEndpoints = [
  /** The login as the servers of the document's time have it: 401 to whatever is turned away, without `success`. */
  bind(operations.login, login).to({
    read: ({ body, headers }) => ({ request: readLogin(body, headers['x-2fa-code']) }),

    readViolation: (violation) => ({
      outcome: onlyMissing(violation)
        ? outcome('missing-credentials')
        : outcome('malformed-request', { isUnexpected: false }),
    }),

    render: {
      'signed-in': ({ account, token }, { origin }) => ({
        status: 200,
        body: {
          status: 'success',
          data: { authToken: token, userId: account.id, me: meOf(account, origin) },
        },
      }),
      'invalid-credentials': () => denied(loginErrors['invalid-credentials']()),
      'missing-credentials': () => denied(loginErrors['missing-credentials']()),
      'malformed-request': () => denied(loginErrors['malformed-request']()),
      'second-factor-required': (facts) => denied(loginErrors['second-factor-required'](facts)),
      'second-factor-invalid': (facts) => denied(loginErrors['second-factor-invalid'](facts)),
      'second-factor-exhausted': (facts) => denied(loginErrors['second-factor-exhausted'](facts)),
      'account-disabled': () => denied(loginErrors['account-disabled']()),
      'account-unverified': () => denied(loginErrors['account-unverified']()),
      'locked-out': (facts) => denied(loginErrors['locked-out'](facts)),
      'not-allowed': (facts) => denied(loginErrors['not-allowed'](facts)),
      'rate-limited': ({ retryAfterSeconds }) => ({ status: 429, body: tooManyRequests(retryAfterSeconds) }),
      'server-error': () => ({
        status: 500,
        body: { status: 'error', error: 'Internal server error', message: 'Internal server error' },
      }),
      unavailable: () => ({
        status: 503,
        body: { status: 'error', error: 'Service unavailable', message: 'Service unavailable' },
      }),
    },
  }),
];

function denied({ error, details, message }: LoginError) {
  const said = details === undefined ? { error, message } : { error, details, message };
  return { status: 401, body: { status: 'error', ...said } } as const;
}
