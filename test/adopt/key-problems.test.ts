import { expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import type { Node } from '../../src/json.ts';
import { keyProblems } from './key-problems.ts';
import { keyOf } from './keys.ts';

const document = load(`
openapi: 3.1.0
paths:
  /login:
    parameters: [{ name: X-App, in: header, schema: { type: string } }]
    post:
      requestBody: { $ref: '#/components/requestBodies/Login' }
      responses:
        '200':
          headers: { X-Token: { schema: { type: string } }, Set-Cookie: { description: sets sid } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Tokens' } } }
        4XX: { description: refused }
  /token:
    post:
      responses: { '200': { content: { text/plain: { schema: { type: string } } } } }
components:
  requestBodies:
    Login: { content: { application/json: { schema: { $ref: '#/components/schemas/Credentials' } } } }
  schemas:
    Credentials:
      allOf:
        - { properties: { user: { properties: { email: { type: string } } } } }
        - { properties: { password: { type: string } } }
    Tokens: { properties: { data: { type: object, example: { token: abc } } } }
  securitySchemes:
    session: { type: http, scheme: bearer }
`) as Node;

const problemsOf = (operations: string, rest = '') =>
  keyProblems(
    keyOf(
      'acme',
      `contract: { package: acme@1.0.0, file: x }\ntuned: false\noperations: ${operations}\n${rest}`,
    ),
    document,
  );

it('accepts the places, tokens and statuses that the contract shows', () => {
  const reads = '{ login: body.user.email, password: body.password, client: header.X-App }';
  const login = `{ acts: [sign-in], reads: ${reads}, tokens: { access: body.data.token, refresh: [header.x-token, cookie.sid] }, answers: { signed-in: 200, invalid-credentials: 401 } }`;
  expect(
    problemsOf(
      `{ POST /login: ${login}, POST /token: { acts: [refresh], tokens: { access: body } } }`,
      'session: bearer',
    ),
  ).toEqual([]);
});

it.each([
  ['an operation', '{ GET /login: { acts: [csrf] } }', 'no operation GET /login'],
  ['an operation that is open', '{}\nopen: { GET /login: it is unclear }', 'no operation GET /login'],
  ['a place of a body', '{ POST /login: { acts: [sign-in], reads: { login: body.email } } }', 'body.email'],
  [
    'a place of a form',
    '{ POST /login: { acts: [sign-in], reads: { password: form.password } } }',
    'form.password',
  ],
  ['a parameter', '{ POST /login: { acts: [sign-in], reads: { login: query.user } } }', 'query.user'],
  [
    'the Basic scheme',
    '{ POST /login: { acts: [sign-in], reads: { login: basic.username } } }',
    'basic.username',
  ],
  ['a token', '{ POST /login: { acts: [sign-in], tokens: { access: body.data.jwt } } }', 'body.data.jwt'],
  ['a token as the body', '{ POST /login: { acts: [sign-in], tokens: { access: body } } }', 'show body in'],
  [
    'a token in a header',
    '{ POST /login: { acts: [sign-in], tokens: { access: header.X-Auth } } }',
    'header.X-Auth',
  ],
  ['a cookie', '{ POST /login: { acts: [sign-in], tokens: { access: cookie.auth } } }', 'cookie.auth'],
  ['a status', '{ POST /login: { acts: [sign-in], answers: { signed-in: 201 } } }', 'status 201'],
  ['a session', '{}\nsession: header.X-Auth', 'session header.X-Auth'],
])('reports %s that the contract does not show', (_, operations, problem) => {
  expect(problemsOf(operations)).toEqual([expect.stringContaining(problem)]);
});

it('accepts a place beyond the contract, unless the contract shows it', () => {
  const login = (place: string) =>
    `{ POST /login: { acts: [sign-in], reads: { login: ${place} }, beyond: { ${place}: the handler reads it } } }`;
  expect(problemsOf(login('body.email'))).toEqual([]);
  expect(problemsOf(login('body.user.email'))).toEqual([expect.stringContaining('remove it from beyond')]);
});
