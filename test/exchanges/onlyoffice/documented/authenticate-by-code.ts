import { expect } from '@jest/globals';
import { password, rightCode, wrongCode, type OperationTable } from '../../exchange.ts';
import { error } from '../error.ts';

const as = (userName: string, code: string, more: object = {}) => ({
  body: { userName, password, ...more },
  path: { code },
});
const tooMany = error(429, 'Too many login attempts. Please try again later');

/** ONLYOFFICE's documented login. */
export const authenticateByCode: OperationTable = {
  provider: 'onlyoffice',
  profile: 'documented',
  operation: 'authenticateByCode',
  method: 'POST',
  url: '/api/2.0/authentication/{code}',
  plain: as('totp@example.com', rightCode),
  account: 'totp@example.com',
  first: {
    200: 'signed-in',
    400: 'missing-credentials',
    401: 'invalid-credentials',
    403: 'second-factor-unavailable',
    404: 'token-invalid',
    429: 'locked-out',
    500: 'server-error',
    503: 'unavailable',
  },
  cells: [
    {
      outcome: 'signed-in',
      status: 200,
      body: {
        token: expect.stringMatching(/^[A-Za-z0-9+/]{88}$/),
        expires: '2027-11-21T12:00:00.0000000Z',
        sms: false,
        tfa: true,
      },
      reach: as('totp@example.com', rightCode),
    },
    {
      outcome: 'missing-credentials',
      status: 400,
      body: error(400, 'userName, password or passworHash is empty'),
      reach: { body: {}, path: { code: rightCode } },
    },
    {
      outcome: 'malformed-request',
      status: 400,
      body: error(400, 'One or more validation errors occurred.'),
      reach: as('totp@example.com', rightCode, { session: 'yes' }),
    },
    {
      outcome: 'invalid-credentials',
      status: 401,
      body: error(401, 'User authentication failed'),
      reach: as('totp@example.com', rightCode, { password: 'wrong' }),
    },
    {
      outcome: 'second-factor-invalid',
      status: 401,
      body: error(401, 'User authentication failed'),
      reach: as('totp@example.com', wrongCode),
    },
    {
      outcome: 'second-factor-unavailable',
      status: 403,
      body: error(403, 'Auth code is not available'),
      reach: as('plain@example.com', rightCode),
    },
    {
      outcome: 'account-disabled',
      status: 403,
      body: error(403, 'User disabled'),
      reach: as('disabled@example.com', rightCode),
    },
    {
      outcome: 'account-unverified',
      status: 403,
      body: error(403, 'Access denied'),
      reach: as('unverified@example.com', rightCode),
    },
    {
      outcome: 'locked-out',
      status: 429,
      body: tooMany,
      reach: as('totp@example.com', rightCode, { password: 'wrong' }),
      before: 5,
    },
    {
      outcome: 'rate-limited',
      status: 429,
      body: tooMany,
      reach: as('totp@example.com', rightCode),
      before: 1500,
      budgeted: true,
    },
    // outcomes that the document doesn't describe
    {
      outcome: 'second-factor-exhausted',
      status: 401,
      body: error(401, 'User authentication failed'),
      reach: as('totp@example.com', wrongCode),
      before: 5,
      policy: { lockoutRule: 'by-address' },
    },
    {
      outcome: 'captcha-invalid',
      status: 403,
      body: error(403, 'Invalid Recaptcha'),
      reach: as('totp@example.com', rightCode, { recaptchaResponse: 'guessed' }),
      policy: { recaptcha: { publicKey: 'key', response: 'solved' } },
    },
    {
      outcome: 'token-invalid',
      status: 404,
      body: error(404, 'The user could not be found'),
    },
    { outcome: 'server-error', status: 500, body: error(500, 'Internal server error') },
    { outcome: 'unavailable', status: 503, body: error(503, 'Service unavailable') },
  ],
};
