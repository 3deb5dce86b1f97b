import { expect } from '@jest/globals';
import { refusals } from './beside.ts';
import { password, wrongCode, type LoginTable } from './cell.ts';

const as = (login: string, more: object = {}) => ({ body: { login, passwd: password, ...more } });

/** InterServer's row of the table of outcomes. */
export const interserver: LoginTable = {
  provider: 'interserver',
  profile: 'documented',
  operation: 'login',
  url: () => '/apiv2/login',
  plain: as('plain@example.com'),
  account: 'plain@example.com',
  first: {
    200: 'signed-in',
    400: 'malformed-request',
    402: 'second-factor-required',
    403: 'account-disabled',
    429: 'locked-out',
    500: 'server-error',
    503: 'unavailable',
  },
  cells: [
    {
      outcome: 'signed-in',
      status: 200,
      body: {
        sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
        account_id: 1001,
        account_lid: 'plain@example.com',
        ima: 'client',
        gravatar: 'https://gravatar.com/user/image.png',
      },
      reach: as('plain@example.com'),
    },
    {
      outcome: 'second-factor-required',
      status: 402,
      body: { field: '2fa', message: 'missing 2fa' },
      reach: as('totp@example.com'),
    },
    {
      outcome: 'second-factor-invalid',
      status: 402,
      body: { field: '2fa', message: 'invalid 2fa' },
      reach: as('totp@example.com', { tfa: wrongCode }),
    },
    {
      outcome: 'captcha-required',
      status: 402,
      body: { message: 'missing captcha', field: 'captcha' },
      reach: as('captcha@example.com'),
    },
    {
      outcome: 'missing-credentials',
      status: 402,
      body: { field: 'login', message: 'missing login' },
      reach: { body: { passwd: password } },
    },
    {
      outcome: 'invalid-credentials',
      status: 402,
      body: { field: 'login', message: 'Invalid credentials' },
      reach: as('plain@example.com', { passwd: 'wrong' }),
    },
    {
      outcome: 'malformed-request',
      status: 400,
      body: { field: 'passwd', message: 'invalid passwd' },
      forcedBody: { message: 'invalid request body' },
      reach: as('plain@example.com', { passwd: 5 }),
    },
    {
      outcome: 'account-disabled',
      status: 403,
      body: { field: 'login', message: 'account disabled' },
      reach: as('disabled@example.com'),
    },
    {
      outcome: 'account-unverified',
      status: 403,
      body: { field: 'login', message: 'account not verified' },
      reach: as('unverified@example.com'),
    },
    {
      outcome: 'locked-out',
      status: 429,
      body: { field: 'login', message: 'too many failed logins' },
      reach: as('plain@example.com', { passwd: 'wrong' }),
      before: 5,
    },
    {
      outcome: 'rate-limited',
      status: 429,
      body: { message: 'too many requests' },
      reach: as('plain@example.com'),
      before: 60,
      budgeted: true,
    },
    { outcome: 'server-error', status: 500, body: { message: 'Internal server error' } },
    { outcome: 'unavailable', status: 503, body: { message: 'Service unavailable' } },
  ],
  beside: refusals(
    { base: '/apiv2', path: '/apiv2/login', operation: 'login' },
    {
      malformed: [400, { message: 'invalid path' }],
      'not-found': [404, { message: 'not found' }],
      'method-not-allowed': [405, { message: 'method not allowed' }],
      'too-large': [413, { message: 'request body too large' }],
      'unsupported-media-type': [415, { message: 'unsupported content type' }],
    },
  ),
};
