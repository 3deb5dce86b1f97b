import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { callerKey, callerOrFirstAccount, authenticate, type Credentials } from '../domain/authenticate.ts';
import type { Account, Operation } from '../records.ts';

/** What asking for an account can come to. */
export type AccountFacts = UnauthorizedFacts & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The client's. */
    readonly address: string;
    /** When the session began, as an ISO time; now, where that is not known. */
    readonly since: string;
  };
};

/** `GET /account` and `GET /home`: whose the session is. */
export const getAccount: Operation<Credentials, AccountFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const { environment } = context;
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { session, found } = caller;
    const since = environment.isoTime(session.startedAt ?? environment.now);
    return outcome('who-am-i', { account: found.account, address: environment.address, since });
  },

  force: {
    'who-am-i': (wire, { state, environment }) => ({
      account: callerOrFirstAccount(wire, state).account,
      address: environment.address,
      since: environment.isoTime(environment.now),
    }),
  },
};

/** What a search can come to: an account without services finds nothing. */
export type SearchFacts = UnauthorizedFacts & { readonly done: NoFacts };

/** `GET /search`: what the account has, for the search box of the web client. */
export const search: Operation<Credentials, SearchFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    return 'denied' in caller ? outcome(caller.denied) : outcome('done');
  },
};
