import { keyedOrFirst } from './account.ts';
import { type TracedContext, type Trace, type Wire, outcome } from './operation.ts';
import type { NoFacts, Outcome } from './outcome.ts';
import type { AccountRecord, AccountRef, SharedRecords } from './records.ts';
import { invalidReason, sessionOf, type ActiveSession } from './session.ts';
import type { State } from './state.ts';

/** The outcomes of a request whose credentials don't count. */
export type UnauthorizedFacts = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/** Why a request has no caller. */
export interface Unauthorized {
  readonly denied: keyof UnauthorizedFacts;
}

/** How a provider's requests carry credentials, and which of them count. */
interface Credentials<Records, Credential, Caller> {
  /** Reads the credential of a request; undefined where it has none. */
  credentialOf(wire: Wire): Credential | undefined;
  /** The key of the account that a credential belongs to, valid or not. */
  ownerOf(credential: Credential, state: State<Records>): string | undefined;
  /** The trace of a request without a credential. */
  readonly missing: string;
  /** Finds the caller behind a credential. */
  callerOf(credential: Credential, context: TracedContext<Records>): Caller | Unauthorized;
}

/** Creates what the operations of a provider need that only a caller may use. */
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

  /** The key of the account whose credential a request carries, valid or not. */
  function callerKey(wire: Wire, state: State<Records>): string | undefined {
    const credential = credentialOf(wire);
    return credential === undefined ? undefined : ownerOf(credential, state);
  }

  /** The account of a forced outcome: the caller's, else the first of the fixtures. */
  function callerOrFirstAccount(wire: Wire, state: State<Records>): AccountRef<Account> {
    return keyedOrFirst<Account>(callerKey(wire, state), state);
  }

  /** Denies a request without a caller before its budget counts it. */
  function precheck(wire: Wire, context: TracedContext<Records>): Outcome<UnauthorizedFacts> | undefined {
    const caller = authenticate(credentialOf(wire), context);
    return 'denied' in caller ? outcome(caller.denied) : undefined;
  }

  return { authenticate, callerKey, callerOrFirstAccount, requiresAuth: { accountOf: callerKey, precheck } };
}

/** Finds the session of a token, which the trace calls `what`. */
export function activeSession<Account extends AccountRecord>(
  what: string,
  token: string,
  context: TracedContext<SharedRecords<Account>>,
): ActiveSession<Account> | Unauthorized {
  const session = sessionOf(token, context);
  if (!('invalid' in session)) return session;
  context.trace(`${what} is no good: ${invalidReason(session, context.environment)}`);
  return { denied: session.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
}

/** Denies a credential, and says why in the trace. */
export function invalidToken(why: string, trace: Trace): { readonly denied: 'token-invalid' } {
  trace(why);
  return { denied: 'token-invalid' };
}
