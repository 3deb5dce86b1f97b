import { createHmac, sign, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

/** The algorithms of signed tokens. ES256 differs from the others: it signs the same text differently each time. */
export const jwtAlgorithms = ['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'] as const;

/** An algorithm of signed tokens. */
export type JwtAlgorithm = (typeof jwtAlgorithms)[number];

/** The key of an algorithm: a secret for HS256, HS384 and HS512, else a private key or, to verify, a public key. */
type Key = KeyObject | string;

interface Signature {
  sign(text: string, key: Key): Buffer;
  isValid(text: string, signature: Buffer, key: Key): boolean;
}

const signatures: Readonly<Record<JwtAlgorithm, Signature>> = {
  HS256: hmac('sha256'),
  HS384: hmac('sha384'),
  HS512: hmac('sha512'),
  RS256: asymmetric('sha256'),
  ES256: asymmetric('sha256'),
  EdDSA: asymmetric(undefined),
};

function hmac(digest: string): Signature {
  const of = (text: string, key: Key) => createHmac(digest, key).update(text).digest();
  return {
    sign: of,
    isValid(text, signature, key) {
      const expected = of(text, key);
      return expected.length === signature.length && timingSafeEqual(expected, signature);
    },
  };
}

/** The encoding of ES256's signatures in tokens, which other algorithms ignore. */
const dsaEncoding = 'ieee-p1363';

function asymmetric(digest: string | undefined): Signature {
  const withEncoding = (key: Key) => (typeof key === 'string' ? key : ({ key, dsaEncoding } as const));
  return {
    sign: (text, key) => sign(digest, Buffer.from(text), withEncoding(key)),
    isValid: (text, signature, key) => verify(digest, Buffer.from(text), withEncoding(key), signature),
  };
}

/**
 * Creates the function that signs tokens with this header. Header and claims are sent unchanged, except that undefined
 * members are omitted.
 */
export function createJwtSigner(header: JwtHeader): (claims: unknown, key: Key) => string {
  const start = encoded(header);
  const { sign: signed } = signatures[header.alg];
  return (claims, key) => {
    const text = `${start}.${encoded(claims)}`;
    return `${text}.${signed(text, key).toString('base64url')}`;
  };
}

/** The header of a token. */
export interface JwtHeader {
  readonly alg: JwtAlgorithm;
  readonly [name: string]: unknown;
}

/** Whether the signature of a token, as text, is valid. The header's algorithm is ignored: the caller knows the right one. */
export function hasValidSignature(token: string, algorithm: JwtAlgorithm, key: Key): boolean {
  const end = token.lastIndexOf('.');
  const signature = token.slice(end + 1);
  const bytes = Buffer.from(signature, 'base64url');
  // another spelling of the same bytes is another token
  if (bytes.toString('base64url') !== signature) return false;
  return signatures[algorithm].isValid(token.slice(0, end), bytes, key);
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
