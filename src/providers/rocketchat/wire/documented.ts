import { bind } from '../../../core/bind.ts';
import { withReplies, type Endpoint } from '../../../core/endpoint.ts';
import { outcome } from '../../../core/operation.ts';
import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { onlyMissing } from '../../../core/violation.ts';
import { contract, operations } from '../../../generated/rocketchat/documented/routes.ts';
import type { components } from '../../../generated/rocketchat/documented/types.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { getMe } from '../operations/get-me.ts';
import { login } from '../operations/login.ts';
import { avatarPath, type Account, type Switches } from '../records.ts';
import { commonErrors, rateLimitHeaders, tooManyRequests, unauthenticated } from './common-replies.ts';
import { infoEndpoint, legacyInfoEndpoint } from './info.ts';
import { loginDenials, type LoginError } from './login-errors.ts';
import { logoutEndpoints } from './logout.ts';
import { readDocumentedLogin } from './read-documented-login.ts';
import { registerUserEndpoint } from './register-user.ts';
import { twoFactorEndpoints } from './two-factor.ts';

type Schemas = components['schemas'];

/** The login: every denial is a 401 without `success`. */
const loginEndpoint = bind(operations.login, login).to({
  read: ({ body, headers }) => ({ request: readDocumentedLogin(body, headers['x-2fa-code']) }),
  readViolation: (violation) => ({
    outcome: onlyMissing(violation)
      ? outcome('missing-credentials')
      : outcome('malformed-request', { isUnexpected: false }),
  }),
  render: {
    'signed-in': ({ account, token }, { origin }) => ({
      status: 200,
      body: { status: 'success', data: { authToken: token, userId: account.id, me: meOf(account, origin) } },
    }),
    ...loginDenials(denied),
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
});

function denied({ error, details, message }: LoginError) {
  const words = details === undefined ? { error, message } : { error, details, message };
  return { status: 401, body: { status: 'error', ...words } } as const;
}

/** Returns the caller, as in the reply of a login. */
const getMeEndpoint = bind(operations.getMe, getMe).to({
  read: (wire) => ({ request: credentialsOf(wire) }),
  render: {
    'who-am-i': ({ account }, { origin }) => ({
      status: 200,
      body: { ...meOf(account, origin), success: true },
    }),
    ...unauthenticated.documented,
    ...commonErrors,
  },
});

function meOf(account: Account, origin: string): Schemas['Me'] {
  return {
    _id: account.id,
    name: account.name ?? account.login,
    emails: account.email === undefined ? [] : [{ address: account.email, verified: account.emailVerified }],
    status: 'offline',
    statusConnection: 'offline',
    username: account.login,
    utcOffset: account.utcOffset,
    active: account.status !== 'disabled',
    roles: account.roles,
    settings: { preferences: {} },
    avatarUrl: origin + avatarPath(account),
  };
}

/** Replies to requests that reach no operation. */
const errorReplies: ErrorReplies = {
  malformed: () => errorReply('Malformed path'),
  'unsupported-media-type': () => errorReply('Unsupported content type'),
  'too-large': () => errorReply('Request entity too large'),
  'not-found': () => errorReply('API endpoint does not exist'),
  'method-not-allowed': () => errorReply('API endpoint does not exist'),
  'cors-off': () => ({ body: corsOff }),
};

const corsOff: Schemas['CorsOff'] = 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.';

function errorReply(message: string): { readonly body: Schemas['Refusal'] } {
  return { body: { status: 'error', message } };
}

/** Defaults of the servers at the document's time, as far as it shows them. */
const policy: Switches = {
  lockoutRule: 'fixed',
  lockoutOnlyTypedUsernames: false,
  lockoutByAddress: false,
  oneTimeCodeAttempts: 0,
  rolesRequired: false,
  adminsNeedVerifiedEmail: true,
};

/** Rocket.Chat exactly as documented. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: [
    loginEndpoint,
    getMeEndpoint,
    legacyInfoEndpoint,
    ...[...logoutEndpoints, registerUserEndpoint, ...twoFactorEndpoints, infoEndpoint].map(
      (both) => both.documented,
    ),
  ].map(withRateLimitHeaders),
  errorReplies,
  policy,
});

function withRateLimitHeaders(endpoint: Endpoint): Endpoint {
  return withReplies(endpoint, (reply, { budget }) => ({
    ...reply,
    headers: { ...reply.headers, ...(budget && rateLimitHeaders(budget)) },
  }));
}
