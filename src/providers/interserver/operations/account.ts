import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { callerKey, callerOrFirstAccount, authenticate, type Credentials } from '../domain/authenticate.ts';
import type { Account, Operation } from '../records.ts';

/** The outcomes of a request for the account. */
export type AccountFacts = UnauthorizedFacts & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The client's IP address. */
    readonly address: string;
    /** The start of the session as an ISO time; the current time if the start is unknown. */
    readonly since: string;
  };
};

/** `GET /account` and `GET /home`: returns the account of the session. */
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

/** The outcomes of a search. It finds nothing: emulated accounts have no services. */
export type SearchFacts = UnauthorizedFacts & { readonly done: NoFacts };

/** `GET /search`: the search box of the web client. */
export const search: Operation<Credentials, SearchFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    return 'denied' in caller ? outcome(caller.denied) : outcome('done');
  },
};
