import type { Profile } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Refuse } from '../../../core/room.ts';
import { onlyMissing } from '../../../core/violation.ts';
import type { components, operations } from '../../../generated/rocketchat/documented/types.ts';
import type { LoginFacts, LoginRequest, SecondFactor } from '../operations/login.ts';
import type { Account } from '../records.ts';

type Schemas = components['schemas'];
type LoginBody = Schemas['LoginRequest'];
type LoginError = Schemas['LoginError'];

const unauthorized = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' } as const;
const validateLogin = { function: 'Accounts.validateLoginAttempt' };

/** The login as the servers of the document's time have it: 401 to whatever is turned away, without `success`. */
export const login: Profile<LoginBody, LoginRequest, LoginFacts, operations['login']> = {
  read: ({ body }) => ({ request: requestOf(body) }),

  readViolation: (violation) => ({
    outcome: outcome(onlyMissing(violation) ? 'missing-credentials' : 'malformed-request'),
  }),

  say: {
    'signed-in': ({ account, token }, { origin }) => ({
      status: 200,
      body: { status: 'success', data: { authToken: token, userId: account.id, me: meOf(account, origin) } },
    }),
    'invalid-credentials': () => ({ status: 401, body: unauthorized }),
    'missing-credentials': () => ({ status: 401, body: unauthorized }),
    'malformed-request': () => ({ status: 401, body: unauthorized }),
    'second-factor-required': ({ secondFactor }) => ({
      status: 401,
      body: error('totp-required', 'TOTP Required', detailsOf(secondFactor)),
    }),
    'second-factor-invalid': ({ secondFactor }) => ({
      status: 401,
      body: error('totp-invalid', 'TOTP Invalid', detailsOf(secondFactor)),
    }),
    'account-disabled': () => ({
      status: 401,
      body: error('error-user-is-not-activated', 'User is not activated', validateLogin),
    }),
    'account-unverified': () => ({
      status: 401,
      body: { status: 'error', error: 'error-invalid-email', message: 'Invalid email __email__' },
    }),
    'locked-out': () => ({
      status: 401,
      body: error(
        'error-login-blocked-for-user',
        'Login has been temporarily blocked For User',
        validateLogin,
      ),
    }),
    'rate-limited': ({ retryAfterSeconds }) => ({
      status: 429,
      body: {
        success: false,
        error:
          'Error, too many requests. Please slow down. ' +
          `You must wait ${retryAfterSeconds} seconds before trying this endpoint again. [error-too-many-requests]`,
      },
    }),
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

/** Rocket.Chat's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => refused('Malformed path'),
  'unsupported-media-type': () => refused('Unsupported content type'),
  'too-large': () => refused('Request entity too large'),
  'not-found': () => refused('API endpoint does not exist'),
  'method-not-allowed': () => refused('API endpoint does not exist'),
};

/** A body may fit both kinds of login, and then it is one by password. */
function requestOf(body: LoginBody): LoginRequest {
  if ('user' in body && typeof body.user === 'string' && typeof body.password === 'string') {
    return { user: body.user, password: body.password, code: body.code };
  }
  if ('resume' in body) return { resume: body.resume };
  return { user: body.user, password: body.password, code: body.code };
}

function error(word: string, message: string, details: NonNullable<LoginError['details']>): LoginError {
  return { status: 'error', error: word, details, message };
}

function detailsOf(secondFactor: SecondFactor): NonNullable<LoginError['details']> {
  if (secondFactor.method === 'totp')
    return { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
  const { username: emailOrUsername, sentNow, expiresAt } = secondFactor;
  if (sentNow) return { method: 'email', codeGenerated: true, emailOrUsername, availableMethods: ['email'] };
  return {
    method: 'email',
    emailOrUsername,
    codeGenerated: false,
    codeExpires: expiresAt,
    availableMethods: ['email'],
  };
}

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
    avatarUrl: `${origin}/avatar/${encodeURIComponent(account.login)}`,
  };
}

function refused(message: string): { readonly body: Schemas['Refusal'] } {
  return { body: { status: 'error', message } };
}
