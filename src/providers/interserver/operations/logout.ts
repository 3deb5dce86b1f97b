import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endSessionsOf } from '../../../core/session-changes.ts';
import { unendedToken } from '../../../core/session.ts';
import { callerKey, apiKey, credentialOf, type Credentials } from '../domain/authenticate.ts';
import type { Context, Operation } from '../records.ts';

/** The outcomes of a logout. An expired or ended session isn't an error. */
export type LogoutFacts = { readonly 'signed-out': NoFacts; readonly 'token-invalid': NoFacts };

/** The characters of a session id. Source: PHP; that any other id counts as malformed is inferred. */
const sessionIdGrammar = /^[A-Za-z0-9,-]+$/;

/** `GET /logout`: ends the session of the request; an API key stays valid. */
export const logout: Operation<Credentials, LogoutFacts> = {
  accountOf: callerKey,

  decide(credentials, context) {
    const ended = end(credentials, context);
    if (ended === 'malformed') {
      context.trace('malformed session id');
      return outcome('token-invalid');
    }
    if (ended === 'no session') context.trace('no session to end');
    return outcome('signed-out');
  },

  force: {
    'signed-out': (wire, context) => {
      end({ credential: credentialOf(wire) }, context);
      return {};
    },
  },
};

function end({ credential }: Credentials, context: Context): 'ended' | 'no session' | 'malformed' {
  if (credential === undefined) return 'no session';
  const { token, as } = credential;
  const issued = unendedToken(token, context.state);
  if (issued === undefined) return sessionIdGrammar.test(token) ? 'no session' : 'malformed';
  if (as === apiKey || issued.kind === apiKey) return 'no session';
  endSessionsOf([token], 'signed-out', context);
  return 'ended';
}
