import type { Environment } from '../../../core/environment.ts';
import { type Operation, outcome, type NoFacts } from '../../../core/operation.ts';
import { endSession, sessionWith } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { callerKey, apiKey, credentialOf, type Credentials } from '../domain/authenticate.ts';
import type { Records } from '../records.ts';

/** What a logout can come to: a session that is dead already is no failure. */
export type LogoutFacts = {
  readonly 'signed-out': NoFacts;
  readonly 'token-invalid': NoFacts;
};

/** What a session id is made of. Source: PHP's; that another one counts as malformed is inferred. */
const sessionIdGrammar = /^[A-Za-z0-9,-]+$/;

/** `GET /logout`: ends the session that asks; an API key lives on. */
export const logout: Operation<Credentials, Records, LogoutFacts> = {
  accountOf: callerKey,

  decide(credentials, state, environment, trace) {
    const ended = end(credentials, state, environment);
    if (ended === 'malformed') {
      trace('the session id is malformed');
      return outcome('token-invalid');
    }
    if (ended === 'no session') trace('there is no session that could end');
    return outcome('signed-out');
  },

  force: {
    'signed-out': (wire, state, environment) => {
      end({ credential: credentialOf(wire) }, state, environment);
      return {};
    },
  },
};

function end(
  { credential }: Credentials,
  state: State<Records>,
  environment: Environment,
): 'ended' | 'no session' | 'malformed' {
  if (credential === undefined) return 'no session';
  const { token, as } = credential;
  const session = sessionWith(token, state);
  if (session === undefined) return sessionIdGrammar.test(token) ? 'no session' : 'malformed';
  if (as === apiKey || session.kind === apiKey) return 'no session';
  endSession(token, 'signed-out', state, environment);
  return 'ended';
}
