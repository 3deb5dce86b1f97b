import { expect, it } from '@jest/globals';
import { isOutcomeId, nameOf, reasonOf, selectedOutcome } from '../../src/core/outcome.ts';

it.each([
  ['token-invalid', true],
  ['token-invalid/reused', true],
  ['token-invalid/at-2-am', true],
  ['token-invalid/', false],
  ['token-invalid/Reused', false],
  ['token-invalid/re/used', false],
  ['token/reused', false],
  ['constructor', false],
])('tells whether %s is an outcome', (word, expected) => {
  expect(isOutcomeId(word)).toBe(expected);
});

it('splits an outcome into its name and its reason', () => {
  expect([nameOf('token-invalid/reused'), reasonOf('token-invalid/reused')]).toEqual([
    'token-invalid',
    'reused',
  ]);
  expect([nameOf('done'), reasonOf('done')]).toEqual(['done', undefined]);
  expect(() => nameOf('constructor/x' as never)).toThrow("constructor/x isn't an outcome");
});

it.each([
  ['token-invalid/ended', 'token-invalid/ended'],
  ['token-invalid', 'token-invalid/reused'],
  ['token-invalid/other', undefined],
  ['done', 'done'],
  ['done/late', undefined],
  ['locked-out', undefined],
  ['toString', undefined],
])('selects for %s the outcome %s', (requested, selected) => {
  const declared = { done: [], 'token-invalid/reused': [], 'token-invalid/ended': [] };
  expect(selectedOutcome(requested, declared)).toBe(selected);
});
