import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Records } from '../records.ts';
import { callerKey, credentialOf, authenticate, type Credentials } from '../domain/authenticate.ts';

/** What asking whether one is signed in can come to. */
export type IsAuthenticatedFacts = { readonly 'who-am-i': { readonly isSignedIn: boolean } };

/** `GET /authentication`: whether somebody is signed in. A credential that does not count is as good as none. */
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
