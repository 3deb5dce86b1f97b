import type { AnyState, State } from './state.ts';

/** What every provider's accounts have in common: the fixture's words. */
export interface AccountRecord {
  /** What it signs in with; where it has several logins, the one it is known by. */
  readonly login: string;
  /** Where its mail goes; its login when left out. */
  readonly email?: string;
  readonly password: string;
  readonly status: 'active' | 'disabled' | 'unverified';
  readonly secondFactor?: 'totp' | 'sms' | 'mail';
  /** Base32. */
  readonly totpSecret?: string;
  /** A code that is always accepted and never used up. */
  readonly fixedCode?: string;
  /** Where its codes are sent. */
  readonly phone?: string;
  /** Whether signing in needs a captcha answer. */
  readonly captcha?: boolean;
  /** `forever`, or an ISO time. */
  readonly lockedUntil?: string;
}

/** How many requests one client may make to one operation, and within which time. */
export interface RequestBudget {
  readonly calls: number;
  readonly withinSeconds: number;
}

/** The policy that every provider's fixtures have. */
export interface SharedPolicy {
  readonly lockout: {
    readonly attempts: number;
    readonly withinSeconds: number;
    readonly forSeconds: number;
  };
  readonly totp: {
    readonly singleUse: boolean;
    /** How far a clock may be off, either way; one window of thirty seconds when left out. */
    readonly toleratedSeconds?: number;
  };
  readonly oneTimeCode: { readonly lifetimeSeconds: number };
  readonly requestBudget: RequestBudget;
  /** How long what has ended is kept, and how many records of a collection; by the defaults of `retention.ts` when left out. */
  readonly retention?: { readonly endedSeconds?: number; readonly mostRecords?: number };
  /**
   * How failures lead to a lockout: `fixed`, the rule when left out, has so many within a window lock for a time of its
   * own; `sliding` locks for as long as so many lie within the last `lockout.withinSeconds`; `by-address` blocks a login
   * from one address, for a time of its own, at the attempt after so many within the last `lockout.withinSeconds`.
   */
  readonly lockoutRule?: 'fixed' | 'sliding' | 'by-address';
  /** Whether the profile of the document reads what clients send and its page does not name; it does, when left out. */
  readonly undocumentedFields?: 'accept' | 'refuse';
}

/** A code or a link the vendor would have sent. */
export interface Message {
  /** The account's login; none for a visitor who has not said whose it is. */
  readonly account?: string;
  readonly channel: 'sms' | 'email' | 'captcha';
  readonly to: string;
  readonly code?: string;
  readonly link?: string;
  readonly sentAt: number;
  /** The number of the request that sent it, to order messages of one instant. */
  readonly request: number;
}

/** A code that was sent and is still to be given. */
export interface SentCode {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The attempts to sign in as one account, by the login that was typed and the address it came from; times are epoch milliseconds. */
export type AttemptsBySource = Readonly<
  Record<string, { readonly at: readonly number[]; readonly blockedUntil?: number }>
>;

/** Who may come back with a token, and until when; a session without an end never ends. */
export interface SessionRecord {
  /** Its key. */
  readonly account: string;
  /** Epoch milliseconds, as is its start. */
  readonly expiresAt?: number;
  readonly startedAt?: number;
  /** The number of the request that made it. */
  readonly request?: number;
  /** Its place among the sessions of the fixtures, from 1, where it stands in them. */
  readonly place?: number;
  /** Which of that request's tokens it is, where it made several. */
  readonly kind?: string;
  /** How often its account had ended all other sessions when it began. */
  readonly epoch?: number;
  /** How often every session of everyone's had been ended by then. */
  readonly everyonesEpoch?: number;
  /** When and why it was ended, where it was ended by itself: not with others of its account, nor by its expiry. */
  readonly ended?: SessionEnd;
}

/** The end of a session before its expiry. */
export interface SessionEnd {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `signed-out` by its client, `revoked` by another than its client, `used` up by the token that replaces it. */
  readonly because: 'signed-out' | 'revoked' | 'used';
}

/** The records that every provider keeps. */
export type SharedRecords<
  Account extends AccountRecord = AccountRecord,
  Policy extends SharedPolicy = SharedPolicy,
> = {
  readonly policy: Policy;
  /** By the account's key. */
  readonly accounts: Account;
  /** The key of an account by each of its logins, in lower case. */
  readonly logins: string;
  /** Under `account`, the key of the fixtures' first account. */
  readonly first: string;
  /** By the account's key, or by the login as typed where there is none. */
  readonly lockouts: { readonly until: number };
  /** How often an account has ended its other sessions, by its key; under `EVERYONE`, how often all of them were ended. */
  readonly epochs: number;
  /** When attempts have failed, oldest first, where failures slide: by the account's key, or by what else is counted. */
  readonly recentFailures: readonly number[];
  /** The attempts to sign in as an account, where each login and address has its own: by its key, or by the login as typed. */
  readonly attempts: AttemptsBySource;
  /** The key of an account that was written, by what the vendor numbers or names it by. */
  readonly ids: string;
  /** By the token the client was given. */
  readonly sessions: SessionRecord;
  /** The codes that were sent and not yet given, the newest with those before it, by the channel and the account's key, or by what else they were sent for. */
  readonly challenges: SentCode & { readonly earlier?: readonly SentCode[] };
  /** The last authenticator window an account used, by its key. */
  readonly usedCodes: { readonly window: number };
  /** What was sent to an account, newest first, by its key. */
  readonly outbox: readonly Message[];
};

/** An account with the key under which it stands. */
export interface AccountRef<Account extends AccountRecord = AccountRecord> {
  readonly key: string;
  readonly account: Account;
}

/** A provider's records behind a state. Sound because they are written only by its own provider and its checked fixtures. */
export function recordsOf<Records>(state: AnyState): State<Records> {
  return state as State<unknown> as State<Records>;
}

/** The one policy of a provider. */
export function policyOf<Policy extends SharedPolicy>(
  state: State<SharedRecords<AccountRecord, Policy>>,
): Policy {
  const policy = state.get('policy', 'policy');
  if (policy === undefined) throw new Error('the fixtures hold no policy');
  return policy;
}

/** Whether requests may hold what the vendor's page does not name. */
export function acceptsUndocumented(state: State<SharedRecords>): boolean {
  return policyOf(state).undocumentedFields !== 'refuse';
}

/** How many windows of an authenticator, to either side, a clock may be off. */
export function toleratedWindows({ totp: { toleratedSeconds = windowSeconds } }: SharedPolicy): number {
  return Math.floor(toleratedSeconds / windowSeconds);
}

const windowSeconds = 30;
