import { keyedOrFirst } from './account.ts';
import { type TracedContext, type Trace, type Wire, outcome } from './operation.ts';
import type { NoFacts, Outcome } from './outcome.ts';
import type { AccountRecord, AccountRef, SharedRecords } from './records.ts';
import { invalidReason, sessionOf, type ActiveSession } from './session.ts';
import type { State } from './state.ts';

/** The outcomes of a request without valid credentials. */
export type UnauthorizedFacts = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/** Why a request has no caller. */
export interface Unauthorized {
  readonly denied: keyof UnauthorizedFacts;
}

/** How a provider's requests carry credentials, and which of them are valid. */
interface Credentials<Records, Credential, Caller> {
  /** Reads the credential of a request; undefined if it has none. */
  credentialOf(wire: Wire): Credential | undefined;
  /** Returns the key of the account that owns a credential, valid or not. */
  ownerOf(credential: Credential, state: State<Records>): string | undefined;
  /** The trace of a request without a credential. */
  readonly missing: string;
  /** Finds the caller behind a credential. */
  callerOf(credential: Credential, context: TracedContext<Records>): Caller | Unauthorized;
}

/** Creates the helpers that a provider's authenticated operations share. */
export function createAuthenticator<
  Account extends AccountRecord,
  Records extends SharedRecords<Account>,
  Credential,
  Caller extends object,
>(credentials: Credentials<Records, Credential, Caller>) {
  const { credentialOf, ownerOf, callerOf, missing } = credentials;

  function authenticate(
    credential: Credential | undefined,
    context: TracedContext<Records>,
  ): Caller | Unauthorized {
    if (credential !== undefined) return callerOf(credential, context);
    context.trace(missing);
    return { denied: 'token-missing' };
  }

  /** Returns the key of the account whose credential a request carries, valid or not. */
  function callerKey(wire: Wire, state: State<Records>): string | undefined {
    const credential = credentialOf(wire);
    return credential === undefined ? undefined : ownerOf(credential, state);
  }

  /** Returns the account of a forced outcome: the caller's, or the first of the fixtures. */
  function callerOrFirstAccount(wire: Wire, state: State<Records>): AccountRef<Account> {
    return keyedOrFirst<Account>(callerKey(wire, state), state);
  }

  /** Denies a request without a caller before the request budget counts it. */
  function precheck(wire: Wire, context: TracedContext<Records>): Outcome<UnauthorizedFacts> | undefined {
    const caller = authenticate(credentialOf(wire), context);
    return 'denied' in caller ? outcome(caller.denied) : undefined;
  }

  return { authenticate, callerKey, callerOrFirstAccount, requiresAuth: { accountOf: callerKey, precheck } };
}

/** Finds the session of a token; `what` names the token in the trace. */
export function activeSession<Account extends AccountRecord>(
  what: string,
  token: string,
  context: TracedContext<SharedRecords<Account>>,
): ActiveSession<Account> | Unauthorized {
  const session = sessionOf(token, context);
  if (!('invalid' in session)) return session;
  context.trace(`${what} is invalid: ${invalidReason(session, context.environment)}`);
  return { denied: session.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
}

/** Denies a credential and traces the reason. */
export function invalidToken(why: string, trace: Trace): { readonly denied: 'token-invalid' } {
  trace(why);
  return { denied: 'token-invalid' };
}
