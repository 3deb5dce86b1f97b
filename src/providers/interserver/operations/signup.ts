import { accountKey, accountOrFirst, addAccount, isTaken } from '../../../core/account.ts';
import { forgetLockoutAndCodes } from '../../../core/lockout/lockout.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';
import { type Wire, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import { endOtherSessions, endSessionsOf } from '../../../core/session-changes.ts';
import { answersCaptcha, drawPhrase, isNonEmpty, useCaptchas } from '../domain/captcha.ts';
import { rememberAddress } from '../domain/address-verification.ts';
import { newAccount, type Context, type Operation, type State } from '../records.ts';
import { giveSession, type NewSession } from '../domain/authenticate.ts';

/** The new account's login and password, with the answers that a signup requires. */
export interface SignupRequest {
  readonly login: string;
  readonly password: string;
  readonly acceptsTerms: boolean;
  readonly captchaAnswer: string | undefined;
  /** The code that was mailed to the login address. */
  readonly confirmation: string | undefined;
  readonly visitor: string | undefined;
}

/** The outcomes of a signup. */
export type SignupFacts = {
  readonly 'signed-in': NewSession;
  readonly 'verification-required': NoFacts;
  readonly 'captcha-required': NoFacts;
  readonly 'missing-credentials': { readonly field: 'login' | 'passwd' };
  readonly 'malformed-request': { readonly field: string | undefined };
  readonly 'not-allowed': { readonly why: 'taken' | 'terms' };
};

/** Source: RFC 5321; that the vendor rejects longer logins is inferred. */
const maxAddressLength = 254;

/**
 * `POST /signup`: creates an account and its first session, given the captcha answer and the mailed code. The captcha
 * isn't consumed before that, because the client repeats it with the code. The order of the checks is inferred.
 */
export const signup: Operation<SignupRequest, SignupFacts> = {
  accountOf: (wire, state) => accountKey(loginOf(wire), state),

  decide(request, context) {
    const { state, trace } = context;
    const { login, visitor } = request;
    if (login.length > maxAddressLength) {
      trace('login too long for an e-mail address');
      return outcome('malformed-request', { field: 'login' });
    }
    if (isAlias(login)) {
      trace('login is an alias of another address');
      return outcome('malformed-request', { field: 'login' });
    }
    if (!request.acceptsTerms) {
      trace('terms not accepted');
      return outcome('not-allowed', { why: 'terms' });
    }
    if (!passesCaptcha(request, context)) {
      trace(request.captchaAnswer === undefined ? 'no captcha answer given' : 'wrong captcha answer');
      return outcome('captcha-required');
    }
    if (isTaken(login, state)) {
      trace('login already taken');
      return outcome('not-allowed', { why: 'taken' });
    }
    if (!isConfirmed(request, context)) {
      trace(request.confirmation === undefined ? 'no confirmation code given' : 'wrong confirmation code');
      mailCode(login, context);
      return outcome('verification-required');
    }
    useCaptchas({ visitor }, state);
    useOneTimeCode(storedUnder(login), 'email', state);
    trace('account created');
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

/** Reads the login; undefined if it is empty or missing. */
function loginOf(wire: Wire): string | undefined {
  return stringField(wire.body, 'login') || undefined;
}

/** Whether an address is an alias: `+` tags, or dots at gmail.com. Source: the vendor's OpenAPI 0.9.0 rejects both. */
function isAlias(login: string): boolean {
  const [name = '', domain = ''] = login.toLowerCase().split('@');
  return name.includes('+') || (domain === 'gmail.com' && name.includes('.'));
}

/** The policy sets the check: the vendor's web client sends a Turnstile token, which never equals the phrase. */
function passesCaptcha({ captchaAnswer, visitor }: SignupRequest, context: Context): boolean {
  const { signupCaptcha } = policyOf(context.state);
  if (signupCaptcha === 'phrase') return answersCaptcha(captchaAnswer, { visitor }, context);
  return signupCaptcha === 'off' || isNonEmpty(captchaAnswer);
}

function isConfirmed({ login, confirmation }: SignupRequest, context: Context): boolean {
  const mailed = pendingCode(storedUnder(login), 'email', context)?.code;
  return mailed !== undefined && mailed === confirmation;
}

/** Mails a code unless the last is still valid. Source: OpenAPI 0.9.0 (eight characters); the alphabet is inferred. */
function mailCode(login: string, context: Context): void {
  const addressee = { key: storedUnder(login), to: login };
  sendOneTimeCode(addressee, 'email', () => drawPhrase(context.environment), context);
}

/** The prefix separates signup codes from the codes of an account with this login. */
function storedUnder(login: string): string {
  return `signup ${login.toLowerCase()}`;
}

/** Creates an account with its first session, and marks the client's address as known. */
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

/** Deletes records of a removed account with the same key: sessions, API key, addresses and codes. */
function forgetPreviousAccount(key: string, context: Context): void {
  const { state } = context;
  forgetLockoutAndCodes(key, state);
  endOtherSessions(key, undefined, state);
  const oldApiKey = state.get('apiKeys', key);
  if (oldApiKey !== undefined) endSessionsOf([oldApiKey], 'revoked', context);
  state.delete('apiKeys', key);
  state.delete('verifiedAddresses', key);
}

/** Returns a free key: an account that changed its login may still occupy the preferred key. */
function freeKey(preferred: string, state: State): string {
  let key = preferred;
  for (let count = 2; state.get('accounts', key) !== undefined; count += 1) key = `${preferred}~${count}`;
  return key;
}
