import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { endSession } from '../../../core/session.ts';
import { callerOf, ofCaller, pretendedAuth, type AuthFacts, type Credentials } from '../rules/caller.ts';
import type { Records } from '../records.ts';

/** What a logout can come to. */
export type LogoutFacts = AuthFacts & { readonly 'signed-out': NoFacts };

/** `POST /logout` and `GET /logout`: ends the token it comes with, and no other. */
export const logout: Operation<Credentials, Records, LogoutFacts> = {
  ...ofCaller,

  decide(credentials, state, environment, trace) {
    const caller = callerOf(credentials, state, environment, trace);
    if ('refused' in caller) return outcome(caller.refused);
    endSession(caller.token, 'signed-out', state, environment);
    return outcome('signed-out');
  },

  pretend: { ...pretendedAuth, 'signed-out': () => ({}) },
};
