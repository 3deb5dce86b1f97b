import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { signup } from '../operations/signup.ts';
import type { components } from '../../../generated/interserver/documented/types.ts';
import { isNonEmpty, visitorOf } from '../domain/captcha.ts';
import { sessionHeaders } from '../domain/authenticate.ts';
import { commonReplies } from './common-replies.ts';
import { readViolation } from './read-login.ts';

type Body = components['schemas']['SignupRequest'];

/** The endpoint of the signup. */
export const signupEndpoints = [
  /** Signup, in both profiles. */
  bindBoth(documented.signup, observed.signup, signup).to({
    read: ({ body, cookies }) => ({
      request: {
        login: body.login,
        password: body.passwd,
        acceptsTerms: isYes(body.tos),
        captchaAnswer: [body.captcha, body['cf-turnstile-response']].find(isNonEmpty),
        confirmation: body.email_confirmation,
        visitor: visitorOf(cookies),
      },
    }),

    readViolation,

    render: {
      'signed-in': (session) => ({
        status: 200,
        body: {
          sessionId: session.sessionId,
          account_id: session.account.accountId,
          account_lid: session.account.login,
          ima: session.account.ima,
        },
        headers: sessionHeaders(session),
      }),
      'verification-required': () => ({
        status: 400,
        body: { message: 'missing email_confirmation', field: 'email_confirmation' },
      }),
      'captcha-required': () => ({ status: 402, body: { message: 'missing captcha', field: 'captcha' } }),
      'missing-credentials': ({ field }) => ({ status: 400, body: { message: `missing ${field}`, field } }),
      'malformed-request': ({ field }) => ({ status: 400, body: malformed(field) }),
      'not-allowed': ({ why }) => ({ status: 400, body: notAllowed[why] }),
      ...commonReplies,
    },
  }),
];

/** The bodies of rejected signups. */
const notAllowed = {
  taken: { message: 'account already exists', field: 'login' },
  terms: { message: 'terms not accepted', field: 'tos' },
};

/** Whether a value is truthy, such as yes, true or 1. Source: the vendor's OpenAPI 0.9.0. */
function isYes(value: Body['tos']): boolean {
  return typeof value === 'string' ? /^(yes|true|1|on)$/i.test(value) : Boolean(value);
}

function malformed(field: string | undefined) {
  return field === undefined ? { message: 'invalid request body' } : { message: `invalid ${field}`, field };
}
