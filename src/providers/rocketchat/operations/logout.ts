import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { stringField, outcome, untraced } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions, endSessionsOf } from '../../../core/session-changes.ts';
import {
  authenticate,
  requiresAuth,
  credentialsOf,
  isAdmin,
  callerOrFirstAccount,
  type Credentials,
} from '../domain/authenticate.ts';
import type { BodyError } from '../domain/body-errors.ts';
import { findUser } from '../domain/credentials.ts';
import type { Operation } from '../records.ts';

/** The outcomes of a logout. */
export type LogoutFacts = UnauthorizedFacts & { readonly 'signed-out': NoFacts };

/** `POST /logout` and `GET /logout`: ends only the token of the request. */
export const logout: Operation<Credentials, LogoutFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const caller = authenticate(credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    endSessionsOf([caller.token], 'signed-out', context);
    return outcome('signed-out');
  },
};

/** The outcomes of logging out the other clients. */
export type LogoutOthersFacts = UnauthorizedFacts & {
  readonly done: { readonly token: string; readonly expiresAt: string | undefined };
};

/** `POST /users.logoutOtherClients`: ends the user's tokens except the token of the request. */
export const logoutOtherClients: Operation<Credentials, LogoutOthersFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const caller = authenticate(credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { key, token, expiresAt } = caller;
    endOtherSessions(key, token, context.state);
    context.trace('other sessions of the account ended');
    return outcome('done', { token, expiresAt });
  },

  force: {
    done: (wire, context) => {
      const credentials = credentialsOf(wire);
      const caller = authenticate(credentials, untraced(context));
      const { now, isoTime } = context.environment;
      if (!('denied' in caller)) return { token: caller.token, expiresAt: caller.expiresAt };
      return { token: credentials.token ?? '', expiresAt: isoTime(now) };
    },
  },
};

/** The user to log out (default: the caller), or the body's fault, which is reported only after authentication. */
export type LogoutUserRequest = { readonly credentials: Credentials } & (
  { readonly userId: string | undefined } | { readonly fault: BodyError }
);

/** The outcomes of logging out a user. */
export type LogoutUserFacts = UnauthorizedFacts & {
  readonly done: { readonly userId: string };
  readonly 'not-allowed': NoFacts;
  readonly 'malformed-request': { readonly fault: BodyError };
};

/**
 * `POST /users.logout`: ends all tokens of a user. Only admins have the permission to log out another user. Inferred: the
 * server doesn't check whether the user exists.
 */
export const logoutUser: Operation<LogoutUserRequest, LogoutUserFacts> = {
  ...requiresAuth,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('fault' in request) return outcome('malformed-request', { fault: request.fault });
    const { id: callerId } = caller.account;
    const userId = request.userId === undefined || request.userId === '' ? callerId : request.userId;
    if (userId !== callerId && !isAdmin(caller.account)) {
      trace("caller isn't an administrator");
      return outcome('not-allowed');
    }
    const found = findUser({ field: 'id', value: userId }, state);
    if (found !== undefined) endOtherSessions(found.key, undefined, state);
    return outcome('done', { userId });
  },

  force: {
    done: (wire, { state }) => ({
      userId: stringField(wire.body, 'userId') ?? callerOrFirstAccount(wire, state).account.id,
    }),
    'malformed-request': () => ({ fault: { rule: 'type', expected: 'string' } }),
  },
};
