import { expect } from '@jest/globals';
import { frozenAt } from '../../../support/app.ts';
import {
  password,
  rightCode,
  wrongCode,
  type Cell,
  type OperationTable,
  type World,
} from '../../exchange.ts';
import { clientLogins } from '../clients.ts';
import { me, userId } from './me.ts';

const as = (user: string, more: object = {}) => ({ body: { user, password, ...more } });
const denied = (error: string, message: string, details?: object) => ({
  ...{ success: false, error, status: 'error' },
  ...(details === undefined ? {} : { details }),
  message,
});
const validateLogin = { function: 'Accounts.validateLoginAttempt' };
const totp = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const both = { ...totp, availableMethods: ['totp', 'email'] };
const mailedNow = {
  method: 'email',
  codeGenerated: true,
  emailOrUsername: 'mail',
  availableMethods: ['email'],
};
const mailedBefore = {
  ...{ method: 'email', emailOrUsername: 'mail', codeGenerated: false },
  codeExpires: '2026-11-21T13:00:00.000Z',
  availableMethods: ['email'],
};
const mailedNever = { method: 'email', codeGenerated: false, availableMethods: ['email'] };
const failure = { success: false, error: 'Internal server error' };
const days = 24 * 60 * 60;

/** The body of a denied login without a reason. */
export const unauthorized = denied('Unauthorized', 'Unauthorized');

/** The headers of all answers. */
const everyAnswer = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  pragma: 'no-cache',
};

/** The headers of an answer whose request counts against the rate limit. */
const limited = (remaining: number) => ({
  ...everyAnswer,
  'x-ratelimit-limit': '10',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(Date.parse(frozenAt) + 60_000),
});

export function signedIn(
  username: string,
  more: object = {},
  token: unknown = expect.stringMatching(/^[\w-]{43}$/),
) {
  return {
    status: 'success',
    data: { userId, authToken: token, me: me(username, more) },
    success: true,
  };
}

async function tokenOf({ send }: World, user: string): Promise<string> {
  const { body } = await send(as(user));
  return (body as { readonly data: { readonly authToken: string } }).data.authToken;
}

const unauthorizedCells: readonly Cell[] = [
  {
    outcome: 'invalid-credentials',
    status: 401,
    body: unauthorized,
    reach: as('plain', { password: 'wrong' }),
  },
  {
    outcome: 'invalid-credentials',
    status: 401,
    when: 'an unknown user',
    body: unauthorized,
    reach: as('nobody'),
  },
  {
    outcome: 'invalid-credentials',
    status: 401,
    when: 'an unknown token',
    body: unauthorized,
    reach: { body: { resume: 'bogus' } },
  },
  {
    outcome: 'invalid-credentials',
    status: 401,
    when: 'a token that has expired',
    body: unauthorized,
    reach: async (world) => {
      const resume = await tokenOf(world, 'plain');
      await world.advance(90 * days);
      return { body: { resume } };
    },
  },
  {
    outcome: 'invalid-credentials',
    status: 401,
    when: 'with the request budget on',
    body: unauthorized,
    headers: limited(9),
    reach: as('plain', { password: 'wrong' }),
    budgeted: true,
  },
  { outcome: 'missing-credentials', status: 401, body: unauthorized, reach: { body: { user: 'plain' } } },
  {
    outcome: 'missing-credentials',
    status: 401,
    when: 'an empty body',
    body: unauthorized,
    reach: { body: {} },
  },
  {
    outcome: 'missing-credentials',
    status: 401,
    when: 'the password is empty',
    body: unauthorized,
    reach: as('plain', { password: '' }),
  },
  { outcome: 'malformed-request', status: 401, body: unauthorized },
];

const secondFactorCells: readonly Cell[] = [
  {
    outcome: 'second-factor-required',
    status: 401,
    body: denied('totp-required', 'TOTP Required', totp),
    reach: as('totp'),
  },
  {
    outcome: 'second-factor-required',
    status: 401,
    when: 'both second factors',
    body: denied('totp-required', 'TOTP Required', both),
    reach: as('both'),
  },
  {
    outcome: 'second-factor-required',
    status: 401,
    when: 'a code is mailed',
    body: denied('totp-required', 'TOTP Required', mailedNow),
    reach: as('mail'),
  },
  {
    outcome: 'second-factor-required',
    status: 401,
    when: 'a code was mailed before',
    body: denied('totp-required', 'TOTP Required', mailedBefore),
    reach: as('mail'),
    before: 1,
  },
  {
    outcome: 'second-factor-invalid',
    status: 401,
    body: denied('totp-invalid', 'TOTP Invalid', totp),
    reach: as('totp', { code: wrongCode }),
  },
  {
    outcome: 'second-factor-invalid',
    status: 401,
    when: 'both second factors',
    body: denied('totp-invalid', 'TOTP Invalid', both),
    reach: as('both', { code: wrongCode }),
  },
  {
    outcome: 'second-factor-invalid',
    status: 401,
    when: 'a code other than the mailed one',
    body: denied('totp-invalid', 'TOTP Invalid', mailedBefore),
    reach: async ({ send }) => {
      await send(as('mail'));
      return as('mail', { code: 'wrong' });
    },
  },
  {
    outcome: 'second-factor-exhausted',
    status: 401,
    body: denied('totp-max-attempts', 'TOTP Maximun Failed Attempts Reached', mailedBefore),
    forcedBody: denied('totp-max-attempts', 'TOTP Maximun Failed Attempts Reached', mailedNever),
    reach: async ({ send }) => {
      await send(as('mail'));
      for (let wrong = 0; wrong < 4; wrong += 1) await send(as('mail', { code: 'wrong' }));
      return as('mail', { code: 'wrong' });
    },
  },
];

const barredCells: readonly Cell[] = [
  {
    outcome: 'account-disabled',
    status: 401,
    body: denied('error-user-is-not-activated', 'User is not activated', validateLogin),
    reach: as('disabled'),
  },
  {
    outcome: 'account-unverified',
    status: 401,
    body: denied('error-invalid-email', 'Invalid email __email__'),
    reach: as('unverified'),
  },
  {
    outcome: 'locked-out',
    status: 401,
    body: denied(
      'error-login-blocked-for-user',
      'Login has been temporarily blocked For User',
      validateLogin,
    ),
    reach: as('plain', { password: 'wrong' }),
    before: 10,
  },
  {
    outcome: 'locked-out',
    status: 401,
    when: 'the correct password of a blocked user',
    body: denied(
      'error-login-blocked-for-user',
      'Login has been temporarily blocked For User',
      validateLogin,
    ),
    reach: async ({ send }) => {
      for (let failure = 0; failure < 10; failure += 1) await send(as('plain', { password: 'wrong' }));
      return as('plain');
    },
  },
  {
    outcome: 'locked-out',
    status: 401,
    when: 'an address',
    body: denied('error-login-blocked-for-ip', 'Login has been temporarily blocked For IP', validateLogin),
    reach: async ({ send }) => {
      const address = '203.0.113.7';
      for (let failure = 0; failure < 50; failure += 1) await send({ ...as('nobody'), address });
      return { ...as('plain'), address };
    },
  },
  {
    outcome: 'not-allowed',
    status: 401,
    body: denied('error-app-user-is-not-allowed-to-login', 'App user is not allowed to login', validateLogin),
    reach: as('app'),
  },
  {
    outcome: 'not-allowed',
    status: 401,
    when: 'no roles',
    body: denied('error-user-has-no-roles', 'User has no roles', validateLogin),
    reach: as('roleless'),
  },
];

/** Rocket.Chat's login as its servers behave. */
export const login: OperationTable = {
  provider: 'rocketchat',
  profile: 'observed',
  operation: 'login',
  method: 'POST',
  url: '/api/v1/login',
  plain: as('plain'),
  account: 'plain',
  headers: everyAnswer,
  first: {
    200: 'signed-in',
    401: 'invalid-credentials',
    429: 'rate-limited',
    500: 'server-error',
    503: 'unavailable',
  },
  cells: [
    { outcome: 'signed-in', status: 200, body: signedIn('plain'), reach: as('plain') },
    ...clientLogins({ body: signedIn('plain') }),
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with the request budget on',
      body: signedIn('plain'),
      headers: limited(7),
      reach: as('plain'),
      before: 2,
      budgeted: true,
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'both second factors',
      body: signedIn('both', {
        services: { password: { exists: true }, totp: { enabled: true }, email2fa: { enabled: true } },
      }),
      reach: as('both', { code: rightCode }),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'the mailed code',
      body: signedIn('mail', { services: { password: { exists: true }, email2fa: { enabled: true } } }),
      reach: async ({ send, sentCode }) => {
        await send(as('mail'));
        return as('mail', { code: await sentCode('mail') });
      },
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'the password must be changed',
      body: signedIn('must-change', {
        emails: [{ address: 'must-change@example.com', verified: true }],
        requirePasswordChange: true,
        requirePasswordChangeReason: 'It was set by an administrator.',
        email: 'must-change@example.com',
      }),
      reach: as('must-change'),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'a directory checks the password',
      body: signedIn('ldap'),
      reach: as('ldap'),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'a token of an earlier login',
      body: signedIn('plain'),
      reach: async (world) => ({ body: { resume: await tokenOf(world, 'plain') } }),
    },
    ...unauthorizedCells,
    ...secondFactorCells,
    ...barredCells,
    {
      outcome: 'rate-limited',
      status: 429,
      body: {
        success: false,
        error:
          'Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]',
      },
      headers: limited(0),
      reach: as('plain'),
      before: 10,
      budgeted: true,
    },
    { outcome: 'malformed-request', status: 500, body: failure, reach: as('plain', { password: 5 }) },
    { outcome: 'server-error', status: 500, body: failure },
    { outcome: 'unavailable', status: 503, body: { success: false, error: 'Service unavailable' } },
  ],
};
