import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session-changes.ts';
import { unendedToken } from '../../../core/session.ts';
import type { Violation } from '../../../core/violation.ts';
import {
  callerKey,
  authenticate,
  type Credentials,
  callerOrFirstAccount,
  bearerOf,
} from '../domain/authenticate.ts';
import type { Account, Operation } from '../records.ts';

/** The current and new password, or the violation of the body, which is reported only after authentication. */
export type PasswordRequest = Credentials &
  (
    | { readonly current: string; readonly newPassword: string; readonly endsSessions: boolean }
    | { readonly violation: Violation }
  );

/** The outcomes of a password change. */
export type PasswordFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /account/password`: changes the password. On request, ends all sessions of the account, the caller's too. */
export const changePassword: Operation<PasswordRequest, PasswordFacts> = {
  accountOf: callerKey,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.bearer, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('violation' in request) return outcome('malformed-request', { violation: request.violation });
    const { key, account } = caller.found;
    if (request.current !== account.password) {
      trace('wrong current password');
      return outcome('invalid-credentials');
    }
    state.put('accounts', key, { ...account, password: request.newPassword });
    trace('password changed');
    if (request.endsSessions) {
      endOtherSessions(key, undefined, state);
      trace('all sessions of the account ended');
    }
    return outcome('done');
  },

  force: { 'malformed-request': () => ({ violation: undefined }) },
};

/** The outcomes of a request for the current token. */
export type CurrentTokenFacts = UnauthorizedFacts & {
  readonly 'who-am-i': {
    readonly account: Account;
    /** The bearer token of the request. */
    readonly token: string;
    readonly isSliding: boolean;
  };
};

/** `GET` and `POST /session/token`: returns the bearer token with its user. */
export const currentToken: Operation<Credentials, CurrentTokenFacts> = {
  accountOf: callerKey,

  decide({ bearer }, context) {
    const caller = authenticate(bearer, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { token, isSliding, found } = caller;
    return outcome('who-am-i', { account: found.account, token, isSliding });
  },

  force: {
    'who-am-i': (wire, { state }) => {
      const token = bearerOf(wire) ?? '';
      const isSliding = unendedToken(token, state)?.kind === 'sliding';
      return { account: callerOrFirstAccount(wire, state).account, token, isSliding };
    },
  },
};
