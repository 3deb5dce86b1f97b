import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { callerKey, authenticate, type Credentials } from '../domain/authenticate.ts';
import type { Records } from '../records.ts';

/** What a search can come to: an account without services finds nothing. */
export type SearchFacts = UnauthorizedFacts & { readonly done: NoFacts };

/** `GET /search`: what the account has, for the search box of the web client. */
export const search: Operation<Credentials, Records, SearchFacts> = {
  accountOf: callerKey,

  decide({ credential }, state, environment, trace) {
    const who = authenticate(credential, state, environment, trace);
    return 'denied' in who ? outcome(who.denied) : outcome('done');
  },
};
