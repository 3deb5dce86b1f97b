import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import {
  accountAsking,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import type { Records } from '../records.ts';

/** What a search can come to: an account without services finds nothing. */
export type SearchFacts = Unauthorized & { readonly done: NoFacts };

/** `GET /search`: what the account has, for the search box of the web client. */
export const search: Operation<Asking, Records, SearchFacts> = {
  accountOf: accountAsking,

  decide({ credential }, state, environment, trace) {
    const who = whoAsks(credential, state, environment, trace);
    return 'refused' in who ? outcome(who.refused) : outcome('done');
  },

  pretend: { ...pretendUnauthorized, done: () => ({}) },
};
