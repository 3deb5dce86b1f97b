import { expect } from '@jest/globals';
import { password, type OperationTable } from '../../exchange.ts';

const as = (email: string, more: object = {}) => ({ body: { email, password, ...more } });
const jwt = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/);
const noActiveAccount = { detail: 'No active account found with the given credentials' };

/** Misaka.io's documented login. */
export const login: OperationTable = {
  provider: 'misaka',
  profile: 'documented',
  operation: 'login',
  method: 'POST',
  url: '/v3/session/login',
  plain: as('plain@example.com'),
  account: 'plain@example.com',
  first: {
    200: 'signed-in',
    400: 'malformed-request',
    401: 'invalid-credentials',
    403: 'account-disabled',
    422: 'malformed-request',
    429: 'locked-out',
    500: 'server-error',
    503: 'unavailable',
  },
  cells: [
    {
      outcome: 'signed-in',
      status: 200,
      body: {
        detail: 'Login successful',
        user: {
          id: 1002,
          email: 'plain@example.com',
          avatar_url: '',
          username: 'plain',
          first_name: '',
          last_name: '',
          display_name: 'plain',
          country: 'ZZ',
          is_staff: false,
          whmcs_uuid: '',
          services: [],
          modules: [],
          teams: [],
        },
        access: jwt,
        refresh: jwt,
        access_token: jwt,
        refresh_token: jwt,
      },
      reach: as('plain@example.com'),
    },
    {
      outcome: 'second-factor-required',
      status: 401,
      body: { detail: 'Two-factor authentication required' },
      reach: as('totp@example.com'),
    },
    { outcome: 'missing-credentials', status: 401, body: noActiveAccount, reach: { body: { password } } },
    {
      outcome: 'invalid-credentials',
      status: 401,
      body: noActiveAccount,
      reach: as('plain@example.com', { password: 'wrong-password' }),
    },
    {
      outcome: 'malformed-request',
      status: 422,
      body: { detail: [{ type: 'missing', loc: ['body', 'data', 'password'], msg: 'Field required' }] },
      reach: { body: { email: 'plain@example.com' } },
    },
    {
      outcome: 'account-disabled',
      status: 403,
      body: { detail: 'User is inactive' },
      reach: as('disabled@example.com'),
    },
    {
      outcome: 'account-unverified',
      status: 403,
      body: { detail: 'E-mail address is not confirmed' },
      reach: as('unverified@example.com'),
    },
    {
      outcome: 'locked-out',
      status: 429,
      body: { detail: 'Too many failed login attempts.' },
      reach: as('plain@example.com', { password: 'wrong-password' }),
      before: 5,
    },
    {
      outcome: 'rate-limited',
      status: 429,
      body: { detail: 'Too many requests.' },
      reach: as('plain@example.com'),
      before: 60,
      budgeted: true,
    },
    { outcome: 'server-error', status: 500, body: { detail: 'Internal server error' } },
    { outcome: 'unavailable', status: 503, body: { detail: 'Service unavailable' } },
  ],
};
