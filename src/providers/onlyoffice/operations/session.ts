import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Environment } from '../../../core/environment.ts';
import { outcome, type Operation } from '../../../core/operation.ts';
import { endSession, sessionWith } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
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
import type { Account, Records } from '../records.ts';

/** The outcome of asking whether somebody is signed in. */
export type IsAuthenticatedFacts = { readonly 'who-am-i': { readonly isSignedIn: boolean } };

/** `GET /authentication`: whether somebody is signed in. An invalid credential counts as none. */
export const isAuthenticated: Operation<Credentials, Records, IsAuthenticatedFacts> = {
  accountOf: callerKey,

  decide({ credential }, state, environment, trace) {
    return outcome('who-am-i', {
      isSignedIn: !('denied' in authenticate(credential, state, environment, trace)),
    });
  },

  force: {
    'who-am-i': (wire, state, environment) => ({
      isSignedIn: !('denied' in authenticate(credentialOf(wire), state, environment, () => undefined)),
    }),
  },
};

/** The outcome of a logout, which denies nobody. */
export type LogoutFacts = { readonly 'signed-out': { readonly hadCookie: boolean } };

/** `POST /authentication/logout`: ends the session that the cookie names, and no other. Source: the vendor's server source. */
export const logout: Operation<Credentials, Records, LogoutFacts> = {
  accountOf: callerKey,

  decide(credentials, state, environment, trace) {
    if (!end(credentials, state, environment)) trace('no cookie names a session that could end');
    return outcome('signed-out', { hadCookie: isInCookie(credentials) });
  },

  force: {
    'signed-out': (wire, state, environment) => {
      const credentials = credentialsOf(wire);
      end(credentials, state, environment);
      return { hadCookie: isInCookie(credentials) };
    },
  },
};

function isInCookie({ credential }: Credentials): boolean {
  return credential !== undefined && 'token' in credential && credential.from === 'cookie';
}

function end({ credential }: Credentials, state: State<Records>, environment: Environment): boolean {
  if (credential === undefined || !('token' in credential) || credential.from !== 'cookie') return false;
  const session = sessionWith(credential.token, state);
  if (session === undefined || isApiKey(session)) return false;
  endSession(credential.token, 'signed-out', state, environment);
  return true;
}

/** The outcomes of a request for the caller. */
export type GetSelfFacts = UnauthorizedFacts & { readonly 'who-am-i': { readonly account: Account } };

/** `GET /people/@self`: the caller. */
export const getSelf: Operation<Credentials, Records, GetSelfFacts> = {
  ...requiresAuth,

  decide({ credential }, state, environment, trace) {
    const caller = authenticate(credential, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    return outcome('who-am-i', { account: caller.account });
  },

  force: {
    'who-am-i': (wire, state) => ({ account: callerOrFirstAccount(wire, state).account }),
  },
};
