import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions, sessionWith } from '../../../core/session.ts';
import type { Violation } from '../../../core/violation.ts';
import {
  callerKey,
  authenticate,
  type Credentials,
  callerOrFirstAccount,
  bearerOf,
} from '../domain/authenticate.ts';
import type { Account, Operation } from '../records.ts';

/** A password that is to take the place of another; or what is wrong with the body: it is told once it is known who asks. */
export type PasswordRequest = Credentials &
  (
    | { readonly current: string; readonly newPassword: string; readonly endsSessions: boolean }
    | { readonly violation: Violation }
  );

/** What changing a password can come to. */
export type PasswordFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /account/password`: another password; every session of the account ends where that is wanted, the asker's too. */
export const changePassword: Operation<PasswordRequest, PasswordFacts> = {
  accountOf: callerKey,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.bearer, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('violation' in request) return outcome('malformed-request', { violation: request.violation });
    const { key, account } = caller.found;
    if (request.current !== account.password) {
      trace('the current password is wrong');
      return outcome('invalid-credentials');
    }
    state.put('accounts', key, { ...account, password: request.newPassword });
    trace('the password is another');
    if (request.endsSessions) {
      endOtherSessions(key, undefined, state);
      trace('its sessions have ended');
    }
    return outcome('done');
  },

  force: { 'malformed-request': () => ({ violation: undefined }) },
};

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
      const isSliding = sessionWith(token, state)?.kind === 'sliding';
      return { account: callerOrFirstAccount(wire, state).account, token, isSliding };
    },
  },
};
