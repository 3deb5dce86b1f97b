import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { sessionWith } from '../../../core/session.ts';
import type { Account, Records } from '../records.ts';
import {
  accountAsking,
  askerOrFirst,
  bearerOf,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';

/** What asking for the current token can come to. */
export type CurrentTokenFacts = Unauthorized & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The bearer token that was sent. */
    readonly token: string;
    readonly isSliding: boolean;
  };
};

/** `GET` and `POST /session/token`: the user of the bearer token, and the token. */
export const currentToken: Operation<Asking, Records, CurrentTokenFacts> = {
  accountOf: accountAsking,

  decide(asking, state, environment, trace) {
    const who = whoAsks(asking, state, environment, trace);
    if ('refused' in who) return outcome(who.refused);
    const { token, isSliding, found } = who;
    return outcome('who-am-i', { account: found.account, token, isSliding });
  },

  pretend: {
    ...pretendUnauthorized,
    'who-am-i': (wire, state) => {
      const token = bearerOf(wire) ?? '';
      const isSliding = sessionWith(token, state)?.kind === 'sliding';
      return { account: askerOrFirst(wire, state).account, token, isSliding };
    },
  },
};
