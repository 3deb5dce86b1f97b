import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { rightCode, wrongCode } from '../../exchanges/exchange.ts';
import { post } from '../../http/exchange.ts';
import { testApp } from '../../support/app.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const password = 'Password-1';
const digest = createHash('sha256').update(password).digest('hex');
const unauthorized = '{"success":false,"error":"Unauthorized","status":"error","message":"Unauthorized"}';
const serverError = '{"success":false,"error":"Internal server error"}';
const totpRequired =
  '{"success":false,"error":"totp-required","status":"error","details":{"method":"totp","codeGenerated":false,"availableMethods":["totp"]},"message":"TOTP Required"}';

/** Sends a login to a new emulated 8.x server. */
function login(type: string, body: string | Buffer, headers: object = {}): Promise<Response> {
  const app = testApp({ profile: 'observed', providers: ['rocketchat'] });
  return post(app, '/api/v1/login', { ...(type === '' ? {} : { 'content-type': type }), ...headers }, body);
}

it.each([
  ['a username', { user: 'plain', password }],
  ['a username in another case', { user: 'PLAIN', password }],
  ['an e-mail address', { user: 'plain@example.com', password }],
  ['an e-mail address in another case', { user: 'Plain@Example.com', password }],
  ['the field username', { username: 'plain', password }],
  ['the field email', { email: 'plain@example.com', password }],
  ['user before username and email', { user: 'plain', username: 'totp', email: 'x', password }],
  ['username before email', { username: 'plain', email: 'totp@example.com', password }],
  ['a user that is an object with a username', { user: { username: 'plain' }, password }],
  ['a user that is an object with an address', { user: { email: 'plain@example.com' }, password }],
  ['the digest of the password', { user: 'plain', password: { digest, algorithm: 'sha-256' } }],
  ['an object and a digest', { user: { username: 'plain' }, password: { digest, algorithm: 'sha-256' } }],
  ['an unnecessary code', { user: 'plain', password, code: '123456' }],
  ['an empty code', { user: 'plain', password, code: '' }],
  ['a code', { user: 'totp', password, code: rightCode }],
  ['a code beside an e-mail address', { user: 'totp@example.com', password, code: rightCode }],
  ['a code that is a number', { user: 'totp', password, code: Number(rightCode) }],
  ['an account of a directory', { user: 'ldap', password }],
  ['a code for both second factors', { user: 'both', password, code: rightCode }],
  ['a token of the fixtures', { resume: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq' }],
])('signs in with %s', async (_what, body) => {
  const response = await login(json, JSON.stringify(body));
  expect([response.status, response.headers['x-emulator-outcome']]).toEqual([200, 'signed-in']);
});

it('finds a user by its id when the user is an object', async () => {
  const response = await login(
    json,
    JSON.stringify({ user: { id: 'aYjNnig8BEAWeQzMh' }, password: 'mypassword' }),
  );
  expect(JSON.parse(response.text)).toMatchObject({ data: { me: { username: 'myusername' } } });
});

it.each([
  ['a username', 'user=plain&password=Password-1'],
  ['an e-mail address', 'user=plain%40example.com&password=Password-1'],
  ['the field username', 'username=plain&password=Password-1'],
  ['the field email', 'email=plain%40example.com&password=Password-1'],
  ['a code', `user=totp&password=Password-1&code=${rightCode}`],
  ['a token', 'resume=9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq'],
])('signs in by a form with %s', async (_what, body) => {
  expect((await login(form, body)).headers['x-emulator-outcome']).toBe('signed-in');
});

it.each([
  ['the code in the field', { user: 'totp', password, code: rightCode }, {}, 'signed-in'],
  ['the code in x-2fa-code', { user: 'totp', password }, { 'x-2fa-code': rightCode }, 'signed-in'],
  [
    'the code in x-2fa-code when the field is empty',
    { user: 'totp', password, code: '' },
    { 'x-2fa-code': rightCode },
    'signed-in',
  ],
  [
    'the field before x-2fa-code',
    { user: 'totp', password, code: rightCode },
    { 'x-2fa-code': wrongCode },
    'signed-in',
  ],
  [
    'a wrong code in x-2fa-code',
    { user: 'totp', password },
    { 'x-2fa-code': wrongCode },
    'second-factor-invalid',
  ],
  [
    'the code in x-2fa-code with another x-2fa-method',
    { user: 'totp', password },
    { 'x-2fa-code': rightCode, 'x-2fa-method': 'email' },
    'signed-in',
  ],
  [
    'no code in x-2fa-code when the user is an object',
    { user: { username: 'totp' }, password },
    { 'x-2fa-code': rightCode },
    'second-factor-required',
  ],
])('checks %s', async (_what, body, headers, outcome) => {
  expect((await login(json, JSON.stringify(body), headers)).headers['x-emulator-outcome']).toBe(outcome);
});

it.each([
  ['nothing', json, '', 'missing-credentials'],
  ['an empty object', json, '{}', 'missing-credentials'],
  ['no password', json, '{"user":"plain"}', 'missing-credentials'],
  ['a password that is null', json, '{"user":"plain","password":null}', 'missing-credentials'],
  ['an empty password', json, '{"user":"plain","password":""}', 'missing-credentials'],
  ['no user', json, '{"password":"Password-1"}', 'missing-credentials'],
  ['an empty token', json, '{"resume":""}', 'missing-credentials'],
  ['a user that isn’t a string, and no password', json, '{"user":5}', 'missing-credentials'],
  ['an empty form', form, '', 'missing-credentials'],
  ['truncated JSON', json, '{"user":"plain"', 'malformed-request'],
  ['JSON sent as text', 'text/plain', '{"user":"plain","password":"Password-1"}', 'malformed-request'],
  ['JSON without a content type', '', '{"user":"plain","password":"Password-1"}', 'malformed-request'],
  ['XML', 'text/xml', '<user>plain</user>', 'malformed-request'],
  [
    'a multipart form',
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="user"\r\n\r\nplain\r\n--b--',
    'malformed-request',
  ],
  ['a wrong password', json, '{"user":"plain","password":"wrong"}', 'invalid-credentials'],
  [
    'the digest of another password',
    json,
    `{"user":"plain","password":{"digest":"${'0'.repeat(64)}","algorithm":"sha-256"}}`,
    'invalid-credentials',
  ],
  ['the digest as a string', json, `{"user":"plain","password":"${digest}"}`, 'invalid-credentials'],
  ['an unknown user', json, '{"user":"nobody","password":"Password-1"}', 'invalid-credentials'],
  [
    'an address as a username',
    json,
    '{"username":"plain@example.com","password":"Password-1"}',
    'invalid-credentials',
  ],
  ['a username as an address', json, '{"email":"plain","password":"Password-1"}', 'invalid-credentials'],
  ['an unknown id', json, '{"user":{"id":"plain"},"password":"Password-1"}', 'invalid-credentials'],
  ['an unknown token', json, '{"resume":"bogus"}', 'invalid-credentials'],
  [
    'a wrong password and a code',
    json,
    '{"user":"totp","password":"wrong","code":"000000"}',
    'invalid-credentials',
  ],
  [
    'another service',
    json,
    '{"serviceName":"google","accessToken":"a","expiresIn":200}',
    'invalid-credentials',
  ],
])('returns 401 for %s', async (_what, type, body, outcome) => {
  const response = await login(type, body);
  expect(said(response)).toEqual({ status: 401, text: unauthorized, type: json });
  expect(response.headers['x-emulator-outcome']).toBe(outcome);
});

it.each([
  ['a password that is a number', '{"user":"plain","password":5}'],
  ['a password that is a list', '{"user":"plain","password":["Password-1"]}'],
  ['a digest of another algorithm', `{"user":"plain","password":{"digest":"${digest}","algorithm":"md5"}}`],
  ['a digest without its algorithm', `{"user":"plain","password":{"digest":"${digest}"}}`],
  ['a password in the field hashed', `{"user":"plain","password":{"hashed":"${digest}"}}`],
  ['an empty user', '{"user":"","password":"Password-1"}'],
  ['a user that is a number', '{"user":5,"password":"Password-1"}'],
  ['a user that is a list', '{"user":["plain"],"password":"Password-1"}'],
  ['an empty object as the user', '{"user":{},"password":"Password-1"}'],
  [
    'an object with two keys',
    '{"user":{"username":"plain","email":"plain@example.com"},"password":"Password-1"}',
  ],
  ['an object with another key', '{"user":{"name":"plain"},"password":"Password-1"}'],
  ['an object with an empty name', '{"user":{"username":""},"password":"Password-1"}'],
  ['an object and a code', `{"user":{"username":"totp"},"password":"Password-1","code":"${rightCode}"}`],
  ['a username that isn’t a string', '{"username":5,"password":"Password-1"}'],
  ['the field ldap', '{"ldap":true,"user":"plain","password":"Password-1"}'],
  ['an unknown field', '{"user":"plain","password":"Password-1","foo":1}'],
  ['an object and an unknown field', '{"user":{"username":"plain"},"password":"Password-1","foo":1}'],
  ['a token that isn’t a string', '{"resume":5}'],
  ['a list', '[]'],
  ['a list of logins', '[{"user":"plain","password":"Password-1"}]'],
])('returns 500 for %s', async (_what, body) => {
  const response = await login(json, body);
  expect(said(response)).toEqual({ status: 500, text: serverError, type: json });
  expect(response.headers['x-emulator-outcome']).toBe('malformed-request');
});

it('returns the fields of an answer in the server’s order', async () => {
  const response = await login(json, JSON.stringify({ user: 'must-change', password }));
  const { data } = JSON.parse(response.text) as {
    data: { authToken: string; userId: string; me: Record<string, unknown> };
  };
  const { authToken, userId, me } = data;
  const rest = `"me":${JSON.stringify(me)}},"success":true}`;
  expect(response.text).toBe(
    `{"status":"success","data":{"userId":"${userId}","authToken":"${authToken}",${rest}`,
  );
  expect(Object.keys(me)).toEqual([
    ...['_id', 'name', 'emails', 'status', 'statusConnection', 'username', 'utcOffset', 'active', 'roles'],
    ...['requirePasswordChange', 'requirePasswordChangeReason', '_updatedAt', 'email', 'settings'],
    ...['avatarUrl', 'isOAuthUser', 'services'],
  ]);
  expect((await login(json, JSON.stringify({ user: 'totp', password }))).text).toBe(totpRequired);
});

it('returns a user with the server’s thirty-five preferences', async () => {
  const response = await login(json, JSON.stringify({ user: 'plain', password }));
  const { data } = JSON.parse(response.text) as {
    data: { me: { settings: { preferences: Readonly<Record<string, unknown>> } } };
  };
  const { preferences } = data.me.settings;
  expect(Object.keys(preferences)).toHaveLength(35);
  expect(preferences['sidebarSectionsOrder']).toEqual([
    ...['Incoming_Calls', 'Incoming_Livechats', 'Open_Livechats', 'On_Hold_Chats', 'Unread', 'Favorites'],
    ...['Teams', 'Discussions', 'Channels', 'Direct_Messages', 'Conversations'],
  ]);
});

it('returns a token and an id with the server’s length and alphabet', async () => {
  const response = await login(json, JSON.stringify({ user: 'plain', password }));
  const { data } = JSON.parse(response.text) as {
    data: { authToken: string; userId: string; me: { _id: string } };
  };
  expect(data.authToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(data.userId).toMatch(/^[2-9A-HJ-NP-TW-Za-km-z]{17}$/);
  expect(data.me._id).toBe(data.userId);
});

it('forbids caching of any answer, and sends no charset and no Retry-After', async () => {
  for (const body of ['{"user":"plain","password":"Password-1"}', '{}', '[]']) {
    const { headers } = await login(json, body);
    expect([headers['content-type'], headers['cache-control'], headers['pragma']]).toEqual([
      json,
      'no-store',
      'no-cache',
    ]);
    expect([headers['retry-after'], headers['x-ratelimit-limit']]).toEqual([undefined, undefined]);
  }
});

function said(response: Response) {
  return { status: response.status, text: response.text, type: response.headers['content-type'] };
}

it('records the user of a login in the journal, as a string and as an object', async () => {
  const app = testApp({ profile: 'observed' });
  for (const user of ['plain', { username: 'plain' }])
    await request(app).post('/api/v1/login').send({ user, password: 'Password-1' });
  const journal = await request(app).get('/__admin/requests');
  expect(journal.body).toMatchObject({
    requests: [
      { request: { body: { user: { username: 'plain' }, password: '‹plain.password›' } } },
      { request: { body: { user: 'plain', password: '‹plain.password›' } } },
    ],
  });
});
