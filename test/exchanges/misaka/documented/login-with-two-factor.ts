import {
  password,
  rightCode,
  wrongCode,
  type OperationTable,
  type Sent,
  type World,
} from '../../exchange.ts';
import { as, failures, invalid, jwt, plainUser, denied } from './ways.ts';

const totp = as('totp@example.com', { code: rightCode });
const noActiveAccount = 'No active account found with the given credentials';

/** A login with the code that the first login sent. */
function withSentCode(email: string): (world: World) => Promise<Sent> {
  return async ({ send, sentCode }) => {
    await send({ operation: 'login', ...as(email) });
    return as(email, { code: await sentCode(email) });
  };
}

const signedIn = (id: number, name: string, more: object = {}) => ({
  detail: 'Login successful',
  user: { ...plainUser, id, email: `${name}@example.com`, username: name, display_name: name },
  access: jwt,
  refresh: jwt,
  access_token: jwt,
  refresh_token: jwt,
  ...more,
});

/** Misaka.io's login with a second factor; entirely inferred. */
export const loginWithTwoFactor: OperationTable = {
  provider: 'misaka',
  profile: 'documented',
  operation: 'loginWithTwoFactor',
  method: 'POST',
  url: '/v3/session/login/2fa',
  plain: totp,
  account: 'totp@example.com',
  first: {
    200: 'signed-in',
    400: 'malformed-request',
    401: 'second-factor-invalid',
    403: 'account-disabled',
    422: 'malformed-request',
    429: 'locked-out',
    500: 'server-error',
    503: 'unavailable',
  },
  cells: [
    { outcome: 'signed-in', status: 200, body: signedIn(1003, 'totp'), reach: totp },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with a sliding token, by username',
      body: signedIn(1003, 'totp', { sliding_token: jwt }),
      reach: { body: { username: 'TOTP@example.com', password, code: rightCode, sliding: true } },
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with a code sent by SMS',
      body: signedIn(1004, 'sms'),
      reach: withSentCode('sms@example.com'),
    },
    {
      outcome: 'signed-in',
      status: 200,
      when: 'with a mailed code',
      body: signedIn(1005, 'mail'),
      reach: withSentCode('mail@example.com'),
    },
    denied(
      'second-factor-invalid',
      401,
      'Invalid two-factor authentication code',
      as('totp@example.com', { code: wrongCode }),
    ),
    denied(
      'second-factor-invalid',
      401,
      'Invalid two-factor authentication code',
      as('totp@example.com', { code: '' }),
      'with an empty code',
    ),
    denied(
      'second-factor-invalid',
      401,
      'Invalid two-factor authentication code',
      async (world) => {
        const sent = await withSentCode('sms@example.com')(world);
        await world.send(sent);
        return sent;
      },
      'with a used code',
    ),
    denied(
      'second-factor-unavailable',
      403,
      'Two-factor authentication is not enabled',
      as('plain@example.com', { code: rightCode }),
    ),
    denied('missing-credentials', 401, noActiveAccount, { body: { password, code: rightCode } }),
    denied(
      'invalid-credentials',
      401,
      noActiveAccount,
      as('totp@example.com', { password: 'wrong-password', code: rightCode }),
    ),
    invalid(as('totp@example.com'), [
      { type: 'missing', loc: ['body', 'data', 'code'], msg: 'Field required' },
    ]),
    invalid(
      as('totp@example.com', { code: 123456 }),
      [{ type: 'string_type', loc: ['body', 'data', 'code'], msg: 'Input should be a valid string' }],
      'with a number for a code',
    ),
    denied('account-disabled', 403, 'User is inactive', as('disabled@example.com', { code: rightCode })),
    denied(
      'account-unverified',
      403,
      'E-mail address is not confirmed',
      as('unverified@example.com', { code: rightCode }),
    ),
    {
      ...denied(
        'locked-out',
        429,
        'Too many failed login attempts.',
        as('totp@example.com', { code: wrongCode }),
      ),
      before: 5,
    },
    ...failures(totp),
  ],
};
