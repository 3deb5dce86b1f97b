import { accountOrFirst } from '../../../core/account.ts';
import { countFailure, forgetFailures } from '../../../core/lockout/lockout.ts';
import { pendingCode } from '../../../core/one-time-code.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
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
import { giveSession, type NewSession } from '../domain/session.ts';
import { asSet, factorOf, type Factor } from '../domain/settings.ts';
import type { AccountRef, Context, Operation, TracedContext } from '../records.ts';

/** A login by code, in ONLYOFFICE's terms; missing fields are empty. */
export interface AuthenticateByCodeRequest extends LoginRequest {
  readonly code: string;
}

/** A session that a code started. */
interface SessionByCode extends NewSession {
  /** Undefined if the outcome was forced for an account without a second factor. */
  readonly factor: Factor | undefined;
  readonly phoneNoise?: string;
}

/** The outcomes of a login by code. */
export type AuthenticateByCodeFacts = LoginDenials & {
  readonly 'signed-in': SessionByCode;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/{code}`: returns a token for a password and the code of a second factor, in one step. */
export const authenticateByCode: Operation<AuthenticateByCodeRequest, AuthenticateByCodeFacts> = {
  accountOf: accountSigningIn,

  decide(request, context) {
    const found = userOf(request, context);
    if ('denied' in found) return outcome(found.denied);
    const factor = factorOf(found, context);
    if (factor === undefined) {
      context.trace('account has no second factor');
      return outcome('second-factor-unavailable');
    }
    // determined first: a correct code also invalidates the other sent codes
    const waits = factor === 'app' || isSent(found, factor, context);
    const judged = verifyCode(request.code, found, factor, context);
    if (judged === 'exhausted') return outcome('second-factor-exhausted');
    if (judged === 'wrong') {
      countWrong(found, waits, context);
      return outcome('second-factor-invalid');
    }
    forgetFailures(found.key, context.state);
    return outcome('signed-in', giveSessionByCode(found, factor, context));
  },

  force: {
    'signed-in': (wire, context) => {
      const found = accountOrFirst(loginOf(wire), context.state);
      return giveSessionByCode(found, factorOf(found, context), context);
    },
    'malformed-request': forcedBindingErrors,
  },
};

function isSent({ key }: AccountRef, factor: 'sms' | 'mail', context: Context): boolean {
  return pendingCode(key, factor === 'sms' ? 'sms' : 'email', context) !== undefined;
}

/** Counts a wrong code as a failed login if lockouts are by account and the account has a code to send back. */
function countWrong({ key }: AccountRef, waits: boolean, context: TracedContext): void {
  if (!waits) context.trace('no code sent');
  else if (policyOf(context.state).lockoutRule === 'fixed') countFailure(key, asSet(context));
}

/** Starts a session; its cookie is never brief. Source: the vendor's server source. */
function giveSessionByCode(found: AccountRef, factor: Factor | undefined, context: Context): SessionByCode {
  const session = { ...giveSession(found, false, context), factor };
  const { phone } = found.account;
  return factor === 'sms' && phone !== undefined ? { ...session, phoneNoise: phoneNoise(phone) } : session;
}
