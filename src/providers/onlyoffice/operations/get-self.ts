import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Account, Records } from '../records.ts';
import {
  callerOrFirstAccount,
  requiresAuth,
  authenticate,
  type Credentials,
} from '../domain/authenticate.ts';

/** What asking who one is can come to. */
export type GetSelfFacts = UnauthorizedFacts & { readonly 'who-am-i': { readonly account: Account } };

/** `GET /people/@self`: whoever asks. */
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
