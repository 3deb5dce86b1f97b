import { expect, it } from '@jest/globals';
import { findingsOf } from '../../../src/declared/marks/check.ts';
import { completeMark, loginContract } from './documents.ts';

const version = 1;

function found(contract: Parameters<typeof loginContract>[0]): readonly string[] {
  return findingsOf(loginContract(contract)).map(
    ({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`,
  );
}

const unchecked = 'the checks lack password, so every password signs in; add it unless that is meant';

it.each([
  [
    'a level that is listed twice',
    { root: { version, levels: ['a', 'a', 'b'] } },
    'error x-login.levels.1: the level a is listed twice; remove one',
  ],
  [
    'a token that repeats itself',
    { root: { version, tokens: { a: { sameAs: 'a' } } } },
    'error x-login.tokens.a.sameAs: sameAs is a circle: a → a; one token needs its own value',
  ],
  [
    'tokens that repeat each other',
    { root: { version, tokens: { a: { sameAs: 'b' }, b: { sameAs: 'a' } } } },
    'error x-login.tokens.b.sameAs: sameAs is a circle: b → a → b; one token needs its own value',
  ],
  [
    'an unknown companion of a token',
    { root: { version, tokens: { a: { with: 'nosuch' } } } },
    'error x-login.tokens.a.with: unknown token nosuch; expected one of a',
  ],
  [
    'two tokens in one cookie',
    { root: { version, tokens: { a: { cookie: {}, name: 'sid' }, b: { scheme: 'cookie', name: 'sid' } } } },
    'note x-login.tokens.b: b and a travel in the same cookie sid; clients keep only one of them',
  ],
  [
    'checks without the password',
    { root: { version, checks: ['csrf'] } },
    `note x-login.checks: ${unchecked}`,
  ],
  [
    'own checks without the password',
    { mark: { ...completeMark, checks: [] } },
    `note paths./login.post.x-login.checks: ${unchecked}`,
  ],
])('reports %s', (_what, contract, expected) => {
  expect(found(contract)).toContain(expected);
});

it('accepts checks with a password, and checks of the top that every sign-in replaces', () => {
  const mark = { ...completeMark, checks: ['password'] };
  expect(found({ mark, root: { version, checks: ['csrf'] } })).toEqual([]);
});
