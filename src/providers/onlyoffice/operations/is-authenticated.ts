import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Records } from '../records.ts';
import { accountAsking, credentialOf, whoAsks, type Asking } from '../rules/asking.ts';

/** What asking whether one is signed in can come to. */
export type IsAuthenticatedFacts = { readonly 'who-am-i': { readonly isSignedIn: boolean } };

/** `GET /authentication`: whether somebody is signed in. A credential that does not count is as good as none. */
export const isAuthenticated: Operation<Asking, Records, IsAuthenticatedFacts> = {
  accountOf: accountAsking,

  decide({ credential }, state, environment, trace) {
    return outcome('who-am-i', {
      isSignedIn: !('refused' in whoAsks(credential, state, environment, trace)),
    });
  },

  pretend: {
    'who-am-i': (wire, state, environment) => ({
      isSignedIn: !('refused' in whoAsks(credentialOf(wire), state, environment, () => undefined)),
    }),
  },
};
