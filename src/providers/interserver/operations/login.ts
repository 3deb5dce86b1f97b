import { accountKey, accountOrFirst, findAccount } from '../../../core/account.ts';
import { showCaptcha, answersCaptcha, useCaptchas } from '../domain/captcha.ts';
import { checkCredentials, countFailure, forgetFailures } from '../../../core/lockout/lockout.ts';
import { type Wire, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import { isCode, sendCode, useCode } from '../../../core/second-factor.ts';
import {
  checkVerification,
  isNewAddress,
  rememberAddress,
  sendVerification,
  type Unverified,
} from '../domain/address-verification.ts';
import type { Account, AccountRef, Operation, Policy, TracedContext } from '../records.ts';
import { giveSession, type NewSession } from '../domain/authenticate.ts';

/** A login request, in InterServer's terms. */
export interface LoginRequest {
  readonly login: string;
  readonly password: string;
  readonly code: string | undefined;
  readonly captchaAnswer: string | undefined;
  /** The code that was mailed to verify a new client address. */
  readonly verification: string | undefined;
  /** The visitor id of the captcha cookie. */
  readonly visitor: string | undefined;
}

/** Facts of outcomes whose reply depends on the policy. */
interface Switched {
  readonly policy: Policy;
}

/** The outcomes of a login. */
export type LoginFacts = {
  readonly 'signed-in': NewSession;
  readonly 'second-factor-required': Switched;
  readonly 'second-factor-invalid': Switched;
  readonly 'captcha-required': NoFacts;
  readonly 'verification-required': Switched & { readonly reason: Unverified };
  readonly 'missing-credentials': { readonly field: 'login' | 'passwd' };
  readonly 'invalid-credentials': Switched;
  readonly 'account-disabled': NoFacts;
  readonly 'account-unverified': NoFacts;
  readonly 'locked-out': NoFacts;
  readonly 'malformed-request': { readonly field: string | undefined };
};

/** `POST /login`: starts a session for a login, password, and any captcha, code or verification that they require. */
export const login: Operation<LoginRequest, LoginFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, context) {
    const { state, trace } = context;
    const empty = request.login === '' ? 'login' : request.password === '' ? 'passwd' : undefined;
    if (empty !== undefined) {
      trace(`${empty} is empty`);
      return outcome('missing-credentials', { field: empty });
    }
    const policy = policyOf(state);
    const matches = (account: Account) => account.password === request.password;
    const found = checkCredentials(request.login, matches, context);
    if ('denied' in found) {
      const { denied } = found;
      return denied === 'invalid-credentials' ? outcome(denied, { policy }) : outcome(denied);
    }
    const { key, account } = found;

    const { captchaAnswer, visitor, code } = request;
    const answerer = { visitor, found };
    const needsCaptcha = asksForCaptcha(account, policy);
    if (needsCaptcha && !answersCaptcha(captchaAnswer, answerer, context)) {
      showCaptcha(found, context);
      trace(captchaAnswer === undefined ? 'no captcha answer given' : 'wrong captcha answer');
      return outcome('captcha-required');
    }
    const unproven = checkSecondFactor(code, found, context);
    if (unproven !== undefined) return outcome(unproven, { policy });
    const isNew = isNewAddress(found, context);
    const unverified = isNew ? checkVerification(request.verification, found, context) : undefined;
    if (unverified !== undefined) return outcome('verification-required', { policy, reason: unverified });

    // codes and captchas are consumed only now: a client resends the whole form for each further field
    if (isNew) rememberAddress(found, context);
    if (account.secondFactor !== undefined && code !== undefined) useCode(code, found, context);
    if (needsCaptcha) useCaptchas(answerer, state);
    forgetFailures(key, state);
    return outcome('signed-in', giveSession(found, context));
  },

  force: {
    'signed-in': (wire, context) => giveSession(accountOrFirst(loginOf(wire), context.state), context),
    'second-factor-required': (wire, context) => {
      const found = findAccount(loginOf(wire) ?? '', context.state);
      if (found !== undefined) sendCode(found, context);
      return { policy: policyOf(context.state) };
    },
    'second-factor-invalid': (_, { state }) => ({ policy: policyOf(state) }),
    'captcha-required': (wire, context) => {
      const found = findAccount(loginOf(wire) ?? '', context.state);
      if (found !== undefined) showCaptcha(found, context);
      return {};
    },
    'verification-required': (wire, context) => {
      const found = findAccount(loginOf(wire) ?? '', context.state);
      if (found !== undefined) sendVerification(found, context);
      return { policy: policyOf(context.state), reason: 'missing' };
    },
    'missing-credentials': (wire) => ({
      field: loginOf(wire) && !stringField(wire.body, 'passwd') ? 'passwd' : 'login',
    }),
    'invalid-credentials': (_, { state }) => ({ policy: policyOf(state) }),
    'malformed-request': () => ({ field: undefined }),
  },
};

function loginOf(wire: Wire): string | undefined {
  return stringField(wire.body, 'login');
}

function asksForCaptcha({ captcha }: Account, { loginCaptcha }: Policy): boolean {
  return loginCaptcha === 'always' || (loginCaptcha === 'marked' && captcha === true);
}

/** Checks the second factor of an account; returns undefined if it passes or the account has none. */
function checkSecondFactor(
  code: string | undefined,
  found: AccountRef,
  context: TracedContext,
): 'second-factor-required' | 'second-factor-invalid' | undefined {
  const { trace } = context;
  if (found.account.secondFactor === undefined) return undefined;
  if (code === undefined || code === '') {
    sendCode(found, context);
    trace('second factor required');
    trace('no code given');
    return 'second-factor-required';
  }
  if (!isCode(code, found, context)) {
    countFailure(found.key, context);
    trace('wrong code');
    return 'second-factor-invalid';
  }
  trace('code matched');
  return undefined;
}
