import type { Exchange, Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/observed/types.ts';
import type { LoginRequest } from '../../rules/credentials.ts';
import type { LoginFacts } from '../../operations/login.ts';
import { loginRefusals, tooManyRequests, type LoginRefusal } from '../login-errors.ts';
import { meOf } from './me.ts';
import { readLogin } from './read-login.ts';
import { reply } from './reply.ts';

type LoginBody = components['schemas']['LoginRequest'];

/** The login as 8.x servers have it: 401 to whatever is turned away, 500 to what fails a check of their own. */
export const login: Profile<LoginBody, LoginRequest, LoginFacts, operations['login']> = {
  read: (wire) => ({ request: readLogin(wire) }),

  /** What cannot be read counts as empty; the rest the server makes out in its own way. */
  readViolation: ({ kind }, wire) => ({
    request:
      kind === 'invalid'
        ? readLogin(wire)
        : { noLogin: outcome('malformed-request', { isUnexpected: false }) },
  }),

  say: {
    'signed-in': ({ account, token, signedInAt }, exchange) => {
      const me = meOf(account, { origin: exchange.origin, signedInAt });
      const data = { userId: account.id, authToken: token, me };
      return reply(200, { status: 'success', data, success: true }, exchange);
    },
    'invalid-credentials': (_, exchange) => refused(loginRefusals['invalid-credentials'](), exchange),
    'missing-credentials': (_, exchange) => refused(loginRefusals['missing-credentials'](), exchange),
    'malformed-request': ({ isUnexpected }, exchange) =>
      isUnexpected || exchange.wantedStatus === 500
        ? failed('Internal server error', exchange)
        : refused(loginRefusals['malformed-request'](), exchange),
    'second-factor-required': (facts, exchange) =>
      refused(loginRefusals['second-factor-required'](facts), exchange),
    'second-factor-invalid': (facts, exchange) =>
      refused(loginRefusals['second-factor-invalid'](facts), exchange),
    'second-factor-exhausted': (facts, exchange) =>
      refused(loginRefusals['second-factor-exhausted'](facts), exchange),
    'account-disabled': (_, exchange) => refused(loginRefusals['account-disabled'](), exchange),
    'account-unverified': (_, exchange) => refused(loginRefusals['account-unverified'](), exchange),
    'locked-out': (facts, exchange) => refused(loginRefusals['locked-out'](facts), exchange),
    'not-allowed': (facts, exchange) => refused(loginRefusals['not-allowed'](facts), exchange),
    'rate-limited': ({ retryAfterSeconds }, exchange) =>
      reply(429, tooManyRequests(retryAfterSeconds), exchange),
    'server-error': (_, exchange) => failed('Internal server error', exchange),
    unavailable: (_, exchange) => reply(503, { success: false, error: 'Service unavailable' }, exchange),
  },
};

function refused({ error, details, message }: LoginRefusal, exchange: Exchange) {
  const body = { success: false, error, status: 'error', ...(details && { details }), message } as const;
  return reply(401, body, exchange);
}

function failed(error: string, exchange: Exchange) {
  return reply(500, { success: false, error }, exchange);
}
