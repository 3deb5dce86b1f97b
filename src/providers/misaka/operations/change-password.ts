import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import type { Violation } from '../../../core/violation.ts';
import { callerKey, authenticate, type Credentials } from '../domain/authenticate.ts';
import type { Records } from '../records.ts';

/** A password that is to take the place of another; or what is wrong with the body: it is told once it is known who asks. */
export type PasswordRequest = Credentials &
  (
    | { readonly current: string; readonly wanted: string; readonly endsSessions: boolean }
    | { readonly violation: Violation }
  );

/** What changing a password can come to. */
export type PasswordFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /account/password`: another password; every session of the account ends where that is wanted, the asker's too. */
export const changePassword: Operation<PasswordRequest, Records, PasswordFacts> = {
  accountOf: callerKey,

  decide(request, state, environment, trace) {
    const who = authenticate(request.bearer, state, environment, trace);
    if ('denied' in who) return outcome(who.denied);
    if ('violation' in request) return outcome('malformed-request', { violation: request.violation });
    const { key, account } = who.found;
    if (request.current !== account.password) {
      trace('the current password is wrong');
      return outcome('invalid-credentials');
    }
    state.put('accounts', key, { ...account, password: request.wanted });
    trace('the password is another');
    if (request.endsSessions) {
      endOtherSessions(key, undefined, state);
      trace('its sessions have ended');
    }
    return outcome('done');
  },

  force: {
    'malformed-request': () => ({ violation: undefined }),
  },
};
