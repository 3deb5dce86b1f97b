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
    'note paths./login.post.x-login: POST /login has no answer for signed-in, malformed-request, invalid-credentials; ' +
      'add to its answers: signed-in: { status: 200, body: … }, malformed-request: { status: 400, body: … }, invalid-credentials: { status: 401, body: … }',
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

it('prefers the answer of the reason, then that of the name, then those of the fallbacks', () => {
  const own = { 'token-missing': { status: 401 }, 'token-invalid': { status: 402 } };
  const shared = { 'token-invalid/revoked': { status: 403 }, 'token-expired': { status: 404 } };
  const statusOf = (id: Parameters<typeof answerOf>[0]) => answerOf(id, [own, shared])?.answer.status;
  expect(statusOf('token-invalid/revoked')).toBe(403);
  expect(statusOf('token-invalid/unknown')).toBe(402);
  expect(statusOf('token-expired')).toBe(404);
  expect(statusOf('token-reused')).toBe(402);
  expect(statusOf('not-allowed')).toBeUndefined();
});

it('does not find answers in the prototype', () => {
  expect(answerOf('done/constructor', [{}])).toBeUndefined();
});
