import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import { stringField } from '../../../core/random-string.ts';
import type { BodyError } from '../domain/body-errors.ts';
import {
  authenticate,
  isAdmin,
  requiresAuth,
  callerOrFirstAccount,
  type Credentials,
} from '../domain/authenticate.ts';
import type { Records } from '../records.ts';
import { findUser } from '../domain/user-query.ts';

/** Whom to log out: the user who asks, unless it says another; or what is wrong with the body, which matters less than who asks. */
export type LogoutUserRequest = { readonly credentials: Credentials } & (
  { readonly userId: string | undefined } | { readonly fault: BodyError }
);

/** What logging out a user can come to. */
export type LogoutUserFacts = UnauthorizedFacts & {
  readonly done: { readonly userId: string };
  readonly 'not-allowed': NoFacts;
  readonly 'malformed-request': { readonly fault: BodyError };
};

/**
 * `POST /users.logout`: ends every token of a user. Another's takes a permission, which the admin role has; that it
 * does not look whether there is such a user is inferred.
 */
export const logoutUser: Operation<LogoutUserRequest, Records, LogoutUserFacts> = {
  ...requiresAuth,

  decide(request, state, environment, trace) {
    const caller = authenticate(request.credentials, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    if ('fault' in request) return outcome('malformed-request', { fault: request.fault });
    const { id: own } = caller.account;
    const asked = request.userId === undefined || request.userId === '' ? own : request.userId;
    if (asked !== own && !isAdmin(caller.account)) {
      trace("another user's tokens take the admin role");
      return outcome('not-allowed');
    }
    const found = findUser({ by: 'id', value: asked }, state);
    if (found !== undefined) endOtherSessions(found.key, undefined, state);
    return outcome('done', { userId: asked });
  },

  force: {
    done: (wire, state) => ({
      userId: stringField(wire.body, 'userId') ?? callerOrFirstAccount(wire, state).account.id,
    }),
    'malformed-request': () => ({ fault: { rule: 'type', expected: 'string' } }),
  },
};
