import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import {
  authenticate,
  requiresAuth,
  callerOrFirstAccount,
  type Credentials,
} from '../domain/authenticate.ts';
import type { Account, Operation } from '../records.ts';

/** The outcomes of a request for the caller. */
export type MeFacts = UnauthorizedFacts & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The start of the session, as an ISO time. */
    readonly signedInAt: string | undefined;
  };
};

/** `GET /me`: returns the caller. */
export const getMe: Operation<Credentials, MeFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const caller = authenticate(credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { account, signedInAt } = caller;
    return outcome('who-am-i', { account, signedInAt });
  },

  force: {
    'who-am-i': (wire, { state, environment: { now, isoTime } }) => ({
      account: callerOrFirstAccount(wire, state).account,
      signedInAt: isoTime(now),
    }),
  },
};
