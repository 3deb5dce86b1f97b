import type { OutcomeId, OutcomeName } from '../../core/outcome.ts';

/** An operation in code. It replaces the act of an operation of the contract, and adds one to an operation without marks. */
export interface OperationCode {
  /** All outcomes that it decides, so that requests and scenarios can force them, and the docs list them. */
  readonly outcomes: readonly OutcomeId[];
  /** The answers of its outcomes, in the form of the marks. They precede the answers of the marks. */
  readonly answers?: Readonly<Partial<Record<OutcomeId, OperationAnswer>>>;
  /**
   * The places of a request that it reads besides those of the contract and of the marks, such as `header.x-device`. The
   * journal shows a `plain` value and hides the others.
   */
  readonly reads?: Readonly<Record<string, ReadKind>>;
  /** Returns the login that a request is about, for the scenarios of one account. By default, the account of the session. */
  accountOf?(request: OperationRequest): string | undefined;
  /**
   * Decides a request. It must be synchronous and pure: no clock, no randomness and no state except those of the rules. It
   * may run twice for one request, if a record has to be loaded first; so it must not catch the errors of the rules.
   */
  decide(request: OperationRequest, rules: Rules): OperationDecision;
  /**
   * Prepares a forced outcome by the rules, and returns the values for `{{values.…}}`. By default, a forced `signed-in` or
   * `refreshed` starts a session of the account that the request names, else of the first account.
   */
  force?(
    outcome: OutcomeName,
    request: OperationRequest,
    rules: Rules,
  ): Readonly<Record<string, unknown>> | undefined;
}

/** The kind of a value that an operation reads. */
export type ReadKind = 'plain' | 'password' | 'code' | 'session' | 'challenge' | 'csrf' | 'client-secret';

/** An answer in the form of the marks: its body may contain placeholders such as `{{account.id}}` and `{{values.note}}`. */
export interface OperationAnswer {
  /** The status; by default, the usual one of the outcome. */
  readonly status?: number;
  /** The headers, whose values may contain placeholders. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** The body; none by default. */
  readonly body?: unknown;
  /** The content type; by default, that of the contract. */
  readonly contentType?: string;
  /** The name of an example of the contract that is sent instead of a body; true for the first. */
  readonly example?: string | true;
}

/** A request, as plain data. Headers, cookies and query parameters are those that the contract, the marks or `reads` name. */
export interface OperationRequest {
  /** The method, in capital letters. */
  readonly method: string;
  /** The values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  /** The query parameters. */
  readonly query: Readonly<Record<string, string>>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The cookies. */
  readonly cookies: Readonly<Record<string, string>>;
  /** The parsed body; undefined if there is none. */
  readonly body: unknown;
  /** Returns a value at a place, in the words of the marks: `body.user.email`, `bearer`, `basic.username`. */
  read(place: string): unknown;
}

/**
 * The decision of an operation: an outcome, with values for the placeholders `{{values.…}}` of its answer; a denial or
 * success that a rule has returned; or its own reply.
 */
export type OperationDecision = OutcomeId | Denied | Done | ValuedOutcome | OperationReply;

/** An outcome with values for its answer. */
export interface ValuedOutcome {
  /** The outcome. */
  readonly outcome: OutcomeId;
  /** The values of the placeholders `{{values.…}}`. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** An operation's own reply, which uses no answer of the marks. Cookies of issued tokens are added to it. */
export interface OperationReply {
  /** `done` by default. */
  readonly outcome?: OutcomeId;
  /** The status. */
  readonly status: number;
  /** The headers. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** The body; none by default. */
  readonly body?: unknown;
  /** The content type; by default, that of the contract. */
  readonly contentType?: string;
}

/** The outcome by which a rule denies a request. An operation returns it, or decides otherwise. */
export interface Denied {
  /** The outcome, with its reason if it has one. */
  readonly denied: OutcomeId;
}

/** The outcome of a successful act. An operation returns it, or decides otherwise. */
export interface Done {
  /** The outcome, with its reason if it has one. */
  readonly done: OutcomeId;
}

/** An account, as a copy. It has the API's own fields, too. */
export interface ProviderAccount {
  /** The login. */
  readonly login: string;
  /** The password, as plain text. */
  readonly password: string;
  /** Whether the account may sign in. */
  readonly status: 'active' | 'disabled' | 'unverified';
  /** The second factor; none by default. */
  readonly secondFactor?: 'totp' | 'sms' | 'mail';
  readonly [field: string]: unknown;
}

/** The session behind a request. */
export interface SessionCaller {
  /** The account of the session. */
  readonly account: ProviderAccount;
  /** The kind of the token that the request carries. */
  readonly kind: string;
  /** The token that the request carries. */
  readonly token: string;
  /** The level of authentication, if the marks have levels. */
  readonly level?: string;
}

/** A session with the tokens that were issued, by kind. */
export interface IssuedSession {
  /** The id that clients see. */
  readonly id: string;
  /** The issued tokens, by kind. */
  readonly tokens: Readonly<Record<string, SessionToken>>;
}

/** A token of a new session. */
export interface SessionToken {
  /** The token. */
  readonly value: string;
  /** Epoch milliseconds; omitted if it doesn't expire. */
  readonly expiresAt?: number;
}

/** A code that was sent. */
export interface SentCode {
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** A challenge that was started. */
export interface StartedChallenge {
  /** The text that the client sends back. */
  readonly id: string;
  /** Epoch milliseconds; omitted if it doesn't expire. */
  readonly expiresAt?: number;
}

/** A challenge that a client has sent back. */
export interface FoundChallenge {
  /** The account that signs in. */
  readonly account: ProviderAccount;
  /** The factors that it has passed. */
  readonly passed: readonly string[];
}

/** Options of a new session. */
export interface NewSession {
  /** Whether the tokens have the longer lifetime of the marks. */
  readonly remember?: boolean;
  /** The scopes that protected operations check. */
  readonly scopes?: readonly string[];
  /** The client that the tokens are bound to. */
  readonly client?: string;
  /** The level of authentication, if the marks have levels; the highest by default. */
  readonly level?: string;
}

/** The name of an act of the marks. */
export type RuleAct =
  | ('sign-in' | 'second-factor' | 'send-code' | 'sign-in-by-code' | 'refresh' | 'sign-out')
  | ('current-account' | 'update-account' | 'sign-up' | 'confirm-address')
  | ('forgot-password' | 'reset-password' | 'change-password')
  | ('set-up-factor' | 'confirm-factor' | 'remove-factor' | 'list-factors' | 'backup-codes')
  | ('list-sessions' | 'end-session' | 'create-token' | 'list-tokens' | 'revoke-token' | 'introspect')
  | ('csrf' | 'keys' | 'protected' | 'public');

/**
 * The rules of the emulator, bound to one request. Placeholders of the answer show the account, session, tokens, challenge
 * and code that the rules returned last.
 */
export interface Rules {
  /** The time of the request, in epoch milliseconds. */
  readonly now: number;
  /** The address of the client. */
  readonly address: string;
  /** The base URL that the client used. */
  readonly origin: string;
  /** Returns a random text that depends only on the seed, the namespace and the request. Letters and digits by default. */
  random(length: number, alphabet?: string): string;
  /** Adds a step to the trace of the request, which the journal and the terminal show. */
  trace(step: string): void;
  /**
   * Performs an act of the marks, and returns its outcome: `sign-in` includes the lockout, the second factor and the new
   * session. It uses these values, by the names of `reads`: `login`, `password`. Without values, it reads those that the
   * operation's mark names.
   */
  act(name: RuleAct, values?: Readonly<Record<string, unknown>>): Done | Denied;

  /** Returns the account with a login. */
  findAccount(login: string): ProviderAccount | undefined;
  /** Changes fields of an account. Returns the changed account. */
  updateAccount(account: ProviderAccount, changes: Readonly<Record<string, unknown>>): ProviderAccount;
  /** Returns the session of the request, or the reason why it has none. */
  authenticate(): SessionCaller | Denied;

  /** Whether a password is right. Counts nothing. */
  checkPassword(account: ProviderAccount, password: string): boolean;
  /** Counts a failed sign-in of a login, which may lock its account. */
  countFailure(login: string): void;
  /** Clears the failures of a login. */
  clearFailures(login: string): void;
  /** Whether a login is locked out. */
  isLockedOut(login: string): boolean;

  /** Sends the code of an account's second factor to the outbox. An authenticator app needs no code to be sent. */
  sendCode(account: ProviderAccount): SentCode | undefined;
  /** Uses up a code of an account's second factor, or denies it: a wrong one counts as the marks say. */
  checkCode(account: ProviderAccount, code: string, challenge?: string): Denied | undefined;
  /** Starts a challenge, by which a second request continues the sign-in. `passed` names the factors so far. */
  startChallenge(account: ProviderAccount, passed?: readonly string[]): StartedChallenge;
  /** Returns the account of a challenge, and the factors that it has passed. */
  findChallenge(id: string): FoundChallenge | Denied;
  /** Ends a challenge. */
  endChallenge(id: string): void;

  /** Starts a session of an account, and issues the tokens of the marks. A request starts at most one. */
  startSession(account: ProviderAccount, options?: NewSession): IssuedSession;
  /** Renews the tokens of a session by a refresh token, as the marks say. */
  rotate(token: string): Done | Denied;
  /** Ends the session of the request, or of this token: `all` ends all sessions of its account, `others` the other ones. */
  endSession(which?: 'this' | 'all' | 'others', token?: string): Done | Denied;

  /** The provider's own records, of the namespace. Values are JSON. */
  readonly records: RuleRecords;
}

/** Records of a provider's own, by key. They belong to a namespace and are reset with it. */
export interface RuleRecords {
  /** Returns a value; undefined if there is none. */
  get(key: string): unknown;
  /** Stores a value; after its lifetime, `get` returns undefined. */
  put(key: string, value: unknown, lifetimeSeconds?: number): void;
  /** Removes a value. */
  delete(key: string): void;
}
