import { expect } from '@jest/globals';
import { password, wrongCode, type OperationTable } from '../../exchange.ts';
import { limited } from '../other-operations/era.ts';
import { clientLogins } from '../clients.ts';

const as = (user: string, more: object = {}) => ({ body: { user, password, ...more } });
const unauthorized = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' };
const totp = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const validateLogin = { function: 'Accounts.validateLoginAttempt' };
const exhausted = (details: object) => ({
  status: 'error',
  error: 'totp-max-attempts',
  details,
  message: 'TOTP Maximun Failed Attempts Reached',
});
const userId = expect.stringMatching(/^[2-9A-HJ-NP-Za-km-z]{17}$/);

/** The body of a login that succeeds. */
export const signedIn = (username: string) => ({
  status: 'success',
  data: {
    authToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    userId,
    me: {
      _id: userId,
      name: username,
      emails: [{ address: `${username}@example.com`, verified: false }],
      status: 'offline',
      statusConnection: 'offline',
      username,
      utcOffset: 0,
      active: true,
      roles: ['user'],
      settings: { preferences: {} },
      avatarUrl: expect.stringMatching(new RegExp(`^http://[^/]+/avatar/${username}$`)),
    },
  },
});

/** Rocket.Chat's documented login. */
export const login: OperationTable = {
  provider: 'rocketchat',
  profile: 'documented',
  operation: 'login',
  method: 'POST',
  url: '/api/v1/login',
  plain: as('plain'),
  account: 'plain',
  first: {
    200: 'signed-in',
    401: 'invalid-credentials',
    429: 'rate-limited',
    500: 'server-error',
    503: 'unavailable',
  },
  cells: [
    {
      outcome: 'signed-in',
      status: 200,
      body: signedIn('plain'),
      reach: as('plain'),
    },
    ...clientLogins({ body: signedIn('plain') }),
    {
      outcome: 'second-factor-required',
      status: 401,
      body: { status: 'error', error: 'totp-required', details: totp, message: 'TOTP Required' },
      reach: as('totp'),
    },
    {
      outcome: 'second-factor-invalid',
      status: 401,
      body: { status: 'error', error: 'totp-invalid', details: totp, message: 'TOTP Invalid' },
      reach: as('totp', { code: wrongCode }),
    },
    {
      outcome: 'second-factor-required',
      status: 401,
      when: 'both second factors',
      body: {
        status: 'error',
        error: 'totp-required',
        details: { ...totp, availableMethods: ['totp', 'email'] },
        message: 'TOTP Required',
      },
      reach: as('both'),
    },
    {
      outcome: 'second-factor-exhausted',
      status: 401,
      policy: { oneTimeCodeAttempts: 2 },
      body: exhausted({
        method: 'email',
        emailOrUsername: 'mail',
        codeGenerated: false,
        codeExpires: '2026-11-21T13:00:00.000Z',
        availableMethods: ['email'],
      }),
      forcedBody: exhausted({ method: 'email', codeGenerated: false, availableMethods: ['email'] }),
      reach: async ({ send }) => {
        await send(as('mail'));
        await send(as('mail', { code: 'wrong' }));
        return as('mail', { code: 'wrong' });
      },
    },
    {
      outcome: 'missing-credentials',
      status: 401,
      body: unauthorized,
      reach: { body: { user: 'plain' } },
    },
    {
      outcome: 'invalid-credentials',
      status: 401,
      body: unauthorized,
      reach: as('plain', { password: 'wrong' }),
    },
    {
      outcome: 'malformed-request',
      status: 401,
      body: unauthorized,
      reach: as('plain', { password: 5 }),
    },
    {
      outcome: 'account-disabled',
      status: 401,
      body: {
        status: 'error',
        error: 'error-user-is-not-activated',
        details: validateLogin,
        message: 'User is not activated',
      },
      reach: as('disabled'),
    },
    {
      outcome: 'account-unverified',
      status: 401,
      body: { status: 'error', error: 'error-invalid-email', message: 'Invalid email __email__' },
      reach: as('unverified'),
    },
    {
      outcome: 'locked-out',
      status: 401,
      body: {
        status: 'error',
        error: 'error-login-blocked-for-user',
        details: validateLogin,
        message: 'Login has been temporarily blocked For User',
      },
      reach: as('plain', { password: 'wrong' }),
      before: 10,
    },
    {
      outcome: 'locked-out',
      status: 401,
      when: 'an address',
      policy: { lockoutByAddress: true, addressLockout: { attempts: 2, withinSeconds: 300 } },
      body: {
        status: 'error',
        error: 'error-login-blocked-for-ip',
        details: validateLogin,
        message: 'Login has been temporarily blocked For IP',
      },
      reach: async ({ send }) => {
        await send(as('nobody'));
        await send(as('no one'));
        return as('plain');
      },
    },
    {
      outcome: 'not-allowed',
      status: 401,
      body: {
        status: 'error',
        error: 'error-app-user-is-not-allowed-to-login',
        details: validateLogin,
        message: 'App user is not allowed to login',
      },
      reach: as('app'),
    },
    {
      outcome: 'not-allowed',
      status: 401,
      when: 'no roles',
      policy: { rolesRequired: true },
      body: {
        status: 'error',
        error: 'error-user-has-no-roles',
        details: validateLogin,
        message: 'User has no roles',
      },
      reach: as('roleless'),
    },
    {
      outcome: 'rate-limited',
      status: 429,
      body: {
        success: false,
        error:
          'Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]',
      },
      headers: limited('documented', 0),
      reach: as('plain'),
      before: 10,
      budgeted: true,
    },
    {
      outcome: 'server-error',
      status: 500,
      body: { status: 'error', error: 'Internal server error', message: 'Internal server error' },
    },
    {
      outcome: 'unavailable',
      status: 503,
      body: { status: 'error', error: 'Service unavailable', message: 'Service unavailable' },
    },
  ],
};
