import { accountKey } from '../../../core/account.ts';
import { checkCredentials, countFailure, forgetFailures } from '../../../core/lockout/lockout.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { isCode, useCode } from '../../../core/second-factor.ts';
import type { Account, Operation } from '../records.ts';
import { loginOf, type LoginFields, forcedSignIn, type LoginFacts } from './login.ts';
import { issueTokens } from '../domain/tokens.ts';

/** A login with the code of a second factor. */
export interface TwoFactorLoginRequest extends LoginFields {
  readonly code: string;
}

/** The outcomes of a login with a second factor. */
export type TwoFactorLoginFacts = Omit<LoginFacts, 'second-factor-required'> & {
  readonly 'second-factor-invalid': NoFacts;
  readonly 'second-factor-unavailable': NoFacts;
};

/** `POST /session/login/2fa`: signs in an account that has a second factor. Wrong codes count as failed logins. */
export const loginWithTwoFactor: Operation<TwoFactorLoginRequest, TwoFactorLoginFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, context) {
    const { state, trace } = context;
    if (request.email === undefined) {
      trace('no email or username given');
      return outcome('missing-credentials');
    }
    const matches = (account: Account) => account.password === request.password;
    const found = checkCredentials(request.email, matches, context);
    if ('denied' in found) return outcome(found.denied);
    if (found.account.secondFactor === undefined) {
      trace('account has no second factor');
      return outcome('second-factor-unavailable');
    }
    if (!isCode(request.code, found, context)) {
      countFailure(found.key, context);
      trace('wrong code');
      return outcome('second-factor-invalid');
    }
    trace('code matched');
    useCode(request.code, found, context);
    forgetFailures(found.key, state);
    const tokens = issueTokens(found, request.sliding, context);
    return outcome('signed-in', { account: found.account, tokens });
  },

  force: { 'signed-in': forcedSignIn, 'malformed-request': () => ({ violation: undefined }) },
};
