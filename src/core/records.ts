import type { SessionRecord, TokenRecord } from './session-records.ts';
import type { AnyState, State } from './state.ts';

/** The fields that the accounts of all providers share, named as in the fixtures. */
export interface AccountRecord {
  /** The login; for an account with several logins, the main one. */
  readonly login: string;
  /** The address for its mail; omitted if that is its login. */
  readonly email?: string;
  readonly password: string;
  readonly status: 'active' | 'disabled' | 'unverified';
  readonly secondFactor?: 'totp' | 'sms' | 'mail';
  /** Base32. */
  readonly totpSecret?: string;
  /** A code that is always accepted and never used up. */
  readonly fixedCode?: string;
  /** The phone number for its codes. */
  readonly phone?: string;
  /** Whether its login requires a captcha answer. */
  readonly captcha?: boolean;
  /** `forever`, or an ISO time. */
  readonly lockedUntil?: string;
}

/** The number of requests that one client may send to one operation within a window. */
export interface RequestBudget {
  readonly calls: number;
  readonly withinSeconds: number;
}

/** The policy that all providers share. */
export interface SharedPolicy {
  readonly lockout: {
    readonly attempts: number;
    readonly withinSeconds: number;
    readonly forSeconds: number;
  };
  readonly totp: {
    readonly singleUse: boolean;
    /** The tolerated clock difference in either direction; defaults to one window of thirty seconds. */
    readonly toleratedSeconds?: number;
  };
  readonly oneTimeCode: { readonly lifetimeSeconds: number };
  readonly requestBudget: RequestBudget;
  /** How long ended records are stored, and the limit of records per collection; defaults in `retention.ts`. */
  readonly retention?: { readonly endedSeconds?: number; readonly mostRecords?: number };
  /**
   * How failures lock an account. `fixed` (default): too many within a window lock it for `lockout.forSeconds`.
   * `sliding`: it is locked while too many lie within the last `lockout.withinSeconds`. `by-address`: one attempt too
   * many within the last `lockout.withinSeconds` blocks the login from that address for `lockout.forSeconds`.
   */
  readonly lockoutRule?: 'fixed' | 'sliding' | 'by-address';
  /** The subject that `fixed` and `sliding` count and lock; defaults to the account. */
  readonly lockoutBy?: 'address' | 'account-and-address';
  /** Whether the profile `documented` reads inputs that the vendor's page doesn't list; defaults to `accept`. */
  readonly undocumentedFields?: 'accept' | 'refuse';
}

/** A code or link that the vendor would have sent. */
export interface Message {
  /** The account's login; omitted for a visitor without a known account. */
  readonly account?: string;
  readonly channel: 'sms' | 'email' | 'captcha';
  readonly to: string;
  readonly code?: string;
  readonly link?: string;
  readonly sentAt: number;
  /** The number of the request that sent it; orders messages of the same instant. */
  readonly request: number;
}

/** A code that was sent and not used yet. */
export interface SentCode {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The login attempts of one account, by typed login and address. Times are epoch milliseconds. */
export type AttemptsBySource = Readonly<
  Record<string, { readonly at: readonly number[]; readonly blockedUntil?: number }>
>;

/** How the control plane starts a session. */
export interface SessionWish {
  /** `expired` has just expired; all tokens of `revoked` are ended. Defaults to `active`. */
  readonly state?: 'active' | 'expired' | 'revoked';
  /** The lifetime of an active session; defaults to the lifetime of the policy. */
  readonly expiresInSeconds?: number;
}

/** A session that the fixtures name. */
export interface NamedSession extends SessionWish {
  /** A login of its account. */
  readonly login: string;
  /** The answer of the control plane as JSON, once it has started the session. */
  readonly answer?: string;
}

/** The records that all providers share. */
export type SharedRecords<
  Account extends AccountRecord = AccountRecord,
  Policy extends SharedPolicy = SharedPolicy,
> = {
  readonly policy: Policy;
  /** By the account's key. */
  readonly accounts: Account;
  /** The account key by login, in lower case. */
  readonly logins: string;
  /** The account key by e-mail address, in lower case. The account may have another address by now. */
  readonly addresses: string;
  /** Under `account`, the key of the fixtures' first account. */
  readonly first: string;
  /** By the account's key, or by the typed login if it has no account. */
  readonly lockouts: { readonly until: number };
  /** How often an account ended its other sessions, by its key; under `EVERYONE`, how often all sessions were ended. */
  readonly epochs: number;
  /** The times of failed attempts for sliding windows, oldest first, by the account's key or another counted key. */
  readonly recentFailures: readonly number[];
  /** The attempts for the rule `by-address`, by the account's key, or by the typed login if it has no account. */
  readonly attempts: AttemptsBySource;
  /** The account key by the vendor's number or name, for written accounts. */
  readonly ids: string;
  /** By the id of the session. */
  readonly sessions: SessionRecord;
  /** By the token that the client received. */
  readonly tokens: TokenRecord;
  /** By the name that the fixtures give. */
  readonly namedSessions: NamedSession;
  /** The newest pending code with the `earlier` ones, by channel and account key, or by another purpose. */
  readonly challenges: SentCode & { readonly earlier?: readonly SentCode[] };
  /** The last authenticator window that an account used, by its key. */
  readonly usedCodes: { readonly window: number };
  /** The messages to an account, newest first, by its key. */
  readonly outbox: readonly Message[];
};

/** An account with its key. */
export interface AccountRef<Account extends AccountRecord = AccountRecord> {
  readonly key: string;
  readonly account: Account;
}

/** Types a state as a provider's records. Sound because only its own provider and its checked fixtures write them. */
export function recordsOf<Records>(state: AnyState): State<Records> {
  return state as State<unknown> as State<Records>;
}

/** Returns the policy of a provider. */
export function policyOf<Policy extends SharedPolicy>(
  state: State<SharedRecords<AccountRecord, Policy>>,
): Policy {
  const policy = state.get('policy', 'policy');
  if (policy === undefined) throw new Error('the fixtures have no policy');
  return policy;
}

/** Whether requests may contain inputs that the vendor's page doesn't list. */
export function acceptsUndocumented(state: State<SharedRecords>): boolean {
  return policyOf(state).undocumentedFields !== 'refuse';
}

/** The number of authenticator windows that a clock may be off, in either direction. */
export function toleratedWindows({ totp: { toleratedSeconds = windowSeconds } }: SharedPolicy): number {
  return Math.floor(toleratedSeconds / windowSeconds);
}

const windowSeconds = 30;
