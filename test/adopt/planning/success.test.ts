import { expect, it } from '@jest/globals';
import type { Node } from '../../../src/json.ts';
import {
  actionAt,
  answerAt,
  bodyAt,
  contractOf,
  json,
  markAt,
  number,
  object,
  planned,
  signIn,
  taking,
  text,
} from './contract.ts';
import { planOf } from '../../../src/adopt/planning/plan-of.ts';
import { nextQuestion } from '../../../src/adopt/questions.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';

const user = object({ id: number, email: text, firstName: text });
const me = { get: { operationId: 'me', responses: { '200': json({ schema: user }) } } };

/** Returns the planned body of a successful sign-in with this answer. */
async function bodyFor(media: Node, paths: Node = {}): Promise<unknown> {
  const plan = await planned({ '/login': { post: signIn(json(media)) }, '/me': me, ...paths });
  return bodyAt(plan, '/login', 'signed-in');
}

it('makes up booleans as a plain sign-in has them', async () => {
  const flag = { type: 'boolean' };
  const schema = object({
    ...{ token: text, ok: flag, otp_required: flag, mfaEnabled: flag, locked: { ...flag, example: true } },
    permissions: { allOf: [object({ enabled: flag }), object({ admin: { type: ['boolean', 'null'] } })] },
  });
  expect(await bodyFor({ schema })).toMatchObject({
    ...{ ok: true, otp_required: false, mfaEnabled: false, locked: true },
    permissions: { enabled: true, admin: false },
  });
});

it('puts tokens, their lifetime and the account into the answer of a sign-in', async () => {
  const schema = object({ accessToken: text, refreshToken: text, tokenType: text, expiresIn: number, user });
  expect(await bodyFor({ schema })).toEqual({
    accessToken: '{{tokens.access}}',
    refreshToken: '{{tokens.refresh}}',
    tokenType: 'Bearer',
    expiresIn: '{{tokens.access.lifetime.s}}',
    user: { id: '{{account.id}}', email: '{{account.email}}', firstName: '{{account.firstName}}' },
  });
});

it.each([
  ['expires_in', 3600, '{{tokens.access.lifetime.s}}'],
  ['expiresIn', 3_600_000, '{{tokens.access.lifetime.ms}}'],
  ['expires_at', 1_801_396_800, '{{tokens.access.expires.epoch}}'],
  ['expiresAt', 1_801_396_800_000, '{{tokens.access.expires.epochMs}}'],
  ['expiration', '2027-01-31T12:00:00Z', '{{tokens.access.expires.iso}}'],
  ['expires_in', '1h', '1h'],
  ['token_type', 'bearer', 'bearer'],
])('writes the time %s of %j as %s', async (name, value, expected) => {
  expect(await bodyFor({ example: { access_token: 'x', [name]: value } })).toEqual({
    access_token: '{{tokens.access}}',
    [name]: expected,
  });
});

it('writes the times of a refresh token by their names', async () => {
  const example = { access_token: 'x', refresh_token: 'y', refresh_expires_in: 86_400 };
  expect(await bodyFor({ example })).toEqual({
    access_token: '{{tokens.access}}',
    refresh_token: '{{tokens.refresh}}',
    refresh_expires_in: '{{tokens.refresh.lifetime.s}}',
  });
});

it('finds tokens and accounts in wrappers', async () => {
  const schema = object({ status: text, data: object({ token: text, user: object({ data: user }) }) });
  expect(await bodyFor({ schema })).toMatchObject({
    data: {
      token: '{{tokens.access}}',
      user: { data: { id: '{{account.id}}', email: '{{account.email}}' } },
    },
  });
});

it('fills the members of an account beside and below a nested object', async () => {
  const schema = object({
    token: text,
    user: object({ profile: object({ firstName: text, locale: text }), email: text, id: number }),
  });
  expect(await bodyFor({ schema })).toEqual({
    token: '{{tokens.access}}',
    user: {
      profile: { firstName: '{{account.firstName}}', locale: 'string' },
      ...{ email: '{{account.email}}', id: '{{account.id}}' },
    },
  });
});

it('fills an account that is an id and an address alone, also in a wrapper', async () => {
  for (const wrapped of [(one: Node) => one, (data: Node) => object({ data })]) {
    const schema = wrapped(object({ id: number, email: text }));
    const plan = await planned({
      '/login': { post: signIn(json({ schema: object({ token: text }) })) },
      '/me': { get: { operationId: 'me', responses: { '200': json({ schema }) } } },
    });
    expect(JSON.stringify(bodyAt(plan, '/me', 'who-am-i'))).toContain(
      '{"id":"{{account.id}}","email":"{{account.email}}"}',
    );
    expect(markAt(plan)['account']).toEqual({ id: 'integer' });
  }
});

it('sends a token that is the whole body, and one in a header', async () => {
  expect(await bodyFor({ schema: { type: 'string', description: 'the token' } })).toBe('{{tokens.access}}');
  const plan = await planned({
    '/login': { post: signIn({ description: 'OK', headers: { 'X-Auth-Token': { schema: text } } }) },
    '/me': me,
  });
  expect(answerAt(plan, '/login', 'signed-in')).toEqual({
    status: 200,
    headers: { 'X-Auth-Token': '{{tokens.access}}' },
  });
});

it('adds a token to a success without one, as a guess', async () => {
  const schema = object({ message: text });
  const plan = await planned({ '/login': { post: signIn(json({ schema })) }, '/me': me });
  expect(bodyAt(plan, '/login', 'signed-in')).toEqual({
    message: 'string',
    access_token: '{{tokens.access}}',
  });
});

it('answers 200 with a token if the contract declares no content', async () => {
  const plan = await planned({
    '/login': {
      post: { ...signIn({ description: '' }), responses: { '204': { description: 'Signed in' } } },
    },
    '/me': me,
  });
  expect(answerAt(plan, '/login', 'signed-in')).toEqual({
    status: 200,
    body: { access_token: '{{tokens.access}}' },
  });
});

it('adds the token where a person says that the success has it', async () => {
  const schema = object({ ok: { type: 'boolean' }, user });
  const document = contractOf({ '/login': { post: signIn(json({ schema })) }, '/me': me });
  const recognition = recognise(document);
  const question = nextQuestion(recognition, ['sign-in']);
  const named = question?.choices.find(({ label }) => label === 'as accessToken in the body');
  const plan = await planOf(document, named?.apply(recognition) ?? recognition);
  expect(question?.id).toBe('session');
  expect(bodyAt(plan, '/login', 'signed-in')).toMatchObject({ ok: true, accessToken: '{{tokens.access}}' });
});

it('adds no token where a cookie carries the session', async () => {
  const components = { securitySchemes: { token: { type: 'apiKey', in: 'cookie', name: 'sid' } } };
  const plan = await planned(
    { '/login': { post: signIn(json({ schema: object({ message: text }) })) }, '/me': me },
    { components },
  );
  expect(bodyAt(plan, '/login', 'signed-in')).toEqual({ message: 'string' });
});

it('keeps no placeholder of an example', async () => {
  const example = { token: 'x', note: 'Hello {{{account.password}}', data: { text: '{{tokens.access}}' } };
  expect(await bodyFor({ example })).toEqual({
    token: '{{tokens.access}}',
    note: 'Hello { { {account.password}}',
    data: { text: '{ {tokens.access}}' },
  });
});

it('keeps members with names that JavaScript objects have', async () => {
  const example: unknown = JSON.parse(
    '{"token":"x","user":{"email":"a","__proto__":{"email":"b"},"constructor":"c","firstName":"F"}}',
  );
  const plan = await planned({
    '/login': { post: signIn(json({ example })) },
    '/me': { get: { operationId: 'me', responses: { '200': json({ example }) } } },
  });
  expect(JSON.stringify(bodyAt(plan, '/login', 'signed-in'))).toContain('"constructor":"c"');
  expect(markAt(plan)['account']).toEqual({ fields: { firstName: { type: 'string', default: 'F' } } });
});

it('omits a body that is too large to make up', async () => {
  const wide = object(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, text])));
  const level = (inner: Node) =>
    object(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`g${index}`, inner])));
  const schema = object({ token: text, data: level(level(wide)) });
  expect(await bodyFor({ schema })).toEqual({ token: '{{tokens.access}}' });
});

const asked = object({
  mfaRequired: { type: 'boolean' },
  mfaToken: text,
  methods: { type: 'array', items: text },
});
const given = object({ accessToken: text });

it.each([
  [202, { '200': json({ schema: given }), '202': json({ schema: asked }) }],
  [200, { '200': json({ schema: { oneOf: [asked, given] } }) }],
  [200, { '200': json({ schema: { anyOf: [given, asked] } }) }],
  [
    203,
    {
      '200': json({ schema: given }),
      '203': json({ example: { mfaRequired: true, mfaToken: 'x', methods: ['string'] } }),
    },
  ],
])('asks for the second step with the %i of the contract', async (status, responses) => {
  const step = { post: taking({ mfaToken: text, code: text }, { '200': json({ schema: given }) }) };
  const post = { ...signIn(json({ schema: given })), responses };
  const plan = await planned({ '/login': { post }, '/mfa/verify': step, '/me': me });
  expect(bodyAt(plan, '/login', 'signed-in')).toEqual({ accessToken: '{{tokens.access}}' });
  expect(answerAt(plan, '/login', 'second-factor-required')).toEqual({
    status,
    body: { mfaRequired: true, mfaToken: '{{challenge.id}}', methods: ['string'] },
  });
  expect(actionAt(plan, '/login').update['responses']).not.toHaveProperty(String(status));
});

it('takes no member of a wrapper for a field of the account', async () => {
  const wrapper = { ok: { type: 'boolean' }, code: number, msg: text, id_token: text, expires_in: number };
  const schema = object({ ...wrapper, access_token: text, email: text, city: text });
  const plan = await planned({
    '/login': { post: signIn(json({ schema })) },
    '/me': {
      get: { operationId: 'me', responses: { '200': json({ schema: object({ ...wrapper, email: text }) }) } },
    },
  });
  expect(markAt(plan)['account']).toEqual({ fields: { city: { type: 'string', default: 'string' } } });
});
