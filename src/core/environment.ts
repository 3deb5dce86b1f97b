/** The authenticator codes of RFC 6238: SHA-1, six digits, thirty seconds. Times are epoch milliseconds. */
export interface Totp {
  /** The code of the window that holds `at`. */
  code(secret: string, at: number): string;
  /** The number of the window whose code this is, looked for `windows` to either side of `at`; undefined when none. */
  match(secret: string, code: string, at: number, windows: number): number | undefined;
}

/** Signed tokens (HS256). */
export interface Jwt {
  sign(claims: Readonly<Record<string, unknown>>, key: string): string;
}

/** Digests of text. */
export interface Digest {
  /** SHA-256, as lower-case hex. */
  sha256Hex(text: string): string;
}

/** How a vendor makes the hash that a client may send in place of a password. */
export interface HashParameters {
  readonly salt: string;
  readonly iterations: number;
  /** How long the hash is, in bits. */
  readonly size: number;
}

/** Everything an operation may know beside its request and its state. */
export interface Environment {
  /** The namespace's time, the same for the whole request, in epoch milliseconds. */
  readonly now: number;
  /** The client's address. */
  readonly address: string;
  /** Where the vendor's paths begin, as the client named it: scheme, host and prefix, without a slash at the end. */
  readonly origin: string;
  /** The number of this request in its namespace, from 1. */
  readonly requestNumber: number;
  /** Bytes that follow from the seed, the namespace and the request's number alone. */
  random(length: number): Uint8Array;
  readonly totp: Totp;
  readonly jwt: Jwt;
  readonly digest: Digest;
  /** PBKDF2 with HMAC-SHA-256, as lower-case hex. */
  passwordHash(password: string, parameters: HashParameters): string;
  /** `2027-01-31T12:00:00.000Z` for an epoch time in milliseconds. */
  isoTime(at: number): string;
  /** The epoch milliseconds of an ISO time. */
  timeOf(iso: string): number;
}

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
