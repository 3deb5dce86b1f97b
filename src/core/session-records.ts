/** The data that all tokens of one sign-in share. */
export interface SessionRecord {
  /** The account's key. */
  readonly account: string;
  /** Epoch milliseconds, like `expiresAt`. */
  readonly startedAt?: number;
  /** The latest expiry of its tokens; not set if one of them doesn't expire. */
  readonly expiresAt?: number;
  /** How often its account had ended all other sessions when this one began. */
  readonly epoch?: number;
  /** How often all sessions of all accounts had been ended by then. */
  readonly everyonesEpoch?: number;
  /** Whether it continues when all sessions of its account, or of all accounts, are ended. */
  readonly outlivesOthers?: boolean;
  /** The name of the authentication that it has passed, if the provider distinguishes levels. */
  readonly level?: string;
  /** The address of the client that signed in, if the provider shows it. */
  readonly address?: string;
  /** When and why this session alone was ended; not set if it ended with all others of its account. */
  readonly ended?: SessionEnd & {
    /** The kinds of tokens that stay valid. */
    readonly spares?: readonly string[];
  };
}

/** A token of a session. Without `expiresAt` it doesn't expire. */
export interface TokenRecord {
  /** The id of its session. */
  readonly session: string;
  /** The account's key. */
  readonly account: string;
  /** Its kind, if a sign-in issues several. */
  readonly kind?: string;
  /** Epoch milliseconds, like `expiresAt`. */
  readonly issuedAt?: number;
  readonly expiresAt?: number;
  /** The number of the request that issued it; a refresh issues tokens of an earlier session. */
  readonly request?: number;
  /** Its position among the tokens of the fixtures, from 1, if it comes from them. */
  readonly place?: number;
  /** When and why this token alone was ended. */
  readonly ended?: SessionEnd;
}

/** The end of a session or a token before its expiry. */
export interface SessionEnd {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `signed-out` by its client, `revoked` by another caller, `used` when replaced by a new token. */
  readonly because: 'signed-out' | 'revoked' | 'used';
}
