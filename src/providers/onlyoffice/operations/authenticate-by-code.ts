import { accountOrFirst } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { countFailure, forgetFailures } from '../../../core/lockout/lockout.ts';
import { pendingCode } from '../../../core/one-time-code.ts';
import { outcome, type Operation, type Trace } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import {
  accountSigningIn,
  loginOf,
  userOf,
  type LoginDenials,
  type LoginRequest,
} from '../domain/credentials.ts';
import { phoneNoise } from '../domain/phone.ts';
import { verifyCode } from '../domain/second-factor.ts';
import { giveSession, type GivenSession } from '../domain/session.ts';
import { asSet, factorOf, type Factor } from '../domain/settings.ts';
import type { Account, Records } from '../records.ts';

/** A login by code as ONLYOFFICE understands it; what was left out is empty. */
export interface AuthenticateByCodeRequest extends LoginRequest {
  readonly code: string;
}

/** A session that a code has given. */
interface GivenByCode extends GivenSession {
  /** None where a login without a second factor was made to happen. */
  readonly factor: Factor | undefined;
  readonly phoneNoise?: string;
}

/** The outcomes of a login by code. */
export type AuthenticateByCodeFacts = LoginDenials & {
  readonly 'signed-in': GivenByCode;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/{code}`: a token for a password and a second factor's code, without a step before it. */
export const authenticateByCode: Operation<AuthenticateByCodeRequest, Records, AuthenticateByCodeFacts> = {
  accountOf: accountSigningIn,

  decide(request, state, environment, trace) {
    const found = userOf(request, state, environment, trace);
    if ('denied' in found) return outcome(found.denied);
    const factor = factorOf(found, state, environment);
    if (factor === undefined) {
      trace('account has no second factor');
      return outcome('second-factor-unavailable');
    }
    // a right code uses up those beside it
    const waits = factor === 'app' || isSent(found, factor, state, environment);
    const judged = verifyCode(request.code, found, factor, state, environment, trace);
    if (judged === 'exhausted') return outcome('second-factor-exhausted');
    if (judged === 'wrong') {
      countWrong(found, waits, state, environment, trace);
      return outcome('second-factor-invalid');
    }
    forgetFailures(found.key, state);
    return outcome('signed-in', giveByCode(found, factor, state, environment));
  },

  force: {
    'signed-in': (wire, state, environment) => {
      const found = accountOrFirst(loginOf(wire), state);
      return giveByCode(found, factorOf(found, state, environment), state, environment);
    },
    'malformed-request': forcedBindingErrors,
  },
};

function isSent(
  { key }: AccountRef,
  factor: 'sms' | 'mail',
  state: State<Records>,
  environment: Environment,
): boolean {
  return pendingCode(key, factor === 'sms' ? 'sms' : 'email', state, environment) !== undefined;
}

/** Where failures are an account's, a wrong code is one of them; but not where none was sent. */
function countWrong(
  { key }: AccountRef,
  waits: boolean,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): void {
  if (!waits) trace('no code waits to be given');
  else if (policyOf(state).lockoutRule === 'fixed') countFailure(key, asSet(state), environment, trace);
}

/** Its cookie is never brief. Source: the vendor's server source. */
function giveByCode(
  found: AccountRef<Account>,
  factor: Factor | undefined,
  state: State<Records>,
  environment: Environment,
): GivenByCode {
  const given = { ...giveSession(found, false, state, environment), factor };
  const { phone } = found.account;
  return factor === 'sms' && phone !== undefined ? { ...given, phoneNoise: phoneNoise(phone) } : given;
}
