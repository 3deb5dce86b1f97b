import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { sessionWith } from '../../../core/session.ts';
import type { Account, Records } from '../records.ts';
import {
  callerKey,
  callerOrFirstAccount,
  bearerOf,
  authenticate,
  type Credentials,
} from '../domain/authenticate.ts';

/** What asking for the current token can come to. */
export type CurrentTokenFacts = UnauthorizedFacts & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The bearer token that was sent. */
    readonly token: string;
    readonly isSliding: boolean;
  };
};

/** `GET` and `POST /session/token`: the user of the bearer token, and the token. */
export const currentToken: Operation<Credentials, Records, CurrentTokenFacts> = {
  accountOf: callerKey,

  decide({ bearer }, state, environment, trace) {
    const who = authenticate(bearer, state, environment, trace);
    if ('denied' in who) return outcome(who.denied);
    const { token, isSliding, found } = who;
    return outcome('who-am-i', { account: found.account, token, isSliding });
  },

  force: {
    'who-am-i': (wire, state) => {
      const token = bearerOf(wire) ?? '';
      const isSliding = sessionWith(token, state)?.kind === 'sliding';
      return { account: callerOrFirstAccount(wire, state).account, token, isSliding };
    },
  },
};
