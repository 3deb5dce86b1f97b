import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { say, type Answer } from './answers.ts';
import { badRequest, expectAnswer, logins, problemJson } from './exchange.ts';
import { signedIn } from './signed-in.ts';

const { path, fields } = logins.interserver;
const has =
  'expected one of: 200 (signed-in), 400 (malformed-request), 402 (second-factor-required, second-factor-invalid, ' +
  'captcha-required, verification-required, missing-credentials, invalid-credentials), ' +
  '403 (account-disabled, account-unverified), 429 (locked-out, rate-limited), 500 (server-error), 503 (unavailable)';

const lockedOut = say.interserver(429, 'too many failed logins', 'login');
const rateLimited = say.interserver(429, 'too many requests');
const noSecondFactor = say.interserver(402, 'missing 2fa', '2fa');

const applied: readonly (readonly [prefer: string, outcome: string, answer: Answer])[] = [
  ['code=429', 'locked-out', lockedOut],
  ['code="429"', 'locked-out', lockedOut],
  ['CODE=429', 'locked-out', lockedOut],
  ['code = 429', 'locked-out', lockedOut],
  ['code=402', 'second-factor-required', noSecondFactor],
  ['example=rate-limited', 'rate-limited', rateLimited],
  ['example="rate-limited"', 'rate-limited', rateLimited],
  ['outcome=rate-limited', 'rate-limited', rateLimited],
  ['outcome="rate-limited"', 'rate-limited', rateLimited],
  ['code=429, example=rate-limited', 'rate-limited', rateLimited],
  ['outcome=rate-limited,code="429"', 'rate-limited', rateLimited],
  ['code=429, code=429', 'locked-out', lockedOut],
  ['example=locked-out, outcome=locked-out', 'locked-out', lockedOut],
  ['respond-async, wait=10, code=429', 'locked-out', lockedOut],
  ['code=429; because=of-tests, return=minimal', 'locked-out', lockedOut],
];

it.each(applied)('Prefer: %s is applied as %s', async (prefer, outcome, answer) => {
  const response = await request(testApp()).post(path).set('Prefer', prefer).send(fields);
  expectAnswer(response, answer);
  expect(response.headers).toMatchObject({
    'preference-applied': `outcome=${outcome}`,
    'x-emulator-outcome': outcome,
    'x-emulator-request': 'default-1',
  });
});

it.each([
  ['__code=429', 'locked-out', lockedOut],
  ['__code=402', 'second-factor-required', noSecondFactor],
  ['__example=rate-limited', 'rate-limited', rateLimited],
  ['__outcome=rate-limited', 'rate-limited', rateLimited],
  ['__code=429&__example=rate-limited', 'rate-limited', rateLimited],
  ['a=b&__code=429&c', 'locked-out', lockedOut],
] as const)('?%s is applied as %s', async (query, outcome, answer) => {
  const response = await request(testApp()).post(`${path}?${query}`).send(fields);
  expectAnswer(response, answer);
  expect(response.headers['preference-applied']).toBe(`outcome=${outcome}`);
});

it.each([
  ['outome=locked-out', 'unknown preference outome ignored; did you mean outcome?'],
  ['respond-async, Exmaple="locked-out"', 'unknown preference Exmaple ignored; did you mean example?'],
  ['wait=10, return=minimal, handling=lenient', undefined],
])('notes a misspelt preference in the trace: %s', async (prefer, hint) => {
  const entries: Entry[] = [];
  const app = testApp({ record: (entry) => void entries.push(entry) });
  const response = await request(app).post(path).set('Prefer', prefer).send(fields);
  expect(response.headers['x-emulator-outcome']).toBe('signed-in');
  expect(entries[0]?.trace).toEqual([...(hint === undefined ? [] : [hint]), 'password matched']);
});

it('combines preferences of query and header', async () => {
  const client = request(testApp()).post(`${path}?__code=429`).set('Prefer', 'example=rate-limited');
  expectAnswer(await client.send(fields), rateLimited);
});

it.each([
  'respond-async',
  'return=minimal',
  'handling=lenient; wait=5',
  'dynamic=true',
  'priority=code',
  'code',
  '',
  ',;=,',
])('ignores Prefer: %s', async (prefer) => {
  const response = await request(testApp()).post(path).set('Prefer', prefer).send({});
  expectAnswer(response, say.interserver(402, 'missing login', 'login'));
  expect(response.headers['preference-applied']).toBeUndefined();
});

it.each(['__other=429', '_code=429', 'code=429', 'a=__code', 'a=b&&__'])(
  'ignores ?%s, which is not a preference',
  async (query) => {
    const response = await request(testApp()).post(`${path}?${query}`).send(fields);
    expectAnswer(response, signedIn.interserver);
    expect(response.headers['preference-applied']).toBeUndefined();
  },
);

it.each([
  ['code=418', 'code=418'],
  ['code=413', 'code=413'],
  ['code=-1', 'code=-1'],
  ['code=many', 'code=many'],
  ['outcome=nothing', 'outcome=nothing'],
  ['example=nothing', 'outcome=nothing'],
  ['outcome=token-expired', 'outcome=token-expired'],
  ['outcome=Locked-Out', 'outcome=Locked-Out'],
  ['outcome=__proto__', 'outcome=__proto__'],
  ['outcome=constructor', 'outcome=constructor'],
  ['outcome="two words"', 'outcome=two words'],
  ['code=402, outcome=locked-out', 'code=402, outcome=locked-out'],
])('rejects Prefer: %s with the possible outcomes', async (prefer, asked) => {
  const response = await request(testApp()).post(path).set('Prefer', prefer).send(fields);
  expectAnswer(response, badRequest(`login has no response for ${asked}; ${has}`, 'default-1'), problemJson);
  expect(response.headers['preference-applied']).toBeUndefined();
});

it.each([
  ['__code=418', 'code=418'],
  ['__example=nothing', 'outcome=nothing'],
  ['__code=402&__example=locked-out', 'code=402, outcome=locked-out'],
])('rejects ?%s with the possible outcomes', async (query, asked) => {
  const response = await request(testApp()).post(`${path}?${query}`).send(fields);
  expectAnswer(response, badRequest(`login has no response for ${asked}; ${has}`, 'default-1'), problemJson);
});

it.each([
  ['code=429, code=402', '429 and 402'],
  ['code=402, code="429"', '402 and 429'],
  ['outcome=locked-out, outcome=rate-limited', 'locked-out and rate-limited'],
  ['outcome=locked-out, example=rate-limited', 'locked-out and rate-limited'],
])('rejects Prefer: %s with two outcomes', async (prefer, both) => {
  const response = await request(testApp()).post(path).set('Prefer', prefer).send(fields);
  expectAnswer(
    response,
    badRequest(`the request prefers both ${both}; send only one`, 'default-1'),
    problemJson,
  );
});

it('ignores Prefer on unknown paths and methods', async () => {
  const app = testApp();
  const nowhere = await request(app).post('/apiv2/nowhere').set('Prefer', 'code=429');
  expectAnswer(nowhere, say.interserver(404, 'not found'));
  const removed = await request(app).delete(path).set('Prefer', 'code=418');
  expectAnswer(removed, say.interserver(405, 'method not allowed'));
});

it.each([
  ...applied.map(([prefer]) => [prefer, ''] as const),
  ['code=418', ''],
  ['code=429, code=503', ''],
  ['', '?__code=429'],
  ['', '?__example=nothing'],
])('with prefer off, ignores Prefer: %s%s', async (prefer, query) => {
  const app = testApp({ prefer: false });
  const response = await request(app).post(`${path}${query}`).set('Prefer', prefer).send(fields);
  expectAnswer(response, signedIn.interserver);
  expect(response.headers['preference-applied']).toBeUndefined();
});
