import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { callerOf, isAdmin, isExempt, ofCaller, pretendedCaller, type Credentials } from '../rules/caller.ts';
import type { Records } from '../records.ts';

/** What asking about the server can come to: who may look at its statistics is told more. */
export type InfoFacts = { readonly done: { readonly isPrivileged: boolean } };

/** `GET /api/info`: what the server is. Without a user, or with a token that is none, it answers as to anyone. */
export const getInfo: Operation<Credentials, Records, InfoFacts> = {
  accountOf: ofCaller.accountOf,
  isExempt,

  decide(credentials, state, environment, trace) {
    const caller = callerOf(credentials, state, environment, trace);
    return outcome('done', { isPrivileged: !('refused' in caller) && isAdmin(caller.account) });
  },

  pretend: {
    done: (wire, state) => ({
      isPrivileged:
        wire.headers['x-auth-token'] !== undefined && isAdmin(pretendedCaller(wire, state).account),
    }),
  },
};
