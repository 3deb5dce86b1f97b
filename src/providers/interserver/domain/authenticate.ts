import { keyedOrFirst } from '../../../core/account.ts';
import { invalidReason } from '../../../core/invalid-session.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Trace, Wire } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { AccountRef, SessionRecord } from '../../../core/records.ts';
import { ownerOf, sessionOf } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';

/** The kind of a session that is an API key. */
export const apiKey = 'api-key';

/** What a request says of who asks. */
export interface Credential {
  readonly token: string;
  /** Where it stood: an API key is none where a session id belongs, and the other way round. */
  readonly as: 'session' | typeof apiKey;
}

/** A request, as far as it says who asks. */
export interface Credentials {
  readonly credential: Credential | undefined;
}

/** A body that breaks the contract by more than what is missing: it is looked at once it is known who asks. */
export interface BrokenRequest {
  readonly broken: true;
}

/** Who asks, by a credential that counts. */
export interface Caller {
  readonly token: string;
  readonly session: SessionRecord;
  readonly found: AccountRef<Account>;
}

/** What becomes of a request whose credential does not count. */
export type UnauthorizedFacts = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/**
 * The one credential of a request: the header `sessionid`, else `X-API-KEY`, else the cookie `sessionid`. The others do not
 * stand in for it when it is dead. Source: the first two, the vendor's web client; the cookie's place is inferred, as is
 * that an empty one counts as none.
 */
export function credentialOf({ headers, cookies }: Wire): Credential | undefined {
  const places: readonly (readonly [string | undefined, Credential['as']])[] = [
    [headers['sessionid'], 'session'],
    [headers['x-api-key'], apiKey],
    [cookies['sessionid'], 'session'],
  ];
  for (const [token, as] of places) if (token !== undefined && token !== '') return { token, as };
  return undefined;
}

/** The key of the account whose credential a request has, alive or not. */
export function callerKey(wire: Wire, state: State<Records>): string | undefined {
  const credential = credentialOf(wire);
  return credential === undefined ? undefined : ownerOf(credential.token, state);
}

/** The account that a forced outcome is about: the one that asks, else the first of the fixtures. */
export function callerOrFirstAccount(wire: Wire, state: State<Records>): AccountRef<Account> {
  return keyedOrFirst(callerKey(wire, state), state);
}

/** Who asks; or why no one does. */
export function authenticate(
  credential: Credential | undefined,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Caller | { readonly denied: keyof UnauthorizedFacts } {
  if (credential === undefined) {
    trace('neither a session id nor an API key given');
    return { denied: 'token-missing' };
  }
  const { token, as } = credential;
  const what = as === apiKey ? 'API key' : 'session';
  const live = sessionOf(token, state, environment);
  if ('invalid' in live) {
    trace(`the ${what} is no good: ${invalidReason(live, environment)}`);
    return { denied: live.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  if ((live.session.kind === apiKey) !== (as === apiKey)) {
    trace(`the ${what} is no good: it is ${as === apiKey ? 'a session id' : 'an API key'}`);
    return { denied: 'token-invalid' };
  }
  // an account that is disabled has no live session: inferred, as everywhere
  if (live.found.account.status === 'disabled') {
    trace(`the ${what} is no good: its account is disabled`);
    return { denied: 'token-invalid' };
  }
  return { token, ...live };
}

/** The facts of these outcomes when they are switched on. */
export const forcedUnauthorized = {
  'token-missing': () => ({}),
  'token-invalid': () => ({}),
  'token-expired': () => ({}),
};
