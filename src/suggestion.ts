import { closestOf, editDistance } from './closest.ts';

const minSimilarity = 0.5;
const maxSuggested = 3;

/** Ends a message about an unknown word: with the closest known words, or with all of them if none is close. */
export function expectedOneOf(word: string, known: readonly string[]): string {
  return didYouMean(word, known) ?? `expected one of ${known.join(', ')}`;
}

/** Returns `did you mean --port?` for a misspelt word; undefined if no known word is close. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const letters = lettersOf(word);
  const distanceOf = (candidate: string) => {
    const others = lettersOf(candidate);
    const distance = editDistance(letters, others, (one, other) => (one === other ? 0 : 1));
    const length = Math.max(letters.length, others.length);
    // two letters swapped are a distance of 2
    const isClose = distance <= Math.max(2, length / 4) && 1 - distance / length >= minSimilarity;
    return isClose ? distance : undefined;
  };
  const closest = closestOf(known, distanceOf, { max: maxSuggested, onlyBest: true });
  return closest.length === 0 ? undefined : `did you mean ${closest.join(' or ')}?`;
}

/** Dashes at the start would make all options similar. */
function lettersOf(word: string): readonly string[] {
  return Array.from(word.toLowerCase().replace(/^-+/, ''));
}
