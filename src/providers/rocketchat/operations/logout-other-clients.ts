import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import {
  callerOf,
  credentialsOf,
  ofCaller,
  pretendedAuth,
  type AuthFacts,
  type Credentials,
} from '../rules/caller.ts';
import type { Records } from '../records.ts';

/** What logging out the other clients can come to. */
export type LogoutOthersFacts = AuthFacts & {
  readonly done: { readonly token: string; readonly expiresAt: string | undefined };
};

/** `POST /users.logoutOtherClients`: ends the user's tokens but the one it comes with. */
export const logoutOtherClients: Operation<Credentials, Records, LogoutOthersFacts> = {
  ...ofCaller,

  decide(credentials, state, environment, trace) {
    const caller = callerOf(credentials, state, environment, trace);
    if ('refused' in caller) return outcome(caller.refused);
    const { key, token, expiresAt } = caller;
    endOtherSessions(key, token, state);
    trace('every other token has ended');
    return outcome('done', { token, expiresAt });
  },

  pretend: {
    ...pretendedAuth,
    done: (wire, state, environment) => {
      const credentials = credentialsOf(wire);
      const caller = callerOf(credentials, state, environment, () => undefined);
      if (!('refused' in caller)) return { token: caller.token, expiresAt: caller.expiresAt };
      return { token: credentials.token ?? '', expiresAt: environment.isoTime(environment.now) };
    },
  },
};
