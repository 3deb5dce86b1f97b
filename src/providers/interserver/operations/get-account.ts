import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import {
  accountAsking,
  askerOrFirst,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import type { Account, Records } from '../records.ts';

/** What asking for an account can come to. */
export type AccountFacts = Unauthorized & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The client's. */
    readonly address: string;
    /** When the session began, as an ISO time; now, where that is not known. */
    readonly since: string;
  };
};

/** `GET /account` and `GET /home`: whose the session is. */
export const getAccount: Operation<Asking, Records, AccountFacts> = {
  accountOf: accountAsking,

  decide({ credential }, state, environment, trace) {
    const who = whoAsks(credential, state, environment, trace);
    if ('refused' in who) return outcome(who.refused);
    const { session, found } = who;
    const since = environment.isoTime(session.startedAt ?? environment.now);
    return outcome('who-am-i', { account: found.account, address: environment.address, since });
  },

  pretend: {
    ...pretendUnauthorized,
    'who-am-i': (wire, state, environment) => ({
      account: askerOrFirst(wire, state).account,
      address: environment.address,
      since: environment.isoTime(environment.now),
    }),
  },
};
