import type { SecretKind } from './names.ts';

/** The placeholders of one recording. Equal values have equal placeholders. */
export interface Placeholders {
  /** Returns the placeholder of a value, with a new number for a new value. */
  of(value: string, kind: SecretKind | 'uuid'): string;
  /** Returns the number that replaces a numeric secret. */
  ofNumber(value: number): number;
  /** The values so far, the longest first, with their placeholders. */
  known(): readonly (readonly [value: string, placeholder: string])[];
}

/** Creates the placeholders of a recording. Those of addresses and UUIDs keep the form. */
export function createPlaceholders(): Placeholders {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const numbers = new Map<number, number>();
  let sorted: readonly (readonly [string, string])[] | undefined;
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
      sorted = undefined;
      return added;
    },
    ofNumber(value) {
      const number = numbers.get(value) ?? firstNumber + next('number');
      numbers.set(value, number);
      return number;
    },
    known: () => (sorted ??= [...known].sort(([one], [other]) => other.length - one.length)),
  };
}

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
