import { keyedOrFirst } from '../../../core/account.ts';
import { whyDead } from '../../../core/dead-session.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Found } from '../../../core/records.ts';
import { ownerOf, sessionOf } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';

/** A request, as far as it says who asks. */
export interface Asking {
  readonly bearer: string | undefined;
}

/** Who asks, by a token that counts. */
export interface Asker {
  readonly token: string;
  /** Whether it is a sliding token. */
  readonly isSliding: boolean;
  readonly found: Found<Account>;
}

/** What becomes of a request whose bearer token does not count. */
export type Unauthorized = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/** The bearer token of a request; the word before it is read whatever its case, as the evident framework does. */
export function bearerOf({ headers }: Wire): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers['authorization']?.trim() ?? '')?.[1];
}

/** The key of the account whose token a request has, alive or not. */
export function accountAsking(wire: Wire, state: State<Records>): string | undefined {
  const bearer = bearerOf(wire);
  return bearer === undefined ? undefined : ownerOf(bearer, state);
}

/** The account that a forced outcome is about: the one that asks, else the first of the fixtures. */
export function askerOrFirst(wire: Wire, state: State<Records>): Found<Account> {
  return keyedOrFirst(accountAsking(wire, state), state);
}

/** Who asks; or why no one does. An access token and a sliding token count, and one of the fixtures; inferred. */
export function whoAsks(
  { bearer }: Asking,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Asker | { readonly refused: keyof Unauthorized } {
  if (bearer === undefined) {
    trace('no bearer token given');
    return { refused: 'token-missing' };
  }
  const live = sessionOf(bearer, state, environment);
  if ('dead' in live) {
    trace(`the bearer token is no good: ${whyDead(live, environment)}`);
    return { refused: live.dead === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  const { session, found } = live;
  if (session.kind === 'refresh') {
    trace('the bearer token is no good: it is a refresh token');
    return { refused: 'token-invalid' };
  }
  // the vendor calls it the bearer of an active user
  if (found.account.status !== 'active') {
    trace(`the bearer token is no good: its account is ${found.account.status}`);
    return { refused: 'token-invalid' };
  }
  return { token: bearer, isSliding: session.kind === 'sliding', found };
}

/** The facts of these outcomes when they are switched on. */
export const pretendUnauthorized = {
  'token-missing': () => ({}),
  'token-invalid': () => ({}),
  'token-expired': () => ({}),
};
