import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome, untraced } from '../../../core/operation.ts';
import { endSessionsOf } from '../../../core/session-changes.ts';
import { unendedToken } from '../../../core/session.ts';
import {
  authenticate,
  callerKey,
  callerOrFirstAccount,
  credentialOf,
  credentialsOf,
  isApiKey,
  requiresAuth,
  type Credentials,
} from '../domain/authenticate.ts';
import type { Account, Context, Operation } from '../records.ts';

/** The outcome of a request for the sign-in status. */
export type IsAuthenticatedFacts = { readonly 'who-am-i': { readonly isSignedIn: boolean } };

/** `GET /authentication`: returns whether the request has a valid credential. */
export const isAuthenticated: Operation<Credentials, IsAuthenticatedFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    return outcome('who-am-i', { isSignedIn: !('denied' in authenticate(credential, context)) });
  },

  force: {
    'who-am-i': (wire, context) => ({
      isSignedIn: !('denied' in authenticate(credentialOf(wire), untraced(context))),
    }),
  },
};

/** The outcome of a logout, which is never denied. */
export type LogoutFacts = { readonly 'signed-out': { readonly hadCookie: boolean } };

/** `POST /authentication/logout`: ends only the session of the cookie. Source: the vendor's server source. */
export const logout: Operation<Credentials, LogoutFacts> = {
  accountOf: callerKey,

  decide(credentials, context) {
    if (!end(credentials, context)) context.trace('no session to end in the cookie');
    return outcome('signed-out', { hadCookie: isInCookie(credentials) });
  },

  force: {
    'signed-out': (wire, context) => {
      const credentials = credentialsOf(wire);
      end(credentials, context);
      return { hadCookie: isInCookie(credentials) };
    },
  },
};

function isInCookie({ credential }: Credentials): boolean {
  return credential !== undefined && 'token' in credential && credential.from === 'cookie';
}

function end({ credential }: Credentials, context: Context): boolean {
  if (credential === undefined || !('token' in credential) || credential.from !== 'cookie') return false;
  const token = unendedToken(credential.token, context.state);
  if (token === undefined || isApiKey(token)) return false;
  endSessionsOf([credential.token], 'signed-out', context);
  return true;
}

/** The outcomes of a request for the caller's user data. */
export type GetSelfFacts = UnauthorizedFacts & { readonly 'who-am-i': { readonly account: Account } };

/** `GET /people/@self`: returns the caller. */
export const getSelf: Operation<Credentials, GetSelfFacts> = {
  ...requiresAuth,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    return outcome('who-am-i', { account: caller.account });
  },

  force: { 'who-am-i': (wire, { state }) => ({ account: callerOrFirstAccount(wire, state).account }) },
};
