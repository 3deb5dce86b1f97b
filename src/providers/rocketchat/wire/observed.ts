import { bind } from '../../../core/bind.ts';
import { withReplies, type Endpoint } from '../../../core/endpoint.ts';
import { type ReplyHeaders, outcome } from '../../../core/operation.ts';
import { createProfile, type ErrorReplies } from '../../../core/provider.ts';
import { contract, operations } from '../../../generated/rocketchat/observed/routes.ts';
import type { components } from '../../../generated/rocketchat/observed/types.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { getMe } from '../operations/get-me.ts';
import { login } from '../operations/login.ts';
import { avatarPath, methodsOf, type Account, type Switches } from '../records.ts';
import { commonErrors, rateLimitHeaders, unauthenticated } from './common-replies.ts';
import { infoEndpoint } from './info.ts';
import { loginDenials, type LoginError } from './login-errors.ts';
import { logoutEndpoints } from './logout.ts';
import { defaultPreferences } from './preferences.ts';
import { readObservedLogin } from './read-observed-login.ts';
import { registerUserEndpoint } from './register-user.ts';
import { twoFactorEndpoints } from './two-factor.ts';

type Schemas = components['schemas'];

const denials = loginDenials(denied);

/** The login: every denial is a 401; a request that fails the server's internal check is a 500. */
const loginEndpoint = bind(operations.login, login).to({
  read: (wire) => ({ request: readObservedLogin(wire) }),
  /** An unreadable body counts as empty; an invalid body is read like any other, as at the server. */
  readViolation: ({ kind }, wire) => ({
    request:
      kind === 'invalid'
        ? readObservedLogin(wire)
        : { noLogin: outcome('malformed-request', { isUnexpected: false }) },
  }),
  render: {
    'signed-in': ({ account, token, signedInAt }, { origin }) => {
      const data = { userId: account.id, authToken: token, me: meOf(account, origin, signedInAt) };
      return { status: 200, body: { status: 'success', data, success: true } };
    },
    ...denials,
    'malformed-request': ({ isUnexpected }, { requestedStatus }) =>
      isUnexpected || requestedStatus === 500
        ? commonErrors['server-error']()
        : denials['malformed-request'](),
    ...commonErrors,
  },
});

function denied({ error, details, message }: LoginError) {
  const body = { success: false, error, status: 'error', ...(details && { details }), message } as const;
  return { status: 401, body } as const;
}

/** Returns the caller, as in the reply of a login. */
const getMeEndpoint = bind(operations.getMe, getMe).to({
  read: (wire) => ({ request: credentialsOf(wire) }),
  render: {
    'who-am-i': ({ account, signedInAt }, { origin }) => ({
      status: 200,
      body: { ...meOf(account, origin, signedInAt), success: true },
    }),
    ...unauthenticated.observed,
    ...commonErrors,
  },
});

/** `_updatedAt` is the user's last sign-in. Source: the vendor's server source; the order of keys is inferred. */
function meOf(account: Account, origin: string, signedInAt: string | undefined): Schemas['Me'] {
  const { email, emailVerified, requirePasswordChange, requirePasswordChangeReason } = account;
  return {
    _id: account.id,
    name: account.name ?? account.login,
    emails: email === undefined ? [] : [{ address: email, verified: emailVerified }],
    status: 'offline',
    statusConnection: 'offline',
    username: account.login,
    utcOffset: account.utcOffset,
    active: account.status !== 'disabled',
    roles: account.roles,
    ...(requirePasswordChange === undefined ? {} : { requirePasswordChange }),
    ...(requirePasswordChangeReason === undefined ? {} : { requirePasswordChangeReason }),
    ...(signedInAt === undefined ? {} : { _updatedAt: signedInAt }),
    ...(email === undefined || !emailVerified ? {} : { email }),
    settings: { profile: {}, preferences: defaultPreferences, calendar: {} },
    avatarUrl: origin + avatarPath(account),
    isOAuthUser: false,
    services: servicesOf(account),
  };
}

function servicesOf(account: Account): Schemas['Me']['services'] {
  const methods = methodsOf(account);
  return {
    password: { exists: true },
    ...(methods.includes('totp') ? { totp: { enabled: true } } : {}),
    ...(methods.includes('email') ? { email2fa: { enabled: true } } : {}),
  };
}

/** The headers of every reply except the 404 and the reply without CORS. Source: the vendor's server source. */
const noStore: ReplyHeaders = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** Replies to requests that reach no operation. */
const errorReplies: ErrorReplies = {
  malformed: () => errorReply('Malformed path'),
  'unsupported-media-type': () => errorReply('Unsupported content type'),
  'too-large': () => errorReply('Request entity too large'),
  'not-found': () => ({ body: '404 Not Found' }),
  'method-not-allowed': () => ({ body: '404 Not Found' }),
  'cors-off': () => ({ body: corsOff }),
};

const corsOff: Schemas['CorsOff'] = 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.';

function errorReply(error: string) {
  const body: Schemas['Failure'] = { success: false, error };
  return { body, headers: noStore };
}

/** The server's defaults of the switches. Source: the vendor's server source. */
const policy: Switches = {
  lockoutRule: 'sliding',
  lockoutOnlyTypedUsernames: true,
  lockoutByAddress: true,
  oneTimeCodeAttempts: 5,
  rolesRequired: true,
  adminsNeedVerifiedEmail: false,
};

/** Rocket.Chat as servers 8.x behave. */
export const observed = createProfile({
  contract,
  operations,
  endpoints: [
    loginEndpoint,
    getMeEndpoint,
    ...[...logoutEndpoints, registerUserEndpoint, ...twoFactorEndpoints, infoEndpoint].map(
      (both) => both.observed,
    ),
  ].map(withCommonHeaders),
  errorReplies,
  policy,
});

function withCommonHeaders(endpoint: Endpoint): Endpoint {
  return withReplies(endpoint, (reply, { budget }) => ({
    ...reply,
    headers: { ...reply.headers, ...noStore, ...(budget && rateLimitHeaders(budget)) },
  }));
}
