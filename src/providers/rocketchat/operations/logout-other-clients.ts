import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import { authenticate, credentialsOf, requiresAuth, type Credentials } from '../domain/authenticate.ts';
import type { Records } from '../records.ts';

/** What logging out the other clients can come to. */
export type LogoutOthersFacts = UnauthorizedFacts & {
  readonly done: { readonly token: string; readonly expiresAt: string | undefined };
};

/** `POST /users.logoutOtherClients`: ends the user's tokens but the one it comes with. */
export const logoutOtherClients: Operation<Credentials, Records, LogoutOthersFacts> = {
  ...requiresAuth,

  decide(credentials, state, environment, trace) {
    const caller = authenticate(credentials, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    const { key, token, expiresAt } = caller;
    endOtherSessions(key, token, state);
    trace('every other token has ended');
    return outcome('done', { token, expiresAt });
  },

  force: {
    done: (wire, state, environment) => {
      const credentials = credentialsOf(wire);
      const caller = authenticate(credentials, state, environment, () => undefined);
      if (!('denied' in caller)) return { token: caller.token, expiresAt: caller.expiresAt };
      return { token: credentials.token ?? '', expiresAt: environment.isoTime(environment.now) };
    },
  },
};
