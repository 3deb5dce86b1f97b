import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import {
  callerOf,
  ofCaller,
  pretendedAuth,
  pretendedCaller,
  type AuthFacts,
  type Credentials,
} from '../rules/caller.ts';
import type { Account, Records } from '../records.ts';

/** What asking for oneself can come to. */
export type MeFacts = AuthFacts & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** When the token was given, as an ISO time. */
    readonly signedInAt: string | undefined;
  };
};

/** `GET /me`: the user whose token it is. */
export const getMe: Operation<Credentials, Records, MeFacts> = {
  ...ofCaller,

  decide(credentials, state, environment, trace) {
    const caller = callerOf(credentials, state, environment, trace);
    if ('refused' in caller) return outcome(caller.refused);
    const { account, signedInAt } = caller;
    return outcome('who-am-i', { account, signedInAt });
  },

  pretend: {
    ...pretendedAuth,
    'who-am-i': (wire, state, { now, isoTime }) => ({
      account: pretendedCaller(wire, state).account,
      signedInAt: isoTime(now),
    }),
  },
};
