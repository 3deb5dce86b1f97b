import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import type { Violation } from '../../../core/violation.ts';
import {
  accountAsking,
  pretendUnauthorized,
  whoAsks,
  type Asking,
  type Unauthorized,
} from '../rules/asking.ts';
import type { Records } from '../records.ts';

/** A password that is to take the place of another; or what is wrong with the body: it is told once it is known who asks. */
export type PasswordRequest = Asking &
  (
    | { readonly current: string; readonly wanted: string; readonly endsSessions: boolean }
    | { readonly violation: Violation }
  );

/** What changing a password can come to. */
export type PasswordFacts = Unauthorized & {
  readonly done: NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'malformed-request': { readonly violation: Violation | undefined };
};

/** `POST /account/password`: another password; every session of the account ends where that is wanted, the asker's too. */
export const changePassword: Operation<PasswordRequest, Records, PasswordFacts> = {
  accountOf: accountAsking,

  decide(request, state, environment, trace) {
    const who = whoAsks(request, state, environment, trace);
    if ('refused' in who) return outcome(who.refused);
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

  pretend: {
    ...pretendUnauthorized,
    done: () => ({}),
    'invalid-credentials': () => ({}),
    'malformed-request': () => ({ violation: undefined }),
  },
};
