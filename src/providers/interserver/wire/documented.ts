import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/interserver/documented/routes.ts';
import { publicEndpoints } from './public.ts';
import { accountEndpoints } from './account.ts';
import { signupEndpoints } from './signup.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import { credentialsEndpoints } from './credentials.ts';
import type { Switches } from '../records.ts';
import { bind } from '../../../core/bind.ts';
import { login } from '../operations/login.ts';
import type { components } from '../../../generated/interserver/documented/types.ts';
import { sessionHeaders } from '../domain/authenticate.ts';
import { readLogin, readViolation } from './read-login.ts';

/** Where the sources disagree, the page's word. */
const policy: Switches = {
  secondFactorField: '2fa',
  secondFactorStatuses: 'examples',
  verificationStatuses: 'examples',
  wrongPasswordStatus: 402,
  wrongPasswordCode: false,
  loginCaptcha: 'marked',
  signupCaptcha: 'phrase',
  verifyNewAddress: 'marked',
  sessionCookie: false,
};

/** InterServer's answers where no operation is reached. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { message: 'invalid path' } }),
  'unsupported-media-type': () => ({ body: { message: 'unsupported content type' } }),
  'too-large': () => ({ body: { message: 'request body too large' } }),
  'not-found': () => ({ body: { message: 'not found' } }),
  'method-not-allowed': () => ({ body: { message: 'method not allowed' } }),
};

type LoginError = components['schemas']['LoginError'];

/** The logins. */
const loginEndpoints = [
  /** The login as the document has it: every answer but 200 is `{message, field}`. */
  bind(operations.login, login).to({
    read: readLogin,

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

/** InterServer as its reference page has it. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...[accountEndpoints, credentialsEndpoints, publicEndpoints, signupEndpoints, twoFactorEndpoints].flatMap(
      (group) => group.map((both) => both.documented),
    ),
  ],
  errorReplies,
  policy: { ...policy },
});
