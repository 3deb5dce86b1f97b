import { createAuthenticator, invalidToken, type Unauthorized } from '../../../core/authenticate.ts';
import { howEnded, ownerOf, sessionOf, type InvalidSession } from '../../../core/session.ts';
import { untraced, type Wire } from '../../../core/operation.ts';
import type { Account, AccountRef, Context, Records, TracedContext } from '../records.ts';

/** What a request says of who sends it: the token and the user id of a login, which go together. */
export interface Credentials {
  readonly token: string | undefined;
  readonly userId: string | undefined;
}

/** A user who has signed in. */
export interface Caller extends AccountRef {
  readonly token: string;
  /** When the token was given, and when it ends, as ISO times; one of the fixtures was given at no time, and may not end. */
  readonly signedInAt: string | undefined;
  readonly expiresAt: string | undefined;
}

/** The credentials in a request's `X-Auth-Token` and `X-User-Id`. */
export function credentialsOf({ headers }: Wire): Credentials {
  return { token: headers['x-auth-token'], userId: headers['x-user-id'] };
}

const authenticator = createAuthenticator<Account, Records, Credentials, Caller>({
  credentialOf: credentialsOf,
  ownerOf: ({ token }, state) => (token === undefined ? undefined : ownerOf(token, state)),
  missing: '',
  callerOf: authenticate,
});

/** The user of a forced outcome: the token's owner, else the first of the fixtures. */
export const { callerOrFirstAccount } = authenticator;

/** What every operation of a signed-in user has in common. */
export const requiresAuth = { ...authenticator.requiresAuth, isExempt };

/** Finds the caller. Source: the vendor's server source; neither the account's state nor its lockout is looked at. */
export function authenticate({ token, userId }: Credentials, context: TracedContext): Caller | Unauthorized {
  const { environment, trace } = context;
  if (token === undefined || token === '' || userId === undefined || userId === '') {
    trace('the two headers of a signed-in user are not both there');
    return { denied: 'token-missing' };
  }
  const active = sessionOf(token, context);
  if ('invalid' in active) {
    const { invalid } = active;
    trace(invalid === 'ended' ? `token was ${howEnded(active.ended, environment)}` : invalidReasons[invalid]);
    return { denied: invalid === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  const { found, session } = active;
  if (found.account.id !== userId) return invalidToken('the token is not of this user', trace);
  const timeOf = (at: number | undefined) => (at === undefined ? undefined : environment.isoTime(at));
  return { ...found, token, signedInAt: timeOf(session.startedAt), expiresAt: timeOf(session.expiresAt) };
}

const invalidReasons: Readonly<Record<Exclude<InvalidSession['invalid'], 'ended'>, string>> = {
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
export function isExempt(wire: Wire, context: Context): boolean {
  const credentials = credentialsOf(wire);
  if (!hasCredentials(credentials)) return false;
  const caller = authenticate(credentials, untraced(context));
  if ('denied' in caller) return false;
  const { roles, app = false } = caller.account;
  return app || exemptRoles.some((role) => roles.includes(role));
}

const exemptRoles: readonly string[] = ['admin', 'bot', 'app'];

/** Whether a user may do what the vendor's default permissions leave to admins. */
export function isAdmin({ roles }: Account): boolean {
  return roles.includes('admin');
}
