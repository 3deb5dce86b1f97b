import { refusals, refusedBodies, type Beside } from '../../raw-exchange.ts';
import type { ProfileTable } from '../../exchange.ts';
import { changePassword } from './change-password.ts';
import { currentToken } from './current-token.ts';
import { login } from './login.ts';
import { loginWithTwoFactor } from './login-with-two-factor.ts';
import { logout } from './logout.ts';
import { refreshTable } from './refresh.ts';
import { caller } from './ways.ts';

/** Error replies. */
const denied = {
  malformed: [400, { detail: 'Bad request' }],
  'not-found': [404, { detail: 'Not Found' }],
  'method-not-allowed': [405, { detail: 'Method "DELETE" not allowed.' }],
  'too-large': [413, { detail: 'Request body too large' }],
  'unsupported-media-type': [415, { detail: 'Unsupported media type' }],
} as const;

/** Any content type is read as JSON, but an unknown charset is rejected. */
const foreign = { type: 'application/json; charset=klingon', text: '{}' };

/** The operations that check the body before authentication. */
const open = [
  { operation: 'login', path: '/v3/session/login' },
  { operation: 'loginWithTwoFactor', path: '/v3/session/login/2fa' },
  { operation: 'refresh', path: '/v3/session/refresh' },
  { operation: 'logout', path: '/v3/session/logout' },
];

const signIn = { email: caller, password: 'Password-1' };
const password = { operation: 'changePassword', path: '/v3/account/password' };

/** A body that isn't JSON. */
function unreadable(place: Pick<Beside, 'operation' | 'path' | 'bearerOf'>): Beside {
  return {
    ...place,
    said: 'malformed-request',
    method: 'POST',
    type: 'application/json',
    text: '{',
    status: 400,
    body: { detail: 'Cannot parse request body' },
  };
}

/** Misaka.io as documented. */
export const documented: ProfileTable = {
  provider: 'misaka',
  profile: 'documented',
  operations: [login, loginWithTwoFactor, refreshTable, logout, ...currentToken, changePassword],
  beside: [
    ...refusals({ base: '/v3', path: '/v3/session/login', operation: 'login' }, denied, foreign),
    ...refusedBodies([...open.slice(1), password], denied, foreign),
    ...open.map(unreadable),
    unreadable({ ...password, bearerOf: { path: '/v3/session/login', body: signIn, field: 'access' } }),
  ],
};
