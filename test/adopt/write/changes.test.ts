import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { changesOf, compared } from '../../../src/adopt/write/changes.ts';

it('lists removed and added lines with the line before them', () => {
  expect(changesOf('a\nb\nc\nd\ne\n', 'a\nb\nC\nd\ne\nf\n')).toEqual([' b', '-c', '+C', ' e', '+f']);
});

it('lists all lines of a new file, and none of an unchanged one', () => {
  expect(changesOf('', 'a\nb\n')).toEqual(['+a', '+b']);
  expect(changesOf('a\n', 'a\n')).toEqual([]);
});

it('lists changes from which both texts follow, and no more than their shortest', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 9 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = compared(before, after);
      const side = (other: string) => found.filter((line) => line[0] !== other).map((line) => line.slice(1));
      expect(side('+')).toEqual(before);
      expect(side('-')).toEqual(after);
      expect(found.filter((line) => line.startsWith(' '))).toHaveLength(longestCommon(before, after));
    }),
  );
});

/** The length of the longest common subsequence, by its definition. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  const [first, ...rest] = one;
  if (first === undefined) return 0;
  const at = other.indexOf(first);
  const without = longestCommon(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, other.slice(at + 1)));
}

it('compares large texts in little time', () => {
  const text = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join('\n');
  expect(changesOf(text('a'), text('b'))).toHaveLength(40_000);
});
