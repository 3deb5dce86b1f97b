import { accountKey, accountOrFirst, findAccount } from '../../../core/account.ts';
import { showCaptcha, answersCaptcha, useCaptchas } from '../domain/captcha.ts';
import { checkCredentials, countFailure, forgetFailures } from '../../../core/lockout/lockout.ts';
import type { Environment } from '../../../core/environment.ts';
import {
  type Operation,
  type Trace,
  type Wire,
  stringField,
  outcome,
  type NoFacts,
} from '../../../core/operation.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import { isCode, sendCode, useCode } from '../../../core/second-factor.ts';
import type { State } from '../../../core/state.ts';
import {
  checkVerification,
  isNewAddress,
  rememberAddress,
  sendVerification,
  type Unverified,
} from '../domain/address-verification.ts';
import type { Account, Policy, Records } from '../records.ts';
import { giveSession, type GivenSession } from '../domain/authenticate.ts';

/** A login as InterServer understands it. */
export interface LoginRequest {
  readonly login: string;
  readonly password: string;
  readonly code: string | undefined;
  readonly captchaAnswer: string | undefined;
  /** The code that was mailed for a new address. */
  readonly verification: string | undefined;
  /** Whom the captcha page knows. */
  readonly visitor: string | undefined;
}

/** What is said as the policy's switches have it. */
interface Switched {
  readonly policy: Policy;
}

/** What a login can come to. */
export type LoginFacts = {
  readonly 'signed-in': GivenSession;
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

/** `POST /login`: a session for a login and its password, with what else the account or the policy asks for. */
export const login: Operation<LoginRequest, Records, LoginFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, state, environment, trace) {
    const empty = request.login === '' ? 'login' : request.password === '' ? 'passwd' : undefined;
    if (empty !== undefined) {
      trace(`${empty} is empty`);
      return outcome('missing-credentials', { field: empty });
    }
    const policy = policyOf(state);
    const matches = (account: Account) => account.password === request.password;
    const found = checkCredentials(request.login, matches, state, environment, trace);
    if ('denied' in found) {
      const { denied } = found;
      return denied === 'invalid-credentials' ? outcome(denied, { policy }) : outcome(denied);
    }
    const { key, account } = found;

    const { captchaAnswer, visitor, code } = request;
    const answerer = { visitor, found };
    const needsCaptcha = asksForCaptcha(account, policy);
    if (needsCaptcha && !answersCaptcha(captchaAnswer, answerer, state, environment)) {
      showCaptcha(found, state, environment);
      trace(captchaAnswer === undefined ? 'no captcha answer given' : 'captcha answer is wrong');
      return outcome('captcha-required');
    }
    const unproven = checkSecondFactor(code, found, state, environment, trace);
    if (unproven !== undefined) return outcome(unproven, { policy });
    const isNew = isNewAddress(found, state, environment);
    const unverified = isNew
      ? checkVerification(request.verification, found, state, environment, trace)
      : undefined;
    if (unverified !== undefined) return outcome('verification-required', { policy, reason: unverified });

    // only now is anything used up: a client sends the whole form again for each further field
    if (isNew) rememberAddress(found, state, environment);
    if (account.secondFactor !== undefined && code !== undefined) useCode(code, found, state, environment);
    if (needsCaptcha) useCaptchas(answerer, state);
    forgetFailures(key, state);
    return outcome('signed-in', giveSession(found, state, environment));
  },

  force: {
    'signed-in': (wire, state, environment) =>
      giveSession(accountOrFirst(loginOf(wire), state), state, environment),
    'second-factor-required': (wire, state, environment) => {
      const found = findAccount(loginOf(wire) ?? '', state);
      if (found !== undefined) sendCode(found, state, environment);
      return { policy: policyOf(state) };
    },
    'second-factor-invalid': (_, state) => ({ policy: policyOf(state) }),
    'captcha-required': (wire, state, environment) => {
      const found = findAccount(loginOf(wire) ?? '', state);
      if (found !== undefined) showCaptcha(found, state, environment);
      return {};
    },
    'verification-required': (wire, state, environment) => {
      const found = findAccount(loginOf(wire) ?? '', state);
      if (found !== undefined) sendVerification(found, state, environment);
      return { policy: policyOf(state), reason: 'missing' };
    },
    'missing-credentials': (wire) => ({
      field: loginOf(wire) && !stringField(wire.body, 'passwd') ? 'passwd' : 'login',
    }),
    'invalid-credentials': (_, state) => ({ policy: policyOf(state) }),
    'malformed-request': () => ({ field: undefined }),
  },
};

function loginOf(wire: Wire): string | undefined {
  return stringField(wire.body, 'login');
}

function asksForCaptcha({ captcha }: Account, { loginCaptcha }: Policy): boolean {
  return loginCaptcha === 'always' || (loginCaptcha === 'marked' && captcha === true);
}

/** Checks the second factor of an account that has one; undefined when there is nothing to say against it. */
function checkSecondFactor(
  code: string | undefined,
  found: AccountRef<Account>,
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): 'second-factor-required' | 'second-factor-invalid' | undefined {
  if (found.account.secondFactor === undefined) return undefined;
  if (code === undefined || code === '') {
    sendCode(found, state, environment);
    trace('second factor required');
    trace('no code given');
    return 'second-factor-required';
  }
  if (!isCode(code, found, state, environment)) {
    countFailure(found.key, state, environment, trace);
    trace('code is wrong');
    return 'second-factor-invalid';
  }
  trace('code matched');
  return undefined;
}
