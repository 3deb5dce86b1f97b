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

/** The outcomes of a request for the server's info, which has more fields for users with the statistics permission. */
export type InfoFacts = { readonly done: { readonly isPrivileged: boolean } };

/** `GET /api/info`: returns the server's version; missing or invalid credentials are ignored. */
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
