import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Account, Records } from '../records.ts';
import {
  askerOrFirst,
  ofAsker,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';

/** What asking who one is can come to. */
export type GetSelfFacts = Unauthorized & { readonly 'who-am-i': { readonly account: Account } };

/** `GET /people/@self`: whoever asks. */
export const getSelf: Operation<Asking, Records, GetSelfFacts> = {
  ...ofAsker,

  decide({ credential }, state, environment, trace) {
    const asker = whoAsks(credential, state, environment, trace);
    if ('refused' in asker) return outcome(asker.refused);
    return outcome('who-am-i', { account: asker.account });
  },

  pretend: {
    ...pretendUnauthorized,
    'who-am-i': (wire, state) => ({ account: askerOrFirst(wire, state).account }),
  },
};
