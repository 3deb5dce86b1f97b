import type { Environment } from './environment.ts';

export const digits = '0123456789';
export const lowerHex = '0123456789abcdef';

/** Draws text of this alphabet from the request's randomness. */
export function randomString(length: number, alphabet: string, environment: Environment): string {
  let text = '';
  for (const byte of environment.random(length)) text += alphabet.charAt(byte % alphabet.length);
  return text;
}

/** Text of this alphabet that follows from a word alone: an id for a fixture that gives none. */
export function hashToString(word: string, length: number, alphabet: string): string {
  let hash = 0x811c9dc5;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    hash = mixed(mixed(hash, word), String(index));
    text += alphabet.charAt((hash >>> 8) % alphabet.length);
  }
  return text;
}

/** A hash with the code points of a text mixed in. */
function mixed(start: number, word: string): number {
  let hash = start;
  for (let index = 0; index < word.length; index += 1) {
    const point = word.codePointAt(index) ?? 0;
    hash = Math.imul(hash ^ point, 0x01000193) >>> 0;
    if (point > 0xffff) index += 1;
  }
  return hash;
}

/** A field of a body that may be anything; undefined unless it is text. */
export function stringField(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, field)) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : undefined;
}
