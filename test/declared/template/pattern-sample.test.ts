import { expect, it } from '@jest/globals';
import { textLike } from '../../../src/declared/template/pattern-sample.ts';

it.each([
  ['^[A-Z]{2}\\d{4}$', 'AA0000'],
  ['^\\+?[1-9]\\d{1,14}$', '10'],
  ['^[a-z]+(-[a-z]+)*$', 'a'],
  ['^(?:cat|dog)s?$', 'cat'],
  ['^[^@\\s]+@[^@]+\\.[a-z]{2,}$', 'a@a.aa'],
  ['^\\/api\\/v\\d$', '/api/v0'],
  ['^[0-9a-f]{24}$', '0'.repeat(24)],
  ['^.{3,5}$', 'aaa'],
  ['^$', ''],
  ['^[-_]$', '-'],
  ['^[^a]$', 'A'],
])('makes up a text for %s', (pattern, text) => {
  expect(textLike(pattern)).toBe(text);
});

it.each([
  ['^[a-z]+$', 5, 8, 'aaaaa'],
  ['^[a-z]{2,3}$', 3, undefined, 'aaa'],
  ['^[a-z]{2,3}$', 4, undefined, undefined],
  ['^[a-z]{5}$', 0, 4, undefined],
])('makes up a text for %s of %i to %s characters', (pattern, least, most, text) => {
  expect(textLike(pattern, least, most)).toBe(text);
});

it.each(['^(?=.*\\d)[a-z]+$', '(a)\\1', '[', '^x{100000}$', '^\\p{Lu}$', ')'])(
  'makes up no text for %s',
  (pattern) => {
    expect(textLike(pattern)).toBeUndefined();
  },
);
