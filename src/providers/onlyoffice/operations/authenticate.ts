import { accountOrFirst } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { forgetFailures } from '../../../core/lockout.ts';
import type { Operation, Wire } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { State } from '../../../core/state.ts';
import type { Records } from '../records.ts';
import { challenge, type Challenge } from '../rules/challenge.ts';
import {
  accountSigningIn,
  loginOf,
  pretendLoginRefusals,
  userOf,
  type LoginRefusals,
  type LoginRequest,
} from '../rules/credentials.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';
import { giveSession, type GivenSession } from '../rules/session.ts';
import { factorOf } from '../rules/two-factor-settings.ts';

/** What a login can come to. */
export type AuthenticateFacts = LoginRefusals & {
  /** Whether its cookie, and with it what is said of its end, is brief. */
  readonly 'signed-in': GivenSession & { readonly isBrief: boolean };
  readonly 'second-factor-required': Challenge;
  readonly 'malformed-request': Faults;
};

/** `POST /authentication`: a token for a password, or the way to give a second factor. Source: the vendor's server source. */
export const authenticate: Operation<LoginRequest, Records, AuthenticateFacts> = {
  accountOf: accountSigningIn,

  decide(request, state, environment, trace) {
    const found = userOf(request, state, environment, trace);
    if ('refused' in found) return outcome(found.refused);
    const factor = factorOf(found, state, environment);
    if (factor !== undefined) {
      trace(`second factor required: ${factor}`);
      return outcome('second-factor-required', challenge(found, factor, state, environment));
    }
    forgetFailures(found.key, state);
    const { session: isBrief } = request;
    return outcome('signed-in', { ...giveSession(found, isBrief, state, environment), isBrief });
  },

  pretend: {
    ...pretendLoginRefusals,
    'signed-in': (wire, state, environment) => ({
      ...giveSession(accountOrFirst(loginOf(wire), state), false, state, environment),
      isBrief: false,
    }),
    'second-factor-required': pretendChallenge,
    'malformed-request': pretendedFaults,
  },
};

/** An account without a second factor is asked as if its app were linked. */
function pretendChallenge(wire: Wire, state: State<Records>, environment: Environment): Challenge {
  const found = accountOrFirst(loginOf(wire), state);
  const factor = factorOf(found, state, environment);
  if (factor !== undefined) return challenge(found, factor, state, environment);
  const { key, account } = found;
  return challenge({ key, account: { ...account, appLinked: true } }, 'app', state, environment);
}
