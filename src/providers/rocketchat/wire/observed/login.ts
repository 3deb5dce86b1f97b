import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { login } from '../../operations/login.ts';
import type { Exchange } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import { loginErrors, tooManyRequests, type LoginError } from '../login-errors.ts';
import { meOf } from './me.ts';
import { readLogin } from './read-login.ts';
import { reply } from './reply.ts';

/** The logins. */
export const loginEndpoints = [
  /** The login as 8.x servers have it: 401 to whatever is turned away, 500 to what fails a check of their own. */
  bind(operations.login, login).to({
    read: (wire) => ({ request: readLogin(wire) }),

    /** What cannot be read counts as empty; the rest the server makes out in its own way. */
    readViolation: ({ kind }, wire) => ({
      request:
        kind === 'invalid'
          ? readLogin(wire)
          : { noLogin: outcome('malformed-request', { isUnexpected: false }) },
    }),

    render: {
      'signed-in': ({ account, token, signedInAt }, exchange) => {
        const me = meOf(account, { origin: exchange.origin, signedInAt });
        const data = { userId: account.id, authToken: token, me };
        return reply(200, { status: 'success', data, success: true }, exchange);
      },
      'invalid-credentials': (_, exchange) => denied(loginErrors['invalid-credentials'](), exchange),
      'missing-credentials': (_, exchange) => denied(loginErrors['missing-credentials'](), exchange),
      'malformed-request': ({ isUnexpected }, exchange) =>
        isUnexpected || exchange.requestedStatus === 500
          ? failed('Internal server error', exchange)
          : denied(loginErrors['malformed-request'](), exchange),
      'second-factor-required': (facts, exchange) =>
        denied(loginErrors['second-factor-required'](facts), exchange),
      'second-factor-invalid': (facts, exchange) =>
        denied(loginErrors['second-factor-invalid'](facts), exchange),
      'second-factor-exhausted': (facts, exchange) =>
        denied(loginErrors['second-factor-exhausted'](facts), exchange),
      'account-disabled': (_, exchange) => denied(loginErrors['account-disabled'](), exchange),
      'account-unverified': (_, exchange) => denied(loginErrors['account-unverified'](), exchange),
      'locked-out': (facts, exchange) => denied(loginErrors['locked-out'](facts), exchange),
      'not-allowed': (facts, exchange) => denied(loginErrors['not-allowed'](facts), exchange),
      'rate-limited': ({ retryAfterSeconds }, exchange) =>
        reply(429, tooManyRequests(retryAfterSeconds), exchange),
      'server-error': (_, exchange) => failed('Internal server error', exchange),
      unavailable: (_, exchange) => reply(503, { success: false, error: 'Service unavailable' }, exchange),
    },
  }),
];

function denied({ error, details, message }: LoginError, exchange: Exchange) {
  const body = { success: false, error, status: 'error', ...(details && { details }), message } as const;
  return reply(401, body, exchange);
}

function failed(error: string, exchange: Exchange) {
  return reply(500, { success: false, error }, exchange);
}
