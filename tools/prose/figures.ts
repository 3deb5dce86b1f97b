import { kinds, wordsIn, type Kind, type Passage } from './passage.ts';
import { sentencesOf } from './sentences.ts';
import { avoidedPhrases } from './avoided-phrases.ts';

/** A sentence with this number of words or more is long. */
const longFrom = 26;

/** Counts of the sentences of one kind of text. */
export interface Figures {
  readonly kind: Kind | 'all';
  readonly sentences: number;
  readonly meanWords: number;
  readonly longShare: number;
  readonly phrases: number;
}

/** Returns whether the sentences are over 14 words on average, or over 25 words in more than 4 of 100 cases. */
export function isWordy({ meanWords, longShare }: Figures): boolean {
  return meanWords > 14 || longShare > 0.04;
}

/** Counts the sentences of each kind of text, and of all. */
export function figuresOf(passages: readonly Passage[]): readonly Figures[] {
  const each = kinds.map((kind) =>
    count(
      kind,
      passages.filter((one) => one.kind === kind),
    ),
  );
  return [...each.filter(({ sentences }) => sentences > 0), count('all', passages)];
}

/** Lists the long sentences with where they begin. */
export function longSentences(passages: readonly Passage[]): readonly string[] {
  return passages.flatMap(({ file, line, text }) =>
    sentencesOf(text)
      .filter((sentence) => wordsIn(sentence) >= longFrom)
      .map((sentence) => `${file}:${line}: ${wordsIn(sentence)} words: ${sentence}`),
  );
}

/** Renders the figures as lines of a table. */
export function renderFigures(figures: readonly Figures[]): string {
  const rows = figures.map(({ kind, sentences, meanWords, longShare, phrases }) => [
    kind,
    String(sentences),
    meanWords.toFixed(1),
    `${(100 * longShare).toFixed(1)} %`,
    String(phrases),
  ]);
  return [['text', 'sentences', 'mean words', 'over 25 words', 'avoided'], ...rows]
    .map(([first = '', ...rest]) => first.padEnd(12) + rest.map((cell) => cell.padStart(15)).join(''))
    .join('\n');
}

function count(kind: Kind | 'all', passages: readonly Passage[]): Figures {
  const sentences = passages
    .flatMap(({ text }) => sentencesOf(text))
    .filter((sentence) => wordsIn(sentence) > 0);
  const words = sentences.map(wordsIn);
  return {
    kind,
    sentences: sentences.length,
    meanWords: words.reduce((sum, one) => sum + one, 0) / Math.max(1, sentences.length),
    longShare: words.filter((one) => one >= longFrom).length / Math.max(1, sentences.length),
    phrases: sentences.reduce(
      (sum, one) => sum + avoidedPhrases.filter(({ pattern }) => pattern.test(one)).length,
      0,
    ),
  };
}
