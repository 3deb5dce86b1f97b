import { expect, it } from '@jest/globals';
import type { Node } from '../../../src/json.ts';
import {
  actionAt,
  answerAt,
  bodyAt,
  contractOf,
  json,
  markAt,
  object,
  planned,
  signIn,
  text,
  number,
} from './contract.ts';
import { usualStatus } from '../../../src/declared/marks/usual-status.ts';
import { codeFor } from '../../../src/adopt/planning/outcome-code.ts';
import { planOf } from '../../../src/adopt/planning/plan-of.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';

const success = json({ schema: object({ token: text }) });
const me = {
  get: { operationId: 'me', responses: { '200': json({ schema: object({ id: text, email: text }) }) } },
};

const flag: Node = { type: 'boolean' };

/** Plans a sign-in with these refusals. */
function withRefusals(refusals: Node) {
  return planned({ '/login': { post: signIn(success, refusals) }, '/me': me });
}

it.each([
  [{ message: text }, { message: 'The account is disabled.' }],
  [
    { statusCode: number, message: text, error: text },
    { statusCode: 403, message: 'The account is disabled.', error: 'Forbidden' },
  ],
  [
    { error: object({ code: number, message: text }) },
    { error: { code: 403, message: 'The account is disabled.' } },
  ],
  [
    { errors: { type: 'array', items: object({ detail: text }) } },
    { errors: [{ detail: 'The account is disabled.' }] },
  ],
])('writes the refusals that the contract lacks as %j', async (members, body) => {
  const plan = await withRefusals({ '401': json({ schema: object(members) }, 'Wrong password') });
  expect(bodyAt(plan, '/login', 'account-disabled')).toEqual(body);
});

it.each([
  [{ type: 'object', required: ['reason'] }, { reason: 'The account is disabled.' }],
  [{ type: 'object' }, { message: 'The account is disabled.' }],
  [{}, { message: 'The account is disabled.' }],
])('writes a refusal whose schema %j names no properties', async (schema, body) => {
  const plan = await withRefusals({ '401': json({ schema }, 'Wrong password') });
  expect(bodyAt(plan, '/login', 'account-disabled')).toEqual(body);
});

it.each([
  [
    { error: text, error_description: text },
    { error: 'account_disabled', error_description: 'The account is disabled.' },
  ],
  [
    { title: text, status: number, detail: text },
    { title: 'Forbidden', status: 403, detail: 'The account is disabled.' },
  ],
  [
    { code: text, message: text },
    { code: 'account_disabled', message: 'The account is disabled.' },
  ],
  [
    { code: { enum: ['BAD_CREDENTIALS', 'USER_DISABLED', 'ACCOUNT_LOCKED'] }, msg: text },
    { code: 'USER_DISABLED', msg: 'The account is disabled.' },
  ],
  [{ errorCode: { enum: ['BadCredentials', 'AccountLocked'] } }, { errorCode: 'AccountDisabled' }],
  [
    { ok: flag, isSuccess: { ...flag, example: true }, error: text },
    { ok: false, isSuccess: false, error: 'The account is disabled.' },
  ],
  [
    { failed: flag, is_admin: flag },
    { failed: true, is_admin: false },
  ],
])('writes no success and no placeholder into a refusal of %j', async (members, body) => {
  const plan = await withRefusals({ '401': json({ schema: object(members) }, 'Wrong password') });
  expect(bodyAt(plan, '/login', 'account-disabled')).toEqual(body);
});

it.each([
  ['ACCOUNT_LOCKED', 'locked-out'],
  ['OTP_REQUIRED', 'second-factor-required'],
  ['BAD_CREDENTIALS', 'invalid-credentials'],
  ['UNAUTHORIZED', 'token-missing'],
  ['TOKEN_EXPIRED', 'token-expired'],
  ['TOKEN_INVALID', 'token-invalid'],
  ['FORBIDDEN', 'not-allowed'],
  ['TOO_MANY_REQUESTS', 'rate-limited'],
  ['ACCOUNT_UNVERIFIED', 'account-unverified'],
] as const)('chooses the listed code %s for %s', (code, outcome) => {
  const listed = ['ACCOUNT_LOCKED', 'OTP_REQUIRED', 'BAD_CREDENTIALS', 'UNAUTHORIZED', 'TOKEN_EXPIRED'];
  expect(
    codeFor(outcome, usualStatus[outcome], [...listed, 'TOKEN_INVALID', 'FORBIDDEN', 'TOO_MANY_REQUESTS']),
  ).toBe(code);
});

it('reuses neither the code nor the message of an example for another outcome', async () => {
  const example = { error: { code: 'auth/wrong-password', message: 'Wrong password' }, requestId: 'r-1' };
  const plan = await withRefusals({ '401': json({ example }, 'Wrong password') });
  expect(bodyAt(plan, '/login', 'account-disabled')).toEqual({
    error: { code: 'auth/account-disabled', message: 'The account is disabled.' },
    requestId: 'r-1',
  });
});

it('puts the sentence into the message of an example, and keeps its other texts', async () => {
  const example = { type: 'about:blank', title: 'Unauthorized', status: 401, detail: 'Bad credentials' };
  const plan = await withRefusals({ '401': json({ example }, 'Wrong password') });
  expect(bodyAt(plan, '/login', 'account-disabled')).toEqual({
    ...{ type: 'about:blank', title: 'Forbidden', status: 403 },
    detail: 'The account is disabled.',
  });
});

it('names the examples that show outcomes', async () => {
  const examples = {
    wrongPassword: { value: { message: 'Wrong password' } },
    accountLocked: { value: { message: 'Account locked' } },
  };
  const plan = await withRefusals({ '401': json({ examples }) });
  expect(answerAt(plan, '/login', 'invalid-credentials')).toEqual({ status: 401, example: 'wrongPassword' });
  expect(answerAt(plan, '/login', 'locked-out')).toEqual({ status: 401, example: 'accountLocked' });
  expect(markAt(plan)['lockout']).toEqual({ attempts: 5, within: '15m', for: '15m' });
});

it('names an only example by true', async () => {
  const plan = await withRefusals({
    '401': json({ example: { error: 'Wrong password' } }, 'Wrong password'),
  });
  expect(answerAt(plan, '/login', 'invalid-credentials')).toEqual({ status: 401, example: true });
});

it('declares the responses that the contract lacks, and no others', async () => {
  const refused = { $ref: '#/components/responses/Refused' };
  const components = {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    responses: { Refused: json({ schema: { $ref: '#/components/schemas/Error' } }, 'Refused') },
    schemas: { Error: object({ message: text }) },
  };
  const responsesFor = async (responses: Node) => {
    const document = contractOf(
      { '/login': { post: signIn(success, responses) }, '/me': me },
      { components },
    );
    const plan = await planOf(document, recognise(document));
    return actionAt(plan, '/login').update['responses'];
  };
  expect(await responsesFor({ '401': refused, default: refused })).toBeUndefined();
  expect(Object.keys((await responsesFor({ '4XX': refused })) ?? {})).toEqual(['500', '503']);
  expect(Object.keys((await responsesFor({ '401': refused, '4XX': refused })) ?? {})).toEqual(['500', '503']);
  expect(
    await responsesFor({ '401': refused, '423': refused, '400': refused, '429': refused, '5XX': refused }),
  ).toEqual({
    '403': {
      description: 'The address of the account is not confirmed.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  });
});

it('says of each refusal that it made up that the contract does not show it', async () => {
  const plan = await withRefusals({ '401': json({ example: { error: 'Wrong' } }, 'Wrong password') });
  const remarks = actionAt(plan, '/login').remarks.filter(({ path }) => path[1] === 'answers');
  const madeUp = remarks.filter(({ text: remark }) => remark === 'the contract does not show it');
  expect(madeUp.map(({ path, certainty }) => [path[2], certainty])).toEqual([
    ['account-disabled', 'likely'],
    ['account-unverified', 'likely'],
    ['locked-out', 'likely'],
  ]);
});

it('keeps no placeholder of a refusal', async () => {
  const example = { code: '{{account.password}}', message: 'Wrong {{{tokens.access}}}' };
  const schema = object({ code: { ...text, default: '{{account.password}}' }, message: text });
  for (const media of [{ example }, { schema }]) {
    const plan = await withRefusals({ '401': json(media, 'Wrong password') });
    expect(JSON.stringify(bodyAt(plan, '/login', 'account-disabled'))).not.toContain('{{');
  }
});

it('refuses with 503 where it plans that the service is unavailable', async () => {
  const plan = await withRefusals({ '401': json({ schema: object({ message: text }) }, 'Wrong password') });
  expect(markAt(plan)['answers']).toMatchObject({
    'server-error': { status: 500, body: { message: 'The server failed.' } },
    unavailable: { status: 503, body: { message: 'The service is unavailable.' } },
  });
  expect(actionAt(plan, '/login').update['responses']).toHaveProperty('503');
});

it('survives refusals of huge, recursive and broken schemas', async () => {
  const wide = object(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}`, text])));
  const deep = (depth: number): Node =>
    depth === 0 ? wide : object({ a: deep(depth - 1), b: deep(depth - 1) });
  const components = {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Tree: object({ message: text, child: { $ref: '#/components/schemas/Tree' } }) },
  };
  for (const schema of [
    deep(8),
    { $ref: '#/components/schemas/Tree' },
    { $ref: '#/components/schemas/None' },
    { allOf: 'no list' },
  ]) {
    const plan = await planned(
      { '/login': { post: signIn(success, { '401': json({ schema }, 'Wrong password') }) }, '/me': me },
      { components },
    );
    expect(answerAt(plan, '/login', 'invalid-credentials')).toMatchObject({ status: 401 });
    expect(answerAt(plan, '/login', 'account-disabled')).toMatchObject({ status: 403 });
  }
});

it("answers a request without a token with the only example of the operation's 401", async () => {
  const refused = json({ example: { code: 'E-7', hint: 'Bring a bearer' } }, 'Refused');
  const plan = await planned({
    '/login': { post: signIn(success) },
    '/me': { get: { operationId: 'me', responses: { ...me.get.responses, '401': refused } } },
  });
  for (const outcome of ['token-missing', 'token-invalid'])
    expect(answerAt(plan, '/me', outcome)).toEqual({ status: 401, example: true });
});
