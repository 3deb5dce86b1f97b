import { accountKey, accountOrFirst, addAccount, isTaken } from '../../../core/account.ts';
import { forgetLockoutAndCodes } from '../../../core/lockout/lockout.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';
import { type Wire, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import { endOtherSessions, endSession } from '../../../core/session.ts';
import { answersCaptcha, drawPhrase, isNonEmpty, useCaptchas } from '../domain/captcha.ts';
import { rememberAddress } from '../domain/address-verification.ts';
import { newAccount, type Context, type Operation, type State } from '../records.ts';
import { giveSession, type NewSession } from '../domain/authenticate.ts';

/** Who wants an account, and what shows that it may have one. */
export interface SignupRequest {
  readonly login: string;
  readonly password: string;
  readonly acceptsTerms: boolean;
  readonly captchaAnswer: string | undefined;
  /** The code that was mailed to the login. */
  readonly confirmation: string | undefined;
  readonly visitor: string | undefined;
}

/** What a signup can come to. */
export type SignupFacts = {
  readonly 'signed-in': NewSession;
  readonly 'verification-required': NoFacts;
  readonly 'captcha-required': NoFacts;
  readonly 'missing-credentials': { readonly field: 'login' | 'passwd' };
  readonly 'malformed-request': { readonly field: string | undefined };
  readonly 'not-allowed': { readonly why: 'taken' | 'terms' };
};

/** Source: RFC 5321; that the vendor takes no longer login is inferred. */
const maxAddressLength = 254;

/**
 * `POST /signup`: an account and its first session, for who answers the captcha and gives the code that was mailed. The
 * captcha holds until then: the same request is sent again with the code. The order of the checks is inferred.
 */
export const signup: Operation<SignupRequest, SignupFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, context) {
    const { state, trace } = context;
    const { login, visitor } = request;
    if (login.length > maxAddressLength) {
      trace('no e-mail address is as long as the login');
      return outcome('malformed-request', { field: 'login' });
    }
    if (isAlias(login)) {
      trace('the login is an alias of another address');
      return outcome('malformed-request', { field: 'login' });
    }
    if (!request.acceptsTerms) {
      trace('the terms are not accepted');
      return outcome('not-allowed', { why: 'terms' });
    }
    if (!passesCaptcha(request, context)) {
      trace(request.captchaAnswer === undefined ? 'no captcha answer given' : 'captcha answer is wrong');
      return outcome('captcha-required');
    }
    if (isTaken(login, state)) {
      trace('the login is taken');
      return outcome('not-allowed', { why: 'taken' });
    }
    if (!isConfirmed(request, context)) {
      trace(request.confirmation === undefined ? 'no confirmation given' : 'confirmation is wrong');
      mailCode(login, context);
      return outcome('verification-required');
    }
    useCaptchas({ visitor }, state);
    useOneTimeCode(storedUnder(login), 'email', state);
    trace('the account is made');
    return outcome('signed-in', createAccount(login, request.password, context));
  },

  force: {
    'signed-in': (wire, context) => {
      const login = loginOf(wire);
      const password = stringField(wire.body, 'passwd');
      return login === undefined ||
        login.length > maxAddressLength ||
        !password ||
        isTaken(login, context.state)
        ? giveSession(accountOrFirst(login, context.state), context)
        : createAccount(login, password, context);
    },
    'verification-required': (wire, context) => {
      const login = loginOf(wire);
      if (login !== undefined && login.length <= maxAddressLength) mailCode(login, context);
      return {};
    },
    'missing-credentials': (wire) => ({
      field: loginOf(wire) && !stringField(wire.body, 'passwd') ? 'passwd' : 'login',
    }),
    'malformed-request': () => ({ field: undefined }),
    'not-allowed': () => ({ why: 'taken' }),
  },
};

/** An empty login is none. */
function loginOf(wire: Wire): string | undefined {
  return stringField(wire.body, 'login') || undefined;
}

/** Whether an address is another way to write one. Source: the vendor's OpenAPI 0.9.0 takes neither of these. */
function isAlias(login: string): boolean {
  const [name = '', domain = ''] = login.toLowerCase().split('@');
  return name.includes('+') || (domain === 'gmail.com' && name.includes('.'));
}

/** What an answer has to be is the policy's: a Turnstile token, which the vendor's web client sends, is no phrase. */
function passesCaptcha({ captchaAnswer, visitor }: SignupRequest, context: Context): boolean {
  const { signupCaptcha } = policyOf(context.state);
  if (signupCaptcha === 'phrase') return answersCaptcha(captchaAnswer, { visitor }, context);
  return signupCaptcha === 'off' || isNonEmpty(captchaAnswer);
}

function isConfirmed({ login, confirmation }: SignupRequest, context: Context): boolean {
  const mailed = pendingCode(storedUnder(login), 'email', context)?.code;
  return mailed !== undefined && mailed === confirmation;
}

/** Mails a code, unless the one before still holds. Source: eight characters, OpenAPI 0.9.0; the alphabet is inferred. */
function mailCode(login: string, context: Context): void {
  const addressee = { key: storedUnder(login), to: login };
  sendOneTimeCode(addressee, 'email', () => drawPhrase(context.environment), context);
}

/** Apart from the codes of an account that has this login. */
function storedUnder(login: string): string {
  return `signup ${login.toLowerCase()}`;
}

/** Makes an account, whose address is known from now on, and gives it its first session. */
function createAccount(login: string, password: string, context: Context): NewSession {
  const { state, environment } = context;
  const account = newAccount(login, password, environment.requestNumber);
  const key = freeKey(login.toLowerCase(), state);
  const found = { key, account };
  addAccount({ ...found, logins: [login], id: String(account.accountId) }, state);
  forgetPreviousAccount(key, context);
  rememberAddress(found, context);
  return giveSession(found, context);
}

/** An account that had the key before and is gone may have left sessions, an API key, addresses and codes. */
function forgetPreviousAccount(key: string, context: Context): void {
  const { state } = context;
  forgetLockoutAndCodes(key, state);
  endOtherSessions(key, undefined, state);
  const oldApiKey = state.get('apiKeys', key);
  if (oldApiKey !== undefined) endSession(oldApiKey, 'revoked', context);
  state.delete('apiKeys', key);
  state.delete('verifiedAddresses', key);
}

/** An account that has changed its login keeps the key that was made of it. */
function freeKey(preferred: string, state: State): string {
  let key = preferred;
  for (let count = 2; state.get('accounts', key) !== undefined; count += 1) key = `${preferred}~${count}`;
  return key;
}
