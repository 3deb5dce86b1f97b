import { RE2JS } from 're2js';

/** A pattern that can be tested. */
interface Pattern {
  test(text: string): boolean;
}

/** Compiles patterns of schemas for an engine of linear time: in JavaScript's own, a contract's pattern may be very slow. */
export interface Patterns {
  /** In the form that ajv calls. A pattern that can't be compiled accepts every text. */
  compile(pattern: string): Pattern;
  /** A note for each pattern that isn't checked as it is written. */
  readonly notes: readonly string[];
}

/** Creates the compiler of patterns; each pattern is compiled once. */
export function createPatterns(): Patterns {
  const compiled = new Map<string, Pattern>();
  const notes: string[] = [];

  function compile(pattern: string): Pattern {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    const linear = linearOf(pattern);
    if (linear === undefined) notes.push(`the pattern ${pattern} isn't checked: ${reasonOf(pattern)}`);
    else if (!isValid(pattern, 'u'))
      notes.push(`the pattern ${pattern} isn't valid with the flag u; it is checked without the flag`);
    const test = linear === undefined ? () => true : (text: string) => linear.test(text);
    // ajv tells patterns apart by their text
    const result = { test, toString: () => `/${pattern}/` };
    compiled.set(pattern, result);
    return result;
  }

  return { compile, notes };
}

function linearOf(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch {
    return undefined;
  }
}

function reasonOf(pattern: string): string {
  if (!isValid(pattern, 'u') && !isValid(pattern, '')) return 'it is not a regular expression';
  return 'the engine of linear time has no lookaround, no back references and no more than 1000 repetitions';
}

function isValid(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== '';
  } catch {
    return false;
  }
}
