import { accountOrFirst } from '../../../core/account.ts';
import { forgetFailures } from '../../../core/lockout/lockout.ts';
import { outcome, type Wire } from '../../../core/operation.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { challenge, type Challenge } from '../domain/challenge.ts';
import {
  accountSigningIn,
  loginOf,
  userOf,
  type LoginDenials,
  type LoginRequest,
} from '../domain/credentials.ts';
import { giveSession, type NewSession } from '../domain/session.ts';
import { factorOf } from '../domain/settings.ts';
import type { Context, Operation } from '../records.ts';

/** The outcomes of a login. */
export type AuthenticateFacts = LoginDenials & {
  /** A brief cookie ends with the browser; the reply then has no expiry of the session. */
  readonly 'signed-in': NewSession & { readonly isBrief: boolean };
  readonly 'second-factor-required': Challenge;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication`: returns a token or a second-factor challenge. Source: the vendor's server source. */
export const authenticate: Operation<LoginRequest, AuthenticateFacts> = {
  accountOf: accountSigningIn,

  decide(request, context) {
    const found = userOf(request, context);
    if ('denied' in found) return outcome(found.denied);
    const factor = factorOf(found, context);
    if (factor !== undefined) {
      context.trace(`second factor required: ${factor}`);
      return outcome('second-factor-required', challenge(found, factor, context));
    }
    forgetFailures(found.key, context.state);
    const { session: isBrief } = request;
    return outcome('signed-in', { ...giveSession(found, isBrief, context), isBrief });
  },

  force: {
    'signed-in': (wire, context) => ({
      ...giveSession(accountOrFirst(loginOf(wire), context.state), false, context),
      isBrief: false,
    }),
    'second-factor-required': forcedChallenge,
    'malformed-request': forcedBindingErrors,
  },
};

/** Creates the forced challenge; an account without a second factor gets the challenge of a linked app. */
function forcedChallenge(wire: Wire, context: Context): Challenge {
  const found = accountOrFirst(loginOf(wire), context.state);
  const factor = factorOf(found, context);
  if (factor !== undefined) return challenge(found, factor, context);
  const { key, account } = found;
  return challenge({ key, account: { ...account, appLinked: true } }, 'app', context);
}
