import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/interserver/documented/routes.ts';
import { login } from '../../operations/login.ts';
import type { components } from '../../../../generated/interserver/documented/types.ts';
import { visitorOf } from '../../domain/captcha.ts';
import { sessionHeaders } from '../../domain/session.ts';
import { captchaAnswerOf } from '../captcha-answer.ts';
import { readViolation } from '../read-login.ts';

type LoginError = components['schemas']['LoginError'];

/** The logins. */
export const loginEndpoints = [
  /** The login as the document has it: every answer but 200 is `{message, field}`. */
  bind(operations.login, login).to({
    read: ({ body, cookies }) => ({
      request: {
        login: body.login,
        password: body.passwd,
        code: body.tfa,
        captchaAnswer: captchaAnswerOf(body),
        verification: body.verify,
        visitor: visitorOf(cookies),
      },
    }),

    readViolation,

    render: {
      'signed-in': (given) => ({
        status: 200,
        body: {
          sessionId: given.sessionId,
          account_id: given.account.accountId,
          account_lid: given.account.login,
          ima: given.account.ima,
          gravatar: given.account.gravatar,
        },
        headers: sessionHeaders(given),
      }),
      'second-factor-required': ({ policy }) => ({
        status: 402,
        body: { field: policy.secondFactorField, message: 'missing 2fa' },
      }),
      'second-factor-invalid': ({ policy }) => ({
        status: 402,
        body: { field: policy.secondFactorField, message: 'invalid 2fa' },
      }),
      'captcha-required': () => ({ status: 402, body: { message: 'missing captcha', field: 'captcha' } }),
      'verification-required': () => ({
        status: 402,
        body: { field: 'verify', message: 'max tries treached on code, sending new one, submit again' },
      }),
      'missing-credentials': ({ field }) => ({ status: 402, body: { field, message: `missing ${field}` } }),
      'invalid-credentials': () => ({
        status: 402,
        body: { field: 'login', message: 'Invalid credentials' },
      }),
      'malformed-request': ({ field }) => ({ status: 400, body: malformed(field) }),
      'account-disabled': () => ({ status: 403, body: { field: 'login', message: 'account disabled' } }),
      'account-unverified': () => ({
        status: 403,
        body: { field: 'login', message: 'account not verified' },
      }),
      'locked-out': () => ({ status: 429, body: { field: 'login', message: 'too many failed logins' } }),
      'rate-limited': () => ({ status: 429, body: { message: 'too many requests' } }),
      'server-error': () => ({ status: 500, body: { message: 'Internal server error' } }),
      unavailable: () => ({ status: 503, body: { message: 'Service unavailable' } }),
    },
  }),
];

function malformed(field: string | undefined): LoginError {
  return field === undefined ? { message: 'invalid request body' } : { field, message: `invalid ${field}` };
}
