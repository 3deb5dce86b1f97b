import { expect, it } from '@jest/globals';
import { keyOf, readKeys } from './keys.ts';

const key = (operation: string, rest = '') => `
contract: { package: acme@1.0.0, file: openapi.json }
tuned: false
operations:
  POST /login: ${operation}
${rest}`;

it('reads every key of the folder', () => {
  const names = readKeys().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
});

it('reads the acts, places and statuses of a key', () => {
  const operation =
    '{ acts: [sign-in], reads: { login: body.email, password: body.password }, answers: { signed-in: 200 } }';
  expect(keyOf('acme', key(operation, 'session: bearer')).operations).toEqual({
    'POST /login': {
      acts: ['sign-in'],
      reads: { login: 'body.email', password: 'body.password' },
      answers: { 'signed-in': 200 },
    },
  });
});

it.each([
  ['an act that is unknown', '{ acts: [log-in] }', '/acts/0'],
  ['the act of unmarked operations', '{ acts: [protected] }', '/acts/0'],
  ['a value that is unknown', '{ acts: [sign-in], reads: { user: body.user } }', '"user"'],
  ['a value that the act does not read', '{ acts: [sign-out], reads: { login: body.user } }', 'read login'],
  ['a place that is none', '{ acts: [sign-in], reads: { login: json.user } }', '/reads/login'],
  [
    'a token at a place of requests',
    '{ acts: [sign-in], tokens: { access: query.token } }',
    '/tokens/access',
  ],
  ['an outcome that is unknown', '{ acts: [sign-in], answers: { success: 200 } }', '"success"'],
  ['an outcome of another act', '{ acts: [sign-in], answers: { done: 200 } }', 'outcome done'],
  ['a success with a failure', '{ acts: [sign-in], answers: { signed-in: 401 } }', 'the status 401'],
])('rejects %s', (_, operation, problem) => {
  expect(() => keyOf('acme', key(operation))).toThrow(problem);
});

it.each([
  ['a path without its method', 'open: { /login: it is unclear }', 'propertyName'],
  ['an operation that is marked and open', 'open: { POST /login: it is unclear }', 'both in operations'],
  ['a session at no place', 'session: cookie', '/session'],
])('rejects %s', (_, rest, problem) => {
  expect(() => keyOf('acme', key('{ acts: [sign-in] }', rest))).toThrow(problem);
});

it('rejects a contract without an exact version', () => {
  const contract = 'contract: { package: acme, file: openapi.json }';
  expect(() => keyOf('acme', `${contract}\ntuned: true\noperations: {}`)).toThrow('/contract/package');
});
