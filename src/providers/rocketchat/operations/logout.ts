import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { endSession } from '../../../core/session.ts';
import { authenticate, requiresAuth, type Credentials } from '../domain/authenticate.ts';
import type { Records } from '../records.ts';

/** What a logout can come to. */
export type LogoutFacts = UnauthorizedFacts & { readonly 'signed-out': NoFacts };

/** `POST /logout` and `GET /logout`: ends the token it comes with, and no other. */
export const logout: Operation<Credentials, Records, LogoutFacts> = {
  ...requiresAuth,

  decide(credentials, state, environment, trace) {
    const caller = authenticate(credentials, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    endSession(caller.token, 'signed-out', state, environment);
    return outcome('signed-out');
  },
};
