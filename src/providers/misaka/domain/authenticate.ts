import { keyedOrFirst } from '../../../core/account.ts';
import { invalidReason } from '../../../core/invalid-session.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { AccountRef } from '../../../core/records.ts';
import { ownerOf, sessionOf } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';

/** A request, as far as it says who asks. */
export interface Credentials {
  readonly bearer: string | undefined;
}

/** Who asks, by a token that counts. */
export interface Caller {
  readonly token: string;
  /** Whether it is a sliding token. */
  readonly isSliding: boolean;
  readonly found: AccountRef<Account>;
}

/** What becomes of a request whose bearer token does not count. */
export type UnauthorizedFacts = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/** The bearer token of a request; the word before it is read whatever its case, as the evident framework does. */
export function bearerOf({ headers }: Wire): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers['authorization']?.trim() ?? '')?.[1];
}

/** The key of the account whose token a request has, alive or not. */
export function callerKey(wire: Wire, state: State<Records>): string | undefined {
  const bearer = bearerOf(wire);
  return bearer === undefined ? undefined : ownerOf(bearer, state);
}

/** The account that a forced outcome is about: the one that asks, else the first of the fixtures. */
export function callerOrFirstAccount(wire: Wire, state: State<Records>): AccountRef<Account> {
  return keyedOrFirst(callerKey(wire, state), state);
}

/** Who asks; or why no one does. An access token and a sliding token count, and one of the fixtures; inferred. */
export function authenticate(
  { bearer }: Credentials,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Caller | { readonly denied: keyof UnauthorizedFacts } {
  if (bearer === undefined) {
    trace('no bearer token given');
    return { denied: 'token-missing' };
  }
  const live = sessionOf(bearer, state, environment);
  if ('invalid' in live) {
    trace(`the bearer token is no good: ${invalidReason(live, environment)}`);
    return { denied: live.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  const { session, found } = live;
  if (session.kind === 'refresh') {
    trace('the bearer token is no good: it is a refresh token');
    return { denied: 'token-invalid' };
  }
  // the vendor calls it the bearer of an active user
  if (found.account.status !== 'active') {
    trace(`the bearer token is no good: its account is ${found.account.status}`);
    return { denied: 'token-invalid' };
  }
  return { token: bearer, isSliding: session.kind === 'sliding', found };
}

/** The facts of these outcomes when they are switched on. */
export const forcedUnauthorized = {
  'token-missing': () => ({}),
  'token-invalid': () => ({}),
  'token-expired': () => ({}),
};
