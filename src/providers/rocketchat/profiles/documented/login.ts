import type { Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import { onlyMissing } from '../../../../core/violation.ts';
import type { components, operations } from '../../../../generated/rocketchat/documented/types.ts';
import type { LoginRequest } from '../../rules/credentials.ts';
import type { LoginFacts } from '../../operations/login.ts';
import { loginRefusals, tooManyRequests, type LoginRefusal } from '../login-errors.ts';
import { meOf } from './me.ts';
import { readLogin } from './read-login.ts';

type LoginBody = components['schemas']['LoginRequest'];

/** The login as the servers of the document's time have it: 401 to whatever is turned away, without `success`. */
export const login: Profile<LoginBody, LoginRequest, LoginFacts, operations['login']> = {
  read: ({ body, headers }) => ({ request: readLogin(body, headers['x-2fa-code']) }),

  readViolation: (violation) => ({
    outcome: onlyMissing(violation)
      ? outcome('missing-credentials')
      : outcome('malformed-request', { isUnexpected: false }),
  }),

  say: {
    'signed-in': ({ account, token }, { origin }) => ({
      status: 200,
      body: { status: 'success', data: { authToken: token, userId: account.id, me: meOf(account, origin) } },
    }),
    'invalid-credentials': () => refused(loginRefusals['invalid-credentials']()),
    'missing-credentials': () => refused(loginRefusals['missing-credentials']()),
    'malformed-request': () => refused(loginRefusals['malformed-request']()),
    'second-factor-required': (facts) => refused(loginRefusals['second-factor-required'](facts)),
    'second-factor-invalid': (facts) => refused(loginRefusals['second-factor-invalid'](facts)),
    'second-factor-exhausted': (facts) => refused(loginRefusals['second-factor-exhausted'](facts)),
    'account-disabled': () => refused(loginRefusals['account-disabled']()),
    'account-unverified': () => refused(loginRefusals['account-unverified']()),
    'locked-out': (facts) => refused(loginRefusals['locked-out'](facts)),
    'not-allowed': (facts) => refused(loginRefusals['not-allowed'](facts)),
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
};

function refused({ error, details, message }: LoginRefusal) {
  const said = details === undefined ? { error, message } : { error, details, message };
  return { status: 401, body: { status: 'error', ...said } } as const;
}
