import { accountKey, accountOrFirst, findAccount } from '../../../core/account.ts';
import { isCaptchaAnswer, showCaptcha, useCaptcha } from '../../../core/captcha.ts';
import { checkCredentials } from '../../../core/credentials.ts';
import type { Environment } from '../../../core/environment.ts';
import { countFailure, forgetFailures } from '../../../core/lockout.ts';
import type { Operation, Wire } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { policyOf, type Found } from '../../../core/records.ts';
import { isCode, sendCode, useCode } from '../../../core/second-factor.ts';
import { startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { draw, lowerHex, textField } from '../../../core/text.ts';
import type { Account, Records } from '../records.ts';

/** A login as InterServer understands it. */
export interface LoginRequest {
  readonly login: string;
  readonly password: string;
  readonly code: string | undefined;
  readonly captchaAnswer: string | undefined;
}

/** What a login can come to. */
export type LoginFacts = {
  readonly 'signed-in': { readonly account: Account; readonly sessionId: string };
  readonly 'second-factor-required': NoFacts;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'captcha-required': NoFacts;
  readonly 'missing-credentials': { readonly field: 'login' | 'passwd' };
  readonly 'invalid-credentials': NoFacts;
  readonly 'account-disabled': NoFacts;
  readonly 'account-unverified': NoFacts;
  readonly 'locked-out': NoFacts;
  readonly 'malformed-request': { readonly field: string | undefined };
};

/** Source: the vendor's captcha page draws eight of these. */
const captchaLook = { length: 8, alphabet: '3456789ABCDEFGHJKLMNPQRSTWXY' };
/** Source: inferred from the session ids of the vendor's older interface. */
const sessionIdLength = 32;

/** `POST /login`: a session for a login and its password, with a captcha and a second factor where the account has them. */
export const login: Operation<LoginRequest, Records, LoginFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, state, environment, trace) {
    const empty = request.login === '' ? 'login' : request.password === '' ? 'passwd' : undefined;
    if (empty !== undefined) {
      trace(`${empty} is empty`);
      return outcome('missing-credentials', { field: empty });
    }
    const matches = (account: Account) => account.password === request.password;
    const found = checkCredentials(request.login, matches, state, environment, trace);
    if ('refused' in found) return outcome(found.refused);
    const { key, account } = found;

    if (account.captcha === true && !isCaptchaAnswer(request.captchaAnswer, found, state, environment)) {
      showCaptcha(found, captchaLook, state, environment);
      trace(request.captchaAnswer === undefined ? 'no captcha answer given' : 'captcha answer is wrong');
      return outcome('captcha-required');
    }
    if (account.secondFactor !== undefined) {
      if (request.code === undefined || request.code === '') {
        sendCode(found, state, environment);
        trace('second factor required');
        trace('no code given');
        return outcome('second-factor-required');
      }
      if (!isCode(request.code, found, state, environment)) {
        countFailure(key, state, environment, trace);
        trace('code is wrong');
        return outcome('second-factor-invalid');
      }
      useCode(request.code, found, state, environment);
      trace('code matched');
    }
    if (account.captcha === true) useCaptcha(found, state);
    forgetFailures(key, state);
    return outcome('signed-in', giveSession(found, state, environment));
  },

  pretend: {
    'signed-in': (wire, state, environment) =>
      giveSession(accountOrFirst(loginOf(wire), state), state, environment),
    'second-factor-required': (wire, state, environment) => {
      const found = findAccount(loginOf(wire) ?? '', state);
      if (found !== undefined) sendCode(found, state, environment);
      return {};
    },
    'second-factor-invalid': () => ({}),
    'captcha-required': (wire, state, environment) => {
      const found = findAccount(loginOf(wire) ?? '', state);
      if (found !== undefined) showCaptcha(found, captchaLook, state, environment);
      return {};
    },
    'missing-credentials': (wire) => ({
      field: loginOf(wire) && !textField(wire.body, 'passwd') ? 'passwd' : 'login',
    }),
    'invalid-credentials': () => ({}),
    'account-disabled': () => ({}),
    'account-unverified': () => ({}),
    'locked-out': () => ({}),
    'malformed-request': () => ({ field: undefined }),
  },
};

function loginOf(wire: Wire): string | undefined {
  return textField(wire.body, 'login');
}

function giveSession({ key, account }: Found<Account>, state: State<Records>, environment: Environment) {
  const sessionId = draw(sessionIdLength, lowerHex, environment);
  const { lifetimeSeconds } = policyOf(state).session;
  const expiresAt = environment.now + lifetimeSeconds * 1000;
  startSession(sessionId, key, { expiresAt }, state, environment);
  return { account, sessionId };
}
