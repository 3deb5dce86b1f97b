import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/interserver/observed/routes.ts';
import { publicEndpoints } from './public.ts';
import { accountEndpoints, searchEndpoints } from './account.ts';
import { signupEndpoints } from './signup.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import { credentialsEndpoints } from './credentials.ts';
import type { Switches } from '../records.ts';
import { bind } from '../../../core/bind.ts';
import { login } from '../operations/login.ts';
import type { components } from '../../../generated/interserver/observed/types.ts';
import { sessionHeaders } from '../domain/authenticate.ts';
import { commonReplies } from './common-replies.ts';
import { readLogin, readViolation } from './read-login.ts';

/** Where the sources disagree, the examples' word and what the web client needs; else the newest prose's. */
const policy: Switches = {
  secondFactorField: 'tfa',
  secondFactorStatuses: 'examples',
  verificationStatuses: 'examples',
  wrongPasswordStatus: 401,
  wrongPasswordCode: false,
  loginCaptcha: 'marked',
  signupCaptcha: 'phrase',
  verifyNewAddress: 'marked',
  sessionCookie: false,
};

/** InterServer's answers where no operation is reached, in the form of the one that its examples show. */
const errorReplies: ErrorReplies = {
  malformed: () => ({ body: { code: 400, message: 'Invalid path' } }),
  'unsupported-media-type': () => ({ body: { code: 415, message: 'Unsupported content type' } }),
  'too-large': () => ({ body: { code: 413, message: 'Request body too large' } }),
  'not-found': () => ({ body: { code: 404, message: 'Not found' } }),
  'method-not-allowed': () => ({ body: { code: 405, message: 'Method not allowed' } }),
};

type LoginError = components['schemas']['LoginError'];

/** Source: the vendor's examples, spelled so. */
const verify: LoginError = {
  message: 'max tries treached on code, sending new one, submit again',
  field: 'verify',
};

/** The statuses that the newest prose gives a verification: its examples have 402 alone. */
const verificationStatus = { missing: 422, wrong: 401, exhausted: 429 } as const;

/** The logins. */
const loginEndpoints = [
  /** The login as the vendor's examples have it and its web client needs it. */
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
          name: given.account.name,
        },
        headers: sessionHeaders(given),
      }),
      'second-factor-required': ({ policy }, { requestedStatus }) => ({
        status: chosen([402, 422], requestedStatus, policy.secondFactorStatuses === 'prose' ? 422 : 402),
        body: { message: 'missing 2fa', field: policy.secondFactorField },
      }),
      'second-factor-invalid': ({ policy }, { requestedStatus }) => ({
        status: chosen([402, 401], requestedStatus, policy.secondFactorStatuses === 'prose' ? 401 : 402),
        body: { message: 'invalid 2fa', field: policy.secondFactorField },
      }),
      'captcha-required': () => ({ status: 402, body: { message: 'missing captcha', field: 'captcha' } }),
      'verification-required': ({ policy, reason }, { requestedStatus }) => {
        const ruled = policy.verificationStatuses === 'prose' ? verificationStatus[reason] : 402;
        return { status: chosen([402, 422, 401, 429], requestedStatus, ruled), body: verify };
      },
      'missing-credentials': ({ field }) => ({ status: 422, body: { message: `missing ${field}`, field } }),
      'invalid-credentials': ({ policy }, { requestedStatus }) => {
        const status = chosen([401, 402], requestedStatus, policy.wrongPasswordStatus);
        const body: LoginError = { message: 'Invalid credentials', field: 'login' };
        return { status, body: policy.wrongPasswordCode ? { code: status, ...body } : body };
      },
      'malformed-request': ({ field }) => ({ status: 400, body: malformed(field) }),
      'account-disabled': () => ({ status: 403, body: { message: 'account disabled', field: 'login' } }),
      'account-unverified': () => ({
        status: 403,
        body: { message: 'account not verified', field: 'login' },
      }),
      'locked-out': () => ({ status: 429, body: { message: 'too many failed logins', field: 'login' } }),
      ...commonReplies,
      'rate-limited': () => ({ status: 429, body: { message: 'too many requests' } }),
    },
  }),
];

/** The status that was asked for by number, where the outcome has it; else the policy's. */
function chosen<const Status extends number>(
  all: readonly Status[],
  wanted: number | undefined,
  ruled: NoInfer<Status>,
): Status {
  return all.find((status) => status === wanted) ?? ruled;
}

function malformed(field: string | undefined): LoginError {
  return field === undefined ? { message: 'invalid request body' } : { message: `invalid ${field}`, field };
}

/** InterServer as its OpenAPI examples have it and its web client needs it. */
export const observed = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...searchEndpoints,
    ...[accountEndpoints, credentialsEndpoints, publicEndpoints, signupEndpoints, twoFactorEndpoints].flatMap(
      (group) => group.map((both) => both.observed),
    ),
  ],
  errorReplies,
  policy: { ...policy },
});
