import { expect, test } from '@jest/globals';
import { figuresOf, isWordy, longSentences } from '../../tools/prose/figures.ts';
import { passage } from '../../tools/prose/passage.ts';

const long = `${'word '.repeat(25)}end.`;

test('counts sentences, their words, and the phrases to avoid', () => {
  const [docs, all] = figuresOf([
    passage('a.md', 1, 'docs', 'Call `a b c` now. What it returns is no number.'),
  ]);
  expect(docs).toEqual({ kind: 'docs', sentences: 2, meanWords: 4.5, longShare: 0, phrases: 2 });
  expect(all).toEqual({ ...docs, kind: 'all' });
});

test('lists a sentence of over 25 words with its place', () => {
  expect(longSentences([passage('a.md', 7, 'docs', `Short. ${long}`)])).toEqual([
    `a.md:7: 26 words: ${long}`,
  ]);
});

test('calls text wordy when its mean is over 14 words or over 4 % of its sentences are long', () => {
  const figures = { kind: 'docs', sentences: 100, meanWords: 14, longShare: 0.04, phrases: 0 } as const;
  expect(isWordy(figures)).toBe(false);
  expect(isWordy({ ...figures, meanWords: 14.1 })).toBe(true);
  expect(isWordy({ ...figures, longShare: 0.05 })).toBe(true);
});
