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
