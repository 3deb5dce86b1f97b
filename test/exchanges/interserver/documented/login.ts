import { expect } from '@jest/globals';
import { password, wrongCode, type OperationTable } from '../../exchange.ts';
import { as, withPhrase, withVerification } from '../ways.ts';

const session = (account_id: number, account_lid: string) => ({
  sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  account_id,
  account_lid,
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
});
const wrapped = (phrase: string) => ({ 'g-recaptcha-response': { _value: phrase } });

/** InterServer's documented login. */
export const login: OperationTable = {
  provider: 'interserver',
  profile: 'documented',
  operation: 'login',
  method: 'POST',
  url: '/apiv2/login',
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
      body: session(1001, 'plain@example.com'),
      reach: as('plain@example.com'),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with the captcha of the captcha page in an object',
      body: session(1007, 'captcha@example.com'),
      reach: withPhrase('getCaptcha', wrapped),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with the captcha of the login page in an object',
      body: session(1007, 'captcha@example.com'),
      reach: withPhrase('getLoginPage', wrapped),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with the code that was mailed for a new address',
      body: session(1009, 'newaddress@example.com'),
      reach: withVerification,
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
      outcome: 'second-factor-required',
      status: 402,
      when: 'with secondFactorField tfa',
      body: { field: 'tfa', message: 'missing 2fa' },
      policy: { secondFactorField: 'tfa' },
      reach: as('totp@example.com'),
    },
    {
      outcome: 'second-factor-invalid',
      status: 402,
      when: 'with secondFactorField tfa',
      body: { field: 'tfa', message: 'invalid 2fa' },
      policy: { secondFactorField: 'tfa' },
      reach: as('totp@example.com', { tfa: wrongCode }),
    },
    {
      outcome: 'verification-required',
      status: 402,
      body: { field: 'verify', message: 'max tries treached on code, sending new one, submit again' },
      reach: as('newaddress@example.com'),
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
};
