import { expect } from '@jest/globals';
import { refusals } from './beside.ts';
import { password, wrongCode, type LoginTable } from './cell.ts';

const as = (user: string, more: object = {}) => ({ body: { user, password, ...more } });
const unauthorized = { status: 'error', error: 'Unauthorized', message: 'Unauthorized' };
const totp = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const validateLogin = { function: 'Accounts.validateLoginAttempt' };
const userId = expect.stringMatching(/^[2-9A-HJ-NP-Za-km-z]{17}$/);

/** Rocket.Chat's row of the table of outcomes. */
export const rocketchat: LoginTable = {
  provider: 'rocketchat',
  profile: 'documented',
  operation: 'login',
  url: () => '/api/v1/login',
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
      body: {
        status: 'success',
        data: {
          authToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
          userId,
          me: {
            _id: userId,
            name: 'plain',
            emails: [{ address: 'plain@example.com', verified: false }],
            status: 'offline',
            statusConnection: 'offline',
            username: 'plain',
            utcOffset: 0,
            active: true,
            roles: ['user'],
            settings: { preferences: {} },
            avatarUrl: expect.stringMatching(/^http:\/\/[^/]+\/avatar\/plain$/),
          },
        },
      },
      reach: as('plain'),
    },
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
      outcome: 'rate-limited',
      status: 429,
      body: {
        success: false,
        error:
          'Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]',
      },
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
  beside: refusals(
    { base: '/api/v1', path: '/api/v1/login', operation: 'login' },
    {
      malformed: [400, { status: 'error', message: 'Malformed path' }],
      'not-found': [404, { status: 'error', message: 'API endpoint does not exist' }],
      'method-not-allowed': [405, { status: 'error', message: 'API endpoint does not exist' }],
      'too-large': [413, { status: 'error', message: 'Request entity too large' }],
    },
  ),
  unreachable: {
    'unsupported-media-type': 'its login, the only operation, counts a foreign body as empty and says 401',
  },
};
