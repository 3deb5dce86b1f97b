import type { State } from './state.ts';

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

/** The policy that every provider's fixtures have. */
export interface SharedPolicy {
  readonly lockout: {
    readonly attempts: number;
    readonly withinSeconds: number;
    readonly forSeconds: number;
  };
  readonly totp: { readonly singleUse: boolean };
  readonly oneTimeCode: { readonly lifetimeSeconds: number };
  readonly requestBudget: { readonly calls: number; readonly withinSeconds: number };
}

/** A code the vendor would have sent. */
export interface Message {
  /** The account's login. */
  readonly account: string;
  readonly channel: 'sms' | 'email' | 'captcha';
  readonly to: string;
  readonly code: string;
  readonly sentAt: number;
  /** The number of the request that sent it, to order messages of one instant. */
  readonly request: number;
}

/** Who may come back with a token, and until when; a session without an end never ends. */
interface SessionRecord {
  readonly account: string;
  readonly expiresAt?: number;
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
  /** By the account's key, or by the login as typed where there is none. */
  readonly lockouts: { readonly until: number };
  /** By the token the client was given. */
  readonly sessions: SessionRecord;
  /** A code that was sent and not yet given, by the account's key and its channel. */
  readonly challenges: { readonly code: string; readonly expiresAt: number };
  /** The last authenticator window an account used, by its key. */
  readonly usedCodes: { readonly window: number };
  /** What was sent to an account, newest first, by its key. */
  readonly outbox: readonly Message[];
};

/** An account with the key under which it stands. */
export interface Found<Account extends AccountRecord = AccountRecord> {
  readonly key: string;
  readonly account: Account;
}

/** The one policy of a provider. */
export function policyOf<Policy extends SharedPolicy>(
  state: State<SharedRecords<AccountRecord, Policy>>,
): Policy {
  const policy = state.get('policy', 'policy');
  if (policy === undefined) throw new Error('the fixtures hold no policy');
  return policy;
}

/** The account that has this login, whatever its case. */
export function findAccount<Account extends AccountRecord>(
  login: string,
  state: State<SharedRecords<Account>>,
): Found<Account> | undefined {
  const key = state.get('logins', login.toLowerCase());
  const account = key === undefined ? undefined : state.get('accounts', key);
  return key === undefined || account === undefined ? undefined : { key, account };
}

/** The key under which a login's failures and scenarios stand: the account's, or the login itself where there is none. */
export function accountKey(login: string | undefined, state: State<SharedRecords>): string | undefined {
  if (login === undefined) return undefined;
  return state.get('logins', login.toLowerCase()) ?? login.toLowerCase();
}

/** The account that a forced outcome is about: the one with this login, else the first of the fixtures. */
export function accountOrFirst<Account extends AccountRecord>(
  login: string | undefined,
  state: State<SharedRecords<Account>>,
): Found<Account> {
  const found =
    (login === undefined ? undefined : findAccount(login, state)) ?? findAccount(firstLogin, state);
  if (found === undefined) throw new Error('the fixtures hold no account');
  return found;
}

/** The login under which the fixtures' first account can be found; no real login is empty. */
export const firstLogin = '';
