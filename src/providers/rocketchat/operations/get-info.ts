import { outcome } from '../../../core/operation.ts';
import {
  authenticate,
  isAdmin,
  isExempt,
  requiresAuth,
  callerOrFirstAccount,
  type Credentials,
} from '../domain/authenticate.ts';
import type { Operation } from '../records.ts';

/** What asking about the server can come to: who may look at its statistics is told more. */
export type InfoFacts = { readonly done: { readonly isPrivileged: boolean } };

/** `GET /api/info`: what the server is. Without a user, or with a token that is none, it answers as to anyone. */
export const getInfo: Operation<Credentials, InfoFacts> = {
  accountOf: requiresAuth.accountOf,
  isExempt,

  decide(credentials, context) {
    const caller = authenticate(credentials, context);
    return outcome('done', { isPrivileged: !('denied' in caller) && isAdmin(caller.account) });
  },

  force: {
    done: (wire, { state }) => ({
      isPrivileged:
        wire.headers['x-auth-token'] !== undefined && isAdmin(callerOrFirstAccount(wire, state).account),
    }),
  },
};
