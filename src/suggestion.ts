import { closestOf, editDistance } from './closest.ts';

const minSimilarity = 0.5;
const maxSuggested = 3;

/** Ends a message about an unknown word: with the closest known words, or with the first `max` of them if none is close. */
export function expectedOneOf(word: string, known: readonly string[], max = known.length): string {
  const listed = `${known.slice(0, max).join(', ')}${known.length > max ? ', …' : ''}`;
  return didYouMean(word, known) ?? `expected one of ${listed}`;
}

/** Ends a message about an unknown login of any account. */
export function expectedLogin(login: string, logins: readonly string[]): string {
  return expectedOneOf(login, [...new Set(logins)], 10);
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

/** Suggests an outcome for one with a reason, such as `token-invalid/reused`: the nearest one of its name first. */
export function suggestedOutcome(id: string, known: readonly string[]): string | undefined {
  const sameName = known.filter((one) => one.split('/')[0] === id.split('/')[0]);
  if (sameName.length === 0) return didYouMean(id, known);
  return didYouMean(id, sameName) ?? `did you mean ${sameName.slice(0, maxSuggested).join(' or ')}?`;
}

/** Dashes at the start would make all options similar. */
function lettersOf(word: string): readonly string[] {
  return Array.from(word.toLowerCase().replace(/^-+/, ''));
}
