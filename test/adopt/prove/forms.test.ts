import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { ProofLine } from '../../../src/adopt/prove/line.ts';
import { prove } from '../../../src/adopt/prove/prove.ts';
import { checkFixtureFile } from '../../../src/fixtures/check-file.ts';
import { openEmulator } from '../../../src/library/create-emulator.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

interface Operation {
  readonly mark: object;
  readonly secured?: true;
  readonly body?: object;
}

/** Proves a provider of these marks, whose refusals have one answer each. */
async function proofOf(
  marks: object,
  operations: Readonly<Record<string, Operation>>,
  {
    scheme = { type: 'http', scheme: 'bearer' },
    fixtures,
  }: { readonly scheme?: object; readonly fixtures?: string } = {},
): Promise<readonly ProofLine[]> {
  const refusals = [
    'invalid-credentials',
    'missing-credentials',
    'second-factor-required',
    'token-missing',
    'locked-out',
  ];
  const more = [
    'challenge-invalid',
    'csrf-failed',
    'client-invalid',
    'rate-limited',
    'server-error',
    'token-expired',
  ];
  const answers = Object.fromEntries(
    [...refusals, ...more, 'account-disabled'].map((name) => [name, { status: 400, body: { error: name } }]),
  );
  const paths = Object.entries(operations).map(([name, { mark, secured, body }]) => {
    const [method = '', path = ''] = name.split(' ');
    const media = Object.fromEntries(
      Object.entries(body ?? {}).map(([type, schema]) => [type, { schema: schema as unknown }]),
    );
    const operation = {
      operationId: path.slice(1),
      security: secured === true ? [{ main: [] }] : [],
      ...(body === undefined ? {} : { requestBody: { content: media } }),
      responses: { default: { description: 'Any', content: { 'application/json': {} } } },
      'x-login': mark,
    };
    return [path, { [method.toLowerCase()]: operation }];
  });
  const contract = JSON.stringify({
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, servers: [{ url: '/acme' }] },
    components: { securitySchemes: { main: scheme } },
    'x-login': { version: 1, answers, ...marks },
    paths: Object.fromEntries(paths) as object,
  });
  const folder = temporaryFolder({
    'acme.json': contract,
    ...(fixtures === undefined ? {} : { 'acme.fixtures.yaml': fixtures }),
  });
  return prove({ id: 'acme', file: join(folder, 'acme.json') }, { openEmulator, checkFixtureFile });
}

const summary = (lines: readonly ProofLine[]) =>
  lines.filter(({ result }) => result !== 'ok').map(({ name, detail }) => [name, detail]);
const names = (lines: readonly ProofLine[]) => lines.map(({ name }) => name);
const me: Operation = {
  secured: true,
  mark: { act: 'current-account', answers: { 'who-am-i': { body: { email: '{{account.email}}' } } } },
};

it('proves an OAuth password grant as a form, with a client in Basic and a refresh in the same operation', async () => {
  const issued = { body: { access_token: '{{tokens.access}}', refresh_token: '{{tokens.refresh}}' } };
  const lines = await proofOf(
    { tokens: { access: { security: 'main' }, refresh: {} } },
    {
      'POST /token': {
        mark: {
          reads: { client: 'basic.username', clientSecret: 'basic.password' },
          acts: [
            {
              ...{ act: 'refresh', when: { 'form.grant_type': 'refresh_token' } },
              ...{ reads: { refresh: 'form.refresh_token' }, answers: { refreshed: issued } },
            },
            {
              ...{ act: 'sign-in', when: { 'form.grant_type': 'password' } },
              ...{
                reads: { login: 'form.username', password: 'form.password' },
                answers: { 'signed-in': issued },
              },
            },
          ],
        },
      },
      'GET /me': me,
    },
    {
      fixtures:
        'accounts: [{ login: plain@example.com, password: Password-1 }, { login: l, password: p, lockedUntil: forever }, { login: d, password: p, status: disabled }, { login: u, password: p, status: unverified }]\nclients: [{ id: web, secret: web-secret }]\n',
    },
  );
  expect(summary(lines)).toEqual([]);
  expect(names(lines)).toEqual(expect.arrayContaining(['signed in', 'refresh', 'old refresh token']));
});

it('proves a challenge, and the code by mail that another operation sends', async () => {
  const lines = await proofOf(
    { challenge: {}, tokens: { session: { security: 'main' } } },
    {
      'POST /login': {
        mark: {
          ...{ act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
          answers: {
            'signed-in': { body: { token: '{{tokens.session}}' } },
            'second-factor-required': { status: 202, body: { ticket: '{{challenge.id}}' } },
          },
        },
      },
      'POST /code': {
        mark: {
          ...{ act: 'second-factor', reads: { challenge: 'body.ticket', code: 'body.code' } },
          answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
        },
      },
      'GET /me': me,
    },
  );
  expect(summary(lines)).toEqual([]);
  expect(names(lines)).toEqual(
    expect.arrayContaining(['totp code given', 'mail code given', 'sms code given']),
  );
});

it('fails if the answer has no challenge for the second step', async () => {
  const lines = await proofOf(
    { challenge: {}, tokens: { session: { security: 'main' } } },
    {
      'POST /login': {
        mark: {
          ...{ act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
          answers: {
            'signed-in': { body: { token: '{{tokens.session}}' } },
            'second-factor-required': { status: 202, body: { next: 'code' } },
          },
        },
      },
      'POST /code': {
        mark: {
          ...{ act: 'second-factor', reads: { challenge: 'body.ticket', code: 'body.code' } },
          answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
        },
      },
      'GET /me': me,
    },
  );
  expect(summary(lines)).toContainEqual([
    'totp code asked',
    'the answer has no challenge for the second step',
  ]);
});

it('proves a sign-in by a code that was sent', async () => {
  const lines = await proofOf(
    { code: {}, tokens: { session: { security: 'main' } } },
    {
      'POST /send': {
        mark: { act: 'send-code', reads: { email: 'body.email' }, answers: { 'code-sent': { status: 204 } } },
      },
      'POST /verify': {
        mark: {
          ...{ act: 'sign-in-by-code', reads: { email: 'body.email', code: 'body.code' } },
          answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
        },
      },
      'GET /me': me,
    },
  );
  expect(summary(lines)).toEqual([]);
  expect(names(lines)).toEqual(
    expect.arrayContaining(['code sent', 'wrong code', 'signed in by code', 'current account']),
  );
});

it('proves a session in a cookie with a CSRF token in a header', async () => {
  const lines = await proofOf(
    {
      csrf: { cookie: 'csrf', header: 'X-CSRF', issued: 'act' },
      tokens: { session: { security: 'main' } },
    },
    {
      'GET /csrf': { mark: { act: 'csrf', answers: { done: { status: 204 } } } },
      'POST /login': {
        mark: {
          ...{ act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
          answers: { 'signed-in': { status: 204 } },
        },
      },
      'POST /logout': {
        secured: true,
        mark: { act: 'sign-out', answers: { 'signed-out': { status: 204 } } },
      },
      'GET /me': me,
    },
    { scheme: { type: 'apiKey', in: 'cookie', name: 'sid' } },
  );
  expect(summary(lines)).toEqual([]);
  expect(lines.find(({ name }) => name === 'signed in')?.detail).toBe('token in cookie sid');
  expect(names(lines)).toEqual(expect.arrayContaining(['without the CSRF token', 'token after sign-out']));
});

it('fails if no message was sent to a forgotten account', async () => {
  const lines = await proofOf(
    { code: {}, tokens: { session: { security: 'main' } } },
    {
      'POST /login': {
        mark: {
          ...{ act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
          answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
        },
      },
      'POST /forgot': {
        mark: {
          act: 'forgot-password',
          reads: { login: 'body.wrong.place' },
          answers: { 'code-sent': { status: 204 } },
        },
        body: { 'application/json': { type: 'object', properties: { email: { type: 'string' } } } },
      },
      'GET /me': me,
    },
  );
  expect(summary(lines)).toContainEqual([
    'place of login',
    'the mark reads body.wrong.place, but the contract declares body.email',
  ]);
  expect(summary(lines)).toContainEqual(['password reset', 'no operation has the act reset-password']);
});

it('proves login and password that each request carries', async () => {
  const lines = await proofOf(
    { tokens: { basic: { scheme: 'credentials', security: 'main' } } },
    { 'GET /me': me },
    { scheme: { type: 'http', scheme: 'basic' } },
  );
  expect(summary(lines)).toEqual([]);
  expect(names(lines)).toEqual([
    'credentials',
    'wrong password',
    'disabled',
    'current account',
    'without a token',
  ]);
});

it('proves that an operation opens only with its role', async () => {
  const lines = await proofOf(
    { tokens: { session: { security: 'main' } }, answers: { 'not-allowed': { status: 403, body: {} } } },
    {
      'POST /login': {
        mark: {
          ...{ act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
          answers: {
            'signed-in': { body: { token: '{{tokens.session}}' } },
            'invalid-credentials': { status: 401 },
          },
        },
      },
      'GET /me': {
        ...me,
        mark: {
          ...me.mark,
          answers: { 'who-am-i': { body: '{{account.email}}' }, 'token-missing': { status: 401 } },
        },
      },
      'GET /reports': {
        secured: true,
        mark: { act: 'protected', needs: { role: 'admin' }, answers: { done: { body: {} } } },
      },
    },
  );
  const found = lines.filter(({ name }) => name.includes('role'));
  expect(found.map(({ name, result, status }) => [name, result, status])).toEqual([
    ['role admin', 'ok', 200],
    ['without role admin', 'ok', 403],
  ]);
});
