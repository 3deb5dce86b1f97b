/** The authenticator codes of RFC 6238: SHA-1, six digits, windows of thirty seconds. Times are epoch milliseconds. */
export interface Totp {
  /** Returns the code of the window that contains `at`. */
  code(secret: string, at: number): string;
  /** Returns the number of the window with this code, at most `windows` windows away from `at`; undefined if none. */
  match(secret: string, code: string, at: number, windows: number): number | undefined;
  /** Returns the `otpauth` URL by which an authenticator app adds an account and then shows the same codes. */
  url(secret: string, account: { readonly issuer: string; readonly label: string }): string;
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

/** How a vendor derives the hash that a client may send instead of a password. */
export interface HashParameters {
  readonly salt: string;
  readonly iterations: number;
  /** The length of the hash, in bits. */
  readonly size: number;
}

/** Everything an operation may use besides its request and its state. */
export interface Environment {
  /** The namespace's time, constant during a request, in epoch milliseconds. */
  readonly now: number;
  /** The client's address. */
  readonly address: string;
  /** The base URL of the vendor's paths as the client sent it: scheme, host and prefix, without a trailing slash. */
  readonly origin: string;
  /** The lifetime of a session that starts now, in seconds, if it isn't that of the policy. */
  readonly sessionSeconds?: number | undefined;
  /** Whether the providers' request budgets apply. */
  readonly budgeted?: boolean | undefined;
  /** The number of this request in its namespace, from 1. */
  readonly requestNumber: number;
  /** Returns bytes that depend only on the seed, the namespace and the request's number. */
  random(length: number): Uint8Array;
  readonly totp: Totp;
  readonly jwt: Jwt;
  readonly digest: Digest;
  /** PBKDF2 with HMAC-SHA-256, as lower-case hex. */
  passwordHash(password: string, parameters: HashParameters): string;
  /** Formats epoch milliseconds as `2027-01-31T12:00:00.000Z`. */
  isoTime(at: number): string;
  /** Parses an ISO time into epoch milliseconds. */
  timeOf(iso: string): number;
}

export const digits = '0123456789';
export const lowerHex = '0123456789abcdef';

/** Draws a string of this alphabet from the request's randomness. */
export function randomString(length: number, alphabet: string, environment: Environment): string {
  let text = '';
  for (const byte of environment.random(length)) text += alphabet.charAt(byte % alphabet.length);
  return text;
}

/** Derives a string of this alphabet from a word, for the id of a fixture that doesn't set one. */
export function hashToString(word: string, length: number, alphabet: string): string {
  let hash = 0x811c9dc5;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    hash = mixed(mixed(hash, word), String(index));
    text += alphabet.charAt((hash >>> 8) % alphabet.length);
  }
  return text;
}

/** Mixes the code points of a text into a hash. */
function mixed(start: number, word: string): number {
  let hash = start;
  for (let index = 0; index < word.length; index += 1) {
    const point = word.codePointAt(index) ?? 0;
    hash = Math.imul(hash ^ point, 0x01000193) >>> 0;
    if (point > 0xffff) index += 1;
  }
  return hash;
}
