import { expect, it } from '@jest/globals';
import { recognised, type Shown } from './login.ts';

const secured = { security: 'bearer' };
const account = 'id email first_name';
const session = 'access-token client uid';

const cases: readonly (readonly [string, string, Shown, readonly string[]])[] = [
  ['an open POST to the users', 'POST /users', { body: 'email! password! name', status: 201 }, ['sign-up']],
  [
    'the creation of an account at the path of the login',
    'POST /auth',
    { body: 'email! password! name', summary: 'Creates an account', success: account },
    ['sign-up'],
  ],
  [
    'a request for a password with nothing but an address',
    'POST /auth/password',
    { body: 'email! redirect_url', summary: 'Sends the instructions for a new password' },
    ['forgot-password'],
  ],
  [
    'the mail of a confirmation, sent again',
    'POST /auth/confirmation',
    { body: 'email!', summary: 'Sends the confirmation mail again' },
    ['send-code'],
  ],
  [
    'a notification that the session alone asks for',
    'POST /email/verification-notification',
    { ...secured, summary: 'Send a new email verification notification', status: 202 },
    ['send-code'],
  ],
  [
    'a new password, given twice',
    'PUT /auth/password',
    { headers: session, body: 'password! password_confirmation!', summary: 'Sets a new password' },
    ['change-password'],
  ],
  [
    'a change of the account that can have a new password',
    'PUT /account',
    { ...secured, body: 'name email password password_confirmation', summary: 'Updates the account' },
    ['update-account', 'change-password'],
  ],
  [
    'the check of a token that answers with the account',
    'GET /auth/validate_token',
    { headers: session, success: account, summary: 'Validates the token' },
    ['current-account'],
  ],
  [
    'the one session, with its account',
    'GET /session',
    { ...secured, success: account },
    ['current-account'],
  ],
  [
    'a sign-out of all sessions',
    'POST /logout/all',
    { ...secured, success: 'status', summary: 'Log out everywhere' },
    ['sign-out'],
  ],
  [
    'the check of a token',
    'POST /token/verify',
    { body: 'token!', success: 'detail', summary: 'Token verify' },
    ['introspect'],
  ],
  ['a CSRF cookie', 'GET /csrf-cookie', { status: 204, summary: 'Sets the CSRF cookie' }, ['csrf']],
  [
    'tokens of an API without other resources',
    'GET /api/tokens',
    { ...secured, success: '[]', summary: 'Lists the tokens' },
    ['list-tokens'],
  ],
  [
    'the switch of a second factor',
    'POST /manage/2fa',
    { ...secured, body: 'enable code', success: 'sharedKey' },
    ['confirm-factor'],
  ],
  [
    'a user who can be me',
    'GET /users/{user_id}',
    { ...secured, success: account, parameter: 'The id of the user, or the word me.' },
    ['current-account'],
  ],
  [
    'the end of a session that the body names',
    'POST /users/{user_id}/sessions/revoke',
    { ...secured, body: 'session_id!', parameter: 'An id, or me', summary: 'Revoke a session' },
    ['end-session'],
  ],
];

it.each(cases)('recognises %s', (_, title, shown, acts) => {
  const found = recognised({ 'GET /orders': secured, [title]: shown }).get(title);
  expect(found?.acts).toEqual(acts);
  expect(found?.certainty).not.toBe('open');
});

const foreign: readonly (readonly [string, string, Shown])[] = [
  ['users that administrators create', 'POST /users', { ...secured, body: 'email! password! name' }],
  [
    'another user',
    'GET /users/{user_id}',
    { ...secured, success: account, parameter: 'The id of the user.' },
  ],
  [
    'the key of another user',
    'POST /auth/api-key',
    { ...secured, body: 'user! roles! expires_at', success: 'token' },
  ],
  [
    'the settings of a key',
    'PATCH /api_key',
    { ...secured, body: 'name', summary: 'Update the current API key' },
  ],
];

it.each(foreign)('leaves %s to a person', (_, title, shown) => {
  const found = recognised({ 'GET /orders': secured, [title]: shown }).get(title);
  expect(found === undefined || found.certainty === 'open').toBe(true);
});
