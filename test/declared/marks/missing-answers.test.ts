import { expect, it } from '@jest/globals';
import { findingsOf } from '../../../src/declared/marks/check.ts';
import { answerOf } from '../../../src/declared/marks/fallbacks.ts';
import { completeMark, loginContract } from './documents.ts';

const protectedCall = { responses: {}, 'x-login': { act: 'protected' } };
const paths = { '/a': { get: protectedCall }, '/b': { get: protectedCall } };

function notes(contract: Parameters<typeof loginContract>[0]): readonly string[] {
  return findingsOf(loginContract(contract)).map(
    ({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`,
  );
}

it('notes the outcomes that an operation lacks in one line, without those that a fallback answers', () => {
  const { answers: _, ...mark } = completeMark;
  expect(notes({ mark })).toEqual([
    'note paths./login.post.x-login: POST /login has no answer for signed-in: its clients get an empty 200, ' +
      "without a token in the body; add to its answers: signed-in: { status: 200, body: { token: '{{tokens.session}}' } }",
    'note paths./login.post.x-login: POST /login has no answer for invalid-credentials, malformed-request; ' +
      'add to its answers: invalid-credentials: { status: 401, body: … }, malformed-request: { status: 400, body: … }',
  ]);
});

it('notes an outcome that several operations lack once, at the top', () => {
  expect(notes({ paths })).toEqual([
    'note x-login: 2 operations have no answer for token-missing (GET /a, GET /b); ' +
      'add to x-login.answers at the top: token-missing: { status: 401, body: … }',
  ]);
});

it('notes nothing if the shared answers have the outcome', () => {
  expect(notes({ root: { version: 1, answers: { 'token-missing': { status: 401 } } }, paths })).toEqual([]);
});

const ids = {
  reason: 'token-expired/idle',
  name: 'token-expired',
  similar: 'token-invalid',
  last: 'token-missing',
} as const;
type Part = keyof typeof ids;

const everyAnswer: readonly Part[] = ['reason', 'name', 'similar', 'last'];

it.each<readonly [own: readonly Part[], shared: readonly Part[], from: 'own' | 'shared', part: Part]>([
  [everyAnswer, everyAnswer, 'own', 'reason'],
  [['name', 'similar', 'last'], everyAnswer, 'own', 'name'],
  [['similar', 'last'], everyAnswer, 'shared', 'reason'],
  [['similar', 'last'], ['name', 'similar', 'last'], 'shared', 'name'],
  [['similar', 'last'], ['similar', 'last'], 'own', 'similar'],
  [['last'], ['similar', 'last'], 'shared', 'similar'],
  [['last'], ['last'], 'own', 'last'],
  [[], ['last'], 'shared', 'last'],
])('answers a reason from %j and the shared %j by the %s answer of the %s', (own, shared, from, part) => {
  const tableOf = (parts: readonly Part[], name: string) =>
    Object.fromEntries(parts.map((one) => [ids[one], { source: `${name} ${one}` }]));
  const tables = [tableOf(own, 'own'), tableOf(shared, 'shared')];
  expect(answerOf(ids.reason, tables)).toEqual({ id: ids[part], answer: { source: `${from} ${part}` } });
});

it('has no answer of an outcome whose similar outcomes have none', () => {
  expect(answerOf('not-allowed/role', [{ 'token-missing': {} }, { done: {} }])).toBeUndefined();
});

it('does not find answers in the prototype', () => {
  expect(answerOf('done/constructor', [{}])).toBeUndefined();
});
