import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { endSession, sessionWith } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Records } from '../records.ts';
import { callerKey, credentialsOf, isApiKey, type Credentials } from '../domain/authenticate.ts';

/** What a logout can come to: nobody is turned away. */
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
