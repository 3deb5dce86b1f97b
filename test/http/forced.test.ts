import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testApp } from '../support/app.ts';
import { say, unauthorized, type Answers } from './answers.ts';
import { badRequest, byProvider, eachLogin, expectAnswer, logins, post, problemJson } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const unavailable: Answers = {
  interserver: say.interserver(503, 'Service unavailable'),
  rocketchat: {
    status: 503,
    body: { status: 'error', error: 'Service unavailable', message: 'Service unavailable' },
  },
  misaka: say.misaka(503, 'Service unavailable'),
  onlyoffice: say.onlyoffice(503, 'Service unavailable'),
};

const json = { 'Content-Type': 'application/json' };
const bodies = [
  { what: 'malformed JSON', headers: json, body: '{"a' },
  { what: 'JSON that is not an object', headers: json, body: 'null' },
  { what: 'no body', headers: {}, body: '' },
  { what: 'XML', headers: { 'Content-Type': 'text/xml' }, body: '<a/>' },
  {
    what: 'an unknown charset',
    headers: { 'Content-Type': 'application/json; charset=klingon' },
    body: '{}',
  },
  { what: 'broken gzip', headers: { ...json, 'Content-Encoding': 'gzip' }, body: '{}' },
  { what: 'an unknown encoding', headers: { ...json, 'Content-Encoding': 'klingon' }, body: gzipSync('{}') },
  { what: 'a broken form', headers: { 'Content-Type': 'multipart/form-data' }, body: '--' },
  { what: 'a body of 3 MiB', headers: json, body: '{'.repeat(3 * 1024 * 1024) },
].map((row) => ({ ...row, answers: unavailable }));

it.each(byProvider(bodies))('$provider answers a forced unavailable even with $what', async (row) => {
  const { login, headers, body, answer } = row;
  const response = await post(testApp(), login.path, { ...headers, Prefer: 'code=503' }, body);
  expectAnswer(response, answer);
  expect(response.headers['preference-applied']).toBe('outcome=unavailable');
});

it.each(byProvider([{ answers: signedIn }]))(
  '$provider signs in when forced, even with a wrong password or a locked-out account',
  async ({ login, answer }) => {
    const app = testApp();
    const [name = '', secret = ''] = Object.keys(login.fields);
    const wrong = { ...login.fields, [secret]: 'wrong-password' };
    for (let failure = 0; failure < 10; failure += 1) await request(app).post(login.path).send(wrong);
    const locked = await request(app).post(login.path).send(login.fields);
    expect(locked.headers['x-emulator-outcome']).toBe('locked-out');
    const body = { [name]: login.fields[name] };
    expectAnswer(await request(app).post(login.path).set('Prefer', 'code=200').send(body), answer);
  },
);

it.each([
  ['of the account in the body', '{"user":"totp"}', 'totp'],
  ['of the first account for an unreadable body', '{"user":', 'myusername'],
])('creates a real session %s, whose token signs in again', async (_whose, body, username) => {
  const app = testApp();
  const { path } = logins.rocketchat;
  const host = { Host: 'emulator.localhost' };
  const prefer = { ...json, ...host, Prefer: 'outcome=signed-in' };
  const forced = await post(app, path, prefer, body);
  const { data } = forced.body as { data: { authToken: string; me: { username: string } } };
  expect(data.me.username).toBe(username);
  const resume = { resume: data.authToken };
  const resumed = await request(app).post(path).set(host).send(resume);
  expectAnswer(resumed, { status: 200, body: forced.body as unknown });
  const elsewhere = await request(app).post(path).set('x-emulator-namespace', 'other').send(resume);
  expectAnswer(elsewhere, unauthorized);
});

it.each([
  ['code=400', 400, 'Cannot parse request body'],
  ['code=400, outcome=malformed-request', 400, 'Cannot parse request body'],
  ['code=422', 422, [{ type: 'missing', loc: ['body', 'data', 'password'], msg: 'Field required' }]],
  [
    'outcome=malformed-request',
    422,
    [{ type: 'missing', loc: ['body', 'data', 'password'], msg: 'Field required' }],
  ],
] as const)(
  'misaka sends the requested status of an outcome with two: %s',
  async (prefer, status, detail) => {
    const { path, fields } = logins.misaka;
    const response = await request(testApp()).post(path).set('Prefer', prefer).send(fields);
    expectAnswer(response, say.misaka(status, detail));
  },
);

const there = {
  interserver:
    'login has no response for code=302; expected one of: 200 (signed-in), 400 (malformed-request), ' +
    '402 (second-factor-required, second-factor-invalid, captcha-required, ' +
    'verification-required, missing-credentials, invalid-credentials), ' +
    '403 (account-disabled, account-unverified), 429 (locked-out, rate-limited), 500 (server-error), 503 (unavailable)',
  rocketchat:
    'login has no response for code=302; expected one of: 200 (signed-in), 401 (invalid-credentials, ' +
    'missing-credentials, malformed-request, second-factor-required, second-factor-invalid, ' +
    'second-factor-exhausted, account-disabled, account-unverified, locked-out, not-allowed), ' +
    '429 (rate-limited), 500 (server-error), 503 (unavailable)',
  misaka:
    'login has no response for code=302; expected one of: 200 (signed-in), 400 (malformed-request), ' +
    '401 (invalid-credentials, missing-credentials, second-factor-required), ' +
    '403 (account-disabled, account-unverified), 422 (malformed-request), ' +
    '429 (locked-out, rate-limited), 500 (server-error), 503 (unavailable)',
  onlyoffice:
    'authenticateByCode has no response for code=302; expected one of: 200 (signed-in), ' +
    '400 (missing-credentials, malformed-request), 401 (invalid-credentials, second-factor-invalid, second-factor-exhausted), ' +
    '403 (second-factor-unavailable, account-disabled, account-unverified, captcha-invalid), ' +
    '404 (token-invalid), ' +
    '429 (locked-out, rate-limited), 500 (server-error), 503 (unavailable)',
};

it.each(eachLogin)('$provider lists the outcomes that clients can request', async ({ provider, login }) => {
  const response = await request(testApp()).post(login.path).set('Prefer', 'code=302').send(login.fields);
  expectAnswer(response, badRequest(there[provider], 'default-1'), problemJson);
});
