import type { Profile } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Refuse } from '../../../core/room.ts';
import type { components, operations } from '../../../generated/interserver/documented/types.ts';
import type { LoginFacts, LoginRequest } from '../operations/login.ts';

type LoginBody = components['schemas']['LoginRequest'];
type LoginError = components['schemas']['LoginError'];

/** The login as the document has it: every answer but 200 is `{message, field}`. */
export const login: Profile<LoginBody, LoginRequest, LoginFacts, operations['login']> = {
  read: ({ body }) => ({
    request: {
      login: body.login,
      password: body.passwd,
      code: body.tfa,
      captchaAnswer: body['g-recaptcha-response']?._value,
    },
  }),

  readViolation(violation) {
    if (violation.kind === 'unsupported-media-type') return { refusal: 'unsupported-media-type' };
    if (violation.kind === 'unreadable')
      return { outcome: outcome('malformed-request', { field: undefined }) };
    const wrong = violation.issues.find(({ rule }) => rule !== 'required');
    if (wrong !== undefined) return { outcome: outcome('malformed-request', { field: wrong.path[0] }) };
    const field = violation.issues[0]?.path[0];
    return { outcome: outcome('missing-credentials', { field: field === 'passwd' ? 'passwd' : 'login' }) };
  },

  say: {
    'signed-in': ({ account, sessionId }) => ({
      status: 200,
      body: {
        sessionId,
        account_id: account.accountId,
        account_lid: account.login,
        ima: account.ima,
        gravatar: account.gravatar,
      },
    }),
    'second-factor-required': () => ({ status: 402, body: { field: '2fa', message: 'missing 2fa' } }),
    'second-factor-invalid': () => ({ status: 402, body: { field: '2fa', message: 'invalid 2fa' } }),
    'captcha-required': () => ({ status: 402, body: { message: 'missing captcha', field: 'captcha' } }),
    'missing-credentials': ({ field }) => ({ status: 402, body: { field, message: `missing ${field}` } }),
    'invalid-credentials': () => ({ status: 402, body: { field: 'login', message: 'Invalid credentials' } }),
    'malformed-request': ({ field }) => ({ status: 400, body: malformed(field) }),
    'account-disabled': () => ({ status: 403, body: { field: 'login', message: 'account disabled' } }),
    'account-unverified': () => ({ status: 403, body: { field: 'login', message: 'account not verified' } }),
    'locked-out': () => ({ status: 429, body: { field: 'login', message: 'too many failed logins' } }),
    'rate-limited': () => ({ status: 429, body: { message: 'too many requests' } }),
    'server-error': () => ({ status: 500, body: { message: 'Internal server error' } }),
    unavailable: () => ({ status: 503, body: { message: 'Service unavailable' } }),
  },
};

/** InterServer's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => ({ body: { message: 'invalid path' } }),
  'unsupported-media-type': () => ({ body: { message: 'unsupported content type' } }),
  'too-large': () => ({ body: { message: 'request body too large' } }),
  'not-found': () => ({ body: { message: 'not found' } }),
  'method-not-allowed': () => ({ body: { message: 'method not allowed' } }),
};

function malformed(field: string | undefined): LoginError {
  return field === undefined ? { message: 'invalid request body' } : { field, message: `invalid ${field}` };
}
