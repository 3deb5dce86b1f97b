import type { SecretKind } from './names.ts';

/** The placeholders of one recording. Equal values have equal placeholders. */
export interface Placeholders {
  /** Returns the placeholder of a value, with a new number for a new value. */
  of(value: string, kind: SecretKind | 'uuid'): string;
  /** Returns the number that replaces a numeric secret. */
  ofNumber(value: number): number;
  /** Returns the placeholder of a known value; undefined for any other text. */
  find(value: string): string | undefined;
  /**
   * The known values that could be anywhere in a text, the longest first: passwords, codes, and values with characters
   * that separate words. The other values are words, which `find` knows: a recording can have many.
   */
  inTexts(): readonly (readonly [value: string, placeholder: string])[];
  /** How many different values have a placeholder. */
  count(): number;
}

/** Creates the placeholders of a recording. Those of addresses and UUIDs keep the form. */
export function createPlaceholders(): Placeholders {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const numbers = new Map<number, number>();
  const inTexts: (readonly [string, string])[] = [];
  const next = (kind: string) => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return number;
  };
  return {
    of(value, kind) {
      const key = kind === 'e-mail' ? value.toLowerCase() : value;
      const placeholder = known.get(key);
      if (placeholder !== undefined) return placeholder;
      const added = formOf(kind, next(kind));
      known.set(key, added);
      const isWord = /^[\w.~+/=@-]+$/.test(value) && kind !== 'password' && kind !== 'code';
      if (!isWord && value.length >= shortestInText) {
        inTexts.push([value, added]);
        inTexts.sort(([one], [other]) => other.length - one.length);
      }
      return added;
    },
    ofNumber(value) {
      const number = numbers.get(value) ?? firstNumber + next('number');
      numbers.set(value, number);
      const digits = String(value);
      if (!known.has(digits)) {
        known.set(digits, String(number));
        if (digits.length >= shortestInText) inTexts.push([digits, String(number)]);
      }
      return number;
    },
    find: (value) => known.get(value),
    inTexts: () => inTexts,
    count: () => known.size + numbers.size,
  };
}

/** Shorter values are replaced only as a whole, because they could be words. */
const shortestInText = 6;

/** Numeric placeholders have six digits, as most codes have. */
const firstNumber = 100_000;

function formOf(kind: SecretKind | 'uuid', number: number): string {
  if (kind === 'e-mail') return `user-${number}@example.com`;
  if (kind === 'uuid') return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  if (kind === 'phone') return `+1555${String(number).padStart(7, '0')}`;
  return `‹${kind} ${number}›`;
}

/** Whether a text is a placeholder: of a secret, or of the marks, such as `{{account.email}}`. */
export function isPlaceholder(text: string): boolean {
  return /^(?:‹[a-z]+ \d+›|\{\{[^{}]+\}\}|user-\d+@example\.com|0{8}-0{4}-4000-8000-0{6}\d{6})$/.test(text);
}
