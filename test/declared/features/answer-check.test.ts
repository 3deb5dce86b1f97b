import { afterEach, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { loadDeclaredProvider } from '../../../src/declared/load.ts';
import { createEmulator, type LoginEmulator } from '../../../src/index.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const opened: LoginEmulator[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(opened.splice(0).map((emulator) => emulator.close()));
});

function json(schema: object, more: object = {}) {
  return { description: 'An answer', content: { 'application/json': { schema, ...more } } };
}

const named = { type: 'object', required: ['token'], properties: { token: { type: 'string' } } };
const refused = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string', maxLength: 9 } },
};

/** Serves an API whose sign-in has these answers, besides one for wrong credentials. */
async function served(answers: object, validation: object) {
  const paths = {
    '/login': {
      post: {
        ...{ operationId: 'login', security: [] },
        responses: { 200: json(named), '4XX': json(refused), 204: { description: 'Empty' } },
        'x-login': {
          ...{
            act: 'sign-in',
            reads: { login: 'body.email', password: 'body.password' },
            answers: { 'invalid-credentials': { status: 401, body: { error: 'no' } }, ...answers },
          },
        },
      },
    },
    '/orders': {
      get: {
        operationId: 'orders',
        responses: { 200: json({ type: 'array' }, { example: { not: 'a list' } }) },
      },
    },
  };
  const info = { title: 'Acme', version: '1' };
  const contract = { openapi: '3.1.0', info, 'x-login': { version: 1, validation }, paths };
  const file = join(temporaryFolder({ 'acme.json': JSON.stringify(contract) }), 'acme.json');
  const { provider } = await loadDeclaredProvider({ id: 'acme', file });
  const emulator = await createEmulator({ providers: [provider], port: false });
  opened.push(emulator);
  return emulator;
}

function signIn(emulator: LoginEmulator, password = 'Password-1', more: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/json', ...more };
  const body = JSON.stringify({ email: 'plain@example.com', password });
  return emulator.fetch('/login', { method: 'POST', headers, body });
}

/** Returns the function that waits for the next warning, and all warnings. */
function printedWarnings() {
  const warnings: string[] = [];
  let told: (() => void) | undefined;
  jest.spyOn(console, 'warn').mockImplementation((message: string) => {
    warnings.push(message);
    told?.();
  });
  return { warnings, next: () => new Promise<void>((resolve) => (told = resolve)) };
}

const broken = [
  [
    'a body without a required member',
    { status: 200, body: { tokn: 'x' } },
    "the body of 200 breaks the contract at /: must have required property 'token'",
  ],
  [
    'a member of another type',
    { status: 200, body: { token: 7 } },
    'the body of 200 breaks the contract at /token: must be string',
  ],
  ['no body', { status: 200 }, 'the contract declares a body for 200, but the answer has none'],
  [
    'a body where the contract has none',
    { status: 204, body: { token: 'x' } },
    'the contract declares no body for 204',
  ],
  [
    'a status that the contract lacks',
    { status: 302, headers: { Location: '/' } },
    'the contract declares no answer with the status 302',
  ],
  [
    'another media type',
    { status: 200, contentType: 'application/xml', body: '<token/>' },
    'the contract declares no body for 200',
  ],
] as const;

const brokenExample = 'the body of 200 breaks the contract at /: must be array';

it.each(broken)('sends an answer with %s by default, and warns once', async (_what, answer, problem) => {
  const { warnings, next } = printedWarnings();
  const emulator = await served({ 'signed-in': answer }, {});
  const first = next();
  expect((await signIn(emulator)).status).toBe(answer.status);
  await first;
  expect((await signIn(emulator)).status).toBe(answer.status);
  const other = next();
  expect(await (await emulator.fetch('/orders')).json()).toEqual({ not: 'a list' });
  await other;
  expect(warnings).toEqual([
    `login-emulator: acme: login sent an answer, but ${problem}`,
    `login-emulator: acme: orders sent an answer, but ${brokenExample}`,
  ]);
});

it.each(broken)(
  'answers with a problem in place of an answer with %s if the marks are strict',
  async (_what, answer, problem) => {
    const reported = jest.spyOn(console, 'error').mockReturnValue();
    const emulator = await served({ 'signed-in': answer }, { answers: 'strict' });
    const login = await signIn(emulator);
    expect([login.status, login.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(await login.json()).toMatchObject({ detail: `acme: login has no valid answer: ${problem}` });
    expect(await (await emulator.fetch('/orders')).json()).toMatchObject({
      detail: `acme: orders has no valid answer: ${brokenExample}`,
    });
    expect(reported).toHaveBeenCalledTimes(2);
  },
);

it('sends answers that follow the contract if the marks are strict', async () => {
  const answer = { status: 200, body: { token: '{{tokens.session}}' } };
  const emulator = await served({ 'signed-in': answer }, { answers: 'strict' });
  expect((await signIn(emulator)).status).toBe(200);
  expect(await (await signIn(emulator, 'wrong')).json()).toEqual({ error: 'no' });
});

it('compares a forced answer too, but not the problem about a missing answer', async () => {
  jest.spyOn(console, 'error').mockReturnValue();
  const long = { status: 423, body: { error: 'You are locked out.' } };
  const emulator = await served({ 'locked-out': long }, { answers: 'strict' });
  const forced = await signIn(emulator, 'Password-1', { prefer: 'outcome=locked-out' });
  expect([forced.status, await forced.json()]).toEqual([
    500,
    expect.objectContaining({
      detail:
        'acme: login has no valid answer: the body of 423 breaks the contract at /error: must NOT have more than 9 characters',
    }),
  ]);
  const missing = await signIn(emulator, 'Password-1', { prefer: 'outcome=unavailable' });
  expect([missing.status, await missing.json()]).toEqual([
    503,
    expect.objectContaining({ detail: expect.stringContaining('add it to x-login.answers') }),
  ]);
});

it('finishes the checks of sent answers before it is closed', async () => {
  const { warnings } = printedWarnings();
  const emulator = await served({ 'signed-in': { status: 200, body: { token: 7 } } }, {});
  await signIn(emulator);
  await emulator.close();
  expect(warnings).toEqual([
    'login-emulator: acme: login sent an answer, but the body of 200 breaks the contract at /token: must be string',
  ]);
});

it('warns once about a usual refusal that the contract declares for no operation', async () => {
  const { warnings, next } = printedWarnings();
  const get = (operationId: string) => ({ get: { operationId, responses: { 200: json({}) } } });
  const marks = { version: 1, protect: true, answers: { 'token-missing': { status: 401, body: 'no' } } };
  const contract = {
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, 'x-login': marks },
    paths: {
      '/a': get('a'),
      '/b': get('b'),
      '/c': { get: { operationId: 'c', responses: { 204: { description: '' } } } },
    },
  };
  const file = join(temporaryFolder({ 'acme.json': JSON.stringify(contract) }), 'acme.json');
  const { provider } = await loadDeclaredProvider({ id: 'acme', file });
  const emulator = await createEmulator({ providers: [provider], port: false });
  opened.push(emulator);
  const first = next();
  for (const path of ['/a', '/b', '/c']) expect((await emulator.fetch(path)).status).toBe(401);
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([
    'login-emulator: acme: a sent an answer, but the contract declares no answer with the status 401',
  ]);
});
