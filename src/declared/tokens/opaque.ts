import { digits, lowerHex, randomString, type Environment } from '../../core/environment.ts';
import { formatUuid } from '../template/stable-ids.ts';
import { problemAt, type CompiledForm, type TokenForm } from './form.ts';
import type { TokenMarks } from './marks.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();

/** The alphabets that have a name. */
const alphabets: ReadonlyMap<string, string> = new Map([
  ['base62', upper + lower + digits],
  ['base64url', `${upper}${lower}${digits}-_`],
  ['hex', lowerHex],
  ['digits', digits],
  ['lower', lower + digits],
  ['upper', upper + digits],
]);

/** Returns the characters of a token, or why they are wrong. */
export function lettersOf(alphabet = 'base62'): { readonly letters: string } | { readonly message: string } {
  const letters = alphabets.get(alphabet) ?? alphabet;
  if (/^[!-~]{2,}$/.test(letters) && new Set(letters).size === letters.length) return { letters };
  const names = [...alphabets.keys()].join(', ');
  return { message: `expected ${names}, or at least two different ASCII characters without blanks` };
}

/** The number of characters of a token whose marks don't set it. */
export const usualLength = 32;

/** Compiles the form of random characters. */
export function opaqueForm(marks: TokenMarks): CompiledForm {
  const { length = usualLength, startsWith = '', groups } = marks;
  const found = lettersOf(marks.alphabet);
  if ('message' in found) return problemAt(['alphabet'], found.message);
  const { letters } = found;
  const separator = letters.includes('-') ? '.' : '-';
  return drawn(startsWith, (environment) =>
    groupedText(randomString(length, letters, environment), groups, separator),
  );
}

/** Creates the form of UUIDs of version 4. */
export function uuidForm({ startsWith = '' }: TokenMarks): CompiledForm {
  return drawn(startsWith, (environment) => formatUuid(randomString(32, lowerHex, environment)));
}

/** The most digits of a number that JSON's readers don't round. */
export const longestInteger = 15;

/** Compiles the form of positive integers, as text. */
export function integerForm({ length = 9, startsWith = '' }: TokenMarks): CompiledForm {
  if (length > longestInteger)
    return problemAt(['length'], `an integer has at most ${longestInteger} digits`);
  return drawn(startsWith, (environment) => {
    const first = randomString(1, '123456789', environment);
    return first + randomString(length - 1, digits, environment);
  });
}

function drawn(startsWith: string, draw: (environment: Environment) => string): CompiledForm {
  const form: TokenForm = {
    issue({ environment }) {
      const value = startsWith + draw(environment);
      return { value, shown: value };
    },
    flawOf: () => undefined,
  };
  return { form };
}

/** Splits a text into groups of a size; without one, it stays whole. */
export function groupedText(text: string, size: number | undefined, separator: string): string {
  if (size === undefined) return text;
  const count = Math.ceil(text.length / size);
  return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size)).join(
    separator,
  );
}
