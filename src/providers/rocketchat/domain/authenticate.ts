import { howEnded } from '../../../core/invalid-session.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Operation, Trace, Wire } from '../../../core/operation.ts';
import { outcome, type NoFacts, type Outcome } from '../../../core/outcome.ts';
import type { AccountRef } from '../../../core/records.ts';
import { ownerOf, sessionOf, type InvalidSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { keyedOrFirst } from '../../../core/account.ts';
import type { Account, Records } from '../records.ts';

/** What a request says of who sends it: the token and the user id of a login, which go together. */
export interface Credentials {
  readonly token: string | undefined;
  readonly userId: string | undefined;
}

/** A user who has signed in. */
export interface Caller extends AccountRef<Account> {
  readonly token: string;
  /** When the token was given, and when it ends, as ISO times; one of the fixtures was given at no time, and may not end. */
  readonly signedInAt: string | undefined;
  readonly expiresAt: string | undefined;
}

/** Why a request that needs a user is turned away; the vendor has the same words for each. */
export type UnauthorizedFacts = {
  readonly 'token-missing': NoFacts;
  readonly 'token-invalid': NoFacts;
  readonly 'token-expired': NoFacts;
};

/** The credentials in a request's `X-Auth-Token` and `X-User-Id`. */
export function credentialsOf({ headers }: Pick<Wire, 'headers'>): Credentials {
  return { token: headers['x-auth-token'], userId: headers['x-user-id'] };
}

/** Who sends a request. Source: the vendor's server source; neither the account's state nor its lockout is looked at. */
export function authenticate(
  { token, userId }: Credentials,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Caller | { readonly denied: keyof UnauthorizedFacts } {
  if (token === undefined || token === '' || userId === undefined || userId === '') {
    trace('the two headers of a signed-in user are not both there');
    return { denied: 'token-missing' };
  }
  const live = sessionOf(token, state, environment);
  if ('invalid' in live) {
    trace(
      live.invalid === 'ended'
        ? `token was ${howEnded(live.ended, environment)}`
        : invalidSessionReasons[live.invalid],
    );
    return { denied: live.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  const { found, session } = live;
  if (found.account.id !== userId) {
    trace('the token is not of this user');
    return { denied: 'token-invalid' };
  }
  const timeOf = (at: number | undefined) => (at === undefined ? undefined : environment.isoTime(at));
  return { ...found, token, signedInAt: timeOf(session.startedAt), expiresAt: timeOf(session.expiresAt) };
}

const invalidSessionReasons: Readonly<Record<Exclude<InvalidSession['invalid'], 'ended'>, string>> = {
  unknown: 'no such token',
  'no account': 'no such token',
  revoked: 'token was logged out by another client',
  expired: 'token has expired',
};

/** Whether a request brings any credentials at all. */
export function hasCredentials({ token, userId }: Credentials): boolean {
  return token !== undefined || userId !== undefined;
}

/** Whether the request budget exempts who asks. Source: the vendor's default roles of api-bypass-rate-limit. */
export function isExempt(wire: Wire, state: State<Records>, environment: Environment): boolean {
  const credentials = credentialsOf(wire);
  if (!hasCredentials(credentials)) return false;
  const caller = authenticate(credentials, state, environment, () => undefined);
  if ('denied' in caller) return false;
  const { roles, app = false } = caller.account;
  return app || exemptRoles.some((role) => roles.includes(role));
}

const exemptRoles: readonly string[] = ['admin', 'bot', 'app'];

/** What an operation of a signed-in user has in common with every other: whose it is, and that it is turned away uncounted. */
export const requiresAuth = {
  accountOf: ({ headers }, state) => {
    const { 'x-auth-token': token } = headers;
    return token === undefined ? undefined : ownerOf(token, state);
  },
  isExempt,
  precheck(wire, state, environment, trace): Outcome<UnauthorizedFacts> | undefined {
    const caller = authenticate(credentialsOf(wire), state, environment, trace);
    return 'denied' in caller ? outcome(caller.denied) : undefined;
  },
} satisfies Partial<Operation<never, Records, UnauthorizedFacts>>;

/** The refusals of a request without a user, when they are switched on. */
export const forcedUnauthorized = {
  'token-missing': () => ({}),
  'token-invalid': () => ({}),
  'token-expired': () => ({}),
};

/** Whether a user may do what the vendor's default permissions leave to admins. */
export function isAdmin({ roles }: Account): boolean {
  return roles.includes('admin');
}

/** The user of an outcome that is switched on: the token's owner, else the fixtures' first. */
export function callerOrFirstAccount({ headers }: Wire, state: State<Records>): AccountRef<Account> {
  const { 'x-auth-token': token } = headers;
  return keyedOrFirst(token === undefined ? undefined : ownerOf(token, state), state);
}
