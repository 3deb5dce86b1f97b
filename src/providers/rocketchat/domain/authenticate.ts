import { createAuthenticator, invalidToken, type Unauthorized } from '../../../core/authenticate.ts';
import { invalidReason, ownerOf, sessionOf } from '../../../core/session.ts';
import { untraced, type Wire } from '../../../core/operation.ts';
import type { Account, AccountRef, Context, Records, TracedContext } from '../records.ts';

/** The credentials of a request: the token and user id of a login; both are required. */
export interface Credentials {
  readonly token: string | undefined;
  readonly userId: string | undefined;
}

/** A user who has signed in. */
export interface Caller extends AccountRef {
  readonly token: string;
  /** The start and expiry of the token, as ISO times. A token of the fixtures has no start and may have no expiry. */
  readonly signedInAt: string | undefined;
  readonly expiresAt: string | undefined;
}

/** Reads the credentials from the headers `X-Auth-Token` and `X-User-Id`. */
export function credentialsOf({ headers }: Wire): Credentials {
  return { token: headers['x-auth-token'], userId: headers['x-user-id'] };
}

const authenticator = createAuthenticator<Account, Records, Credentials, Caller>({
  credentialOf: credentialsOf,
  ownerOf: ({ token }, state) => (token === undefined ? undefined : ownerOf(token, state)),
  missing: '',
  callerOf: authenticate,
});

/** Returns the user of a forced outcome: the token's owner, else the first account of the fixtures. */
export const { callerOrFirstAccount } = authenticator;

/** The parts that all operations with authentication share. */
export const requiresAuth = { ...authenticator.requiresAuth, isExempt };

/** Returns the caller, regardless of the account's status or lockout. Source: the vendor's server source. */
export function authenticate({ token, userId }: Credentials, context: TracedContext): Caller | Unauthorized {
  const { environment, trace } = context;
  if (token === undefined || token === '' || userId === undefined || userId === '') {
    trace('no X-Auth-Token or X-User-Id header given');
    return { denied: 'token-missing' };
  }
  const active = sessionOf(token, context);
  if ('invalid' in active) {
    trace(`the token is invalid: ${invalidReason(active, environment)}`);
    return { denied: active.invalid === 'expired' ? 'token-expired' : 'token-invalid' };
  }
  const { found, token: issued } = active;
  if (found.account.id !== userId)
    return invalidToken('the token is invalid: it belongs to another user', trace);
  const timeOf = (at: number | undefined) => (at === undefined ? undefined : environment.isoTime(at));
  return { ...found, token, signedInAt: timeOf(issued.issuedAt), expiresAt: timeOf(issued.expiresAt) };
}

/** Whether a request has any credential header. */
export function hasCredentials({ token, userId }: Credentials): boolean {
  return token !== undefined || userId !== undefined;
}

/** Whether the caller is exempt from the rate limit. Source: the vendor's default roles of api-bypass-rate-limit. */
export function isExempt(wire: Wire, context: Context): boolean {
  const credentials = credentialsOf(wire);
  if (!hasCredentials(credentials)) return false;
  const caller = authenticate(credentials, untraced(context));
  if ('denied' in caller) return false;
  const { roles, app = false } = caller.account;
  return app || exemptRoles.some((role) => roles.includes(role));
}

const exemptRoles: readonly string[] = ['admin', 'bot', 'app'];

/** Whether a user has the permissions that the vendor grants only to admins by default. */
export function isAdmin({ roles }: Account): boolean {
  return roles.includes('admin');
}
