import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { endSession, sessionWith } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Records } from '../records.ts';
import { accountAsking, askingOf, isApiKey, type Asking } from '../rules/asking.ts';

/** What a logout can come to: nobody is turned away. */
export type LogoutFacts = { readonly 'signed-out': { readonly hadCookie: boolean } };

/** `POST /authentication/logout`: ends the session that the cookie names, and no other. Source: the vendor's server source. */
export const logout: Operation<Asking, Records, LogoutFacts> = {
  accountOf: accountAsking,

  decide(asking, state, environment, trace) {
    if (!end(asking, state, environment)) trace('no cookie names a session that could end');
    return outcome('signed-out', { hadCookie: isInCookie(asking) });
  },

  pretend: {
    'signed-out': (wire, state, environment) => {
      const asking = askingOf(wire);
      end(asking, state, environment);
      return { hadCookie: isInCookie(asking) };
    },
  },
};

function isInCookie({ credential }: Asking): boolean {
  return credential !== undefined && 'token' in credential && credential.from === 'cookie';
}

function end({ credential }: Asking, state: State<Records>, environment: Environment): boolean {
  if (credential === undefined || !('token' in credential) || credential.from !== 'cookie') return false;
  const session = sessionWith(credential.token, state);
  if (session === undefined || isApiKey(session)) return false;
  endSession(credential.token, 'signed-out', state, environment);
  return true;
}
