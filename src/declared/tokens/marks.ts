import type { JwtAlgorithm } from '../../environment/jwt.ts';

/** The marks of a kind of token that its form depends on. */
export interface TokenMarks {
  /** Default: `opaque`. */
  readonly form?: 'opaque' | 'uuid' | 'integer' | 'jwt' | 'signed';
  /** The number of characters of an opaque or signed token, or of digits of an integer. */
  readonly length?: number;
  /** The characters of an opaque or signed token: the name of an alphabet, or the characters themselves. */
  readonly alphabet?: string;
  /** The text that the token begins with. */
  readonly startsWith?: string;
  /** Splits an opaque token into groups of this many characters, joined by `-`. */
  readonly groups?: number;
  /** Default: HS256. */
  readonly algorithm?: JwtAlgorithm;
  /** The `kid` of the key of the fixtures that signs. Default: the first key that fits. */
  readonly key?: string;
  /** A template. A claim `iat`, `exp` or `jti` with null is omitted. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Replaces members of a JWT's header. A member with null is omitted. */
  readonly header?: Readonly<Record<string, unknown>>;
}
