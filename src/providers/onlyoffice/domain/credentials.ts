import { accountKey, findAccount, keyOfNobody } from '../../../core/account.ts';
import {
  countFailure,
  isBlockedHere,
  isLockedOut,
  type DeniedLoginFacts,
} from '../../../core/lockout/lockout.ts';
import { countAttempt, forgetAttempt } from '../../../core/lockout/per-address.ts';
import { fieldOf, stringField, type Trace, type Wire } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { policyOf } from '../../../core/records.ts';
import type { Account, AccountRef, Context, State, TracedContext } from '../records.ts';
import { verifyConfirmation } from './confirmation-key.ts';
import { asSet } from './settings.ts';

/** A login request, in ONLYOFFICE's terms; missing fields are empty. */
export interface LoginRequest {
  readonly userName: string;
  readonly password: string;
  readonly passwordHash: string;
  /** Whether it is a login through another service, such as a social network. */
  readonly isSocial: boolean;
  /** The link to sign in with, instead of a password. */
  readonly confirmData: { readonly email: string; readonly key: string } | undefined;
  readonly captchaResponse: string;
  /** Whether the request's password was trimmed; the account's is then trimmed, too, before they are compared. */
  readonly isTrimmed?: boolean;
  /** Whether the cookie ends with the browser's session. */
  readonly session: boolean;
}

/** The denials of a login, before any second factor. */
export type LoginDenials = DeniedLoginFacts & {
  readonly 'missing-credentials': NoFacts;
  readonly 'captcha-invalid': NoFacts;
  /** The link is invalid or expired. */
  readonly 'token-invalid': NoFacts;
};

type Refused = { readonly denied: keyof LoginDenials };

/** Checks a link or password, and the account's status. Source: the vendor's server source, also for the order. */
export function userOf(request: LoginRequest, context: TracedContext): AccountRef | Refused {
  const found =
    request.confirmData === undefined ? byPassword(request, context) : byLink(request.confirmData, context);
  if ('denied' in found || found.account.status === 'active') return found;
  context.trace(`account is ${found.account.status}`);
  return { denied: `account-${found.account.status}` };
}

function byLink(
  { email, key }: NonNullable<LoginRequest['confirmData']>,
  context: TracedContext,
): AccountRef | Refused {
  const { state, trace } = context;
  const named = findAccount(email, state);
  if (named !== undefined) {
    const confirmation = { type: 'Auth', uid: named.account.id, key };
    const judged = verifyConfirmation(confirmation, ['Auth'], context);
    if (!('unconfirmed' in judged)) {
      trace('link matched');
      return named;
    }
  }
  trace(named === undefined ? 'no such account' : 'the link is invalid or has expired');
  return { denied: 'token-invalid' };
}

function byPassword(request: LoginRequest, context: TracedContext): AccountRef | Refused {
  const { state, trace } = context;
  const { userName, password, passwordHash, isSocial, captchaResponse } = request;
  if (isSocial) {
    trace("login through another service isn't supported");
    return { denied: 'invalid-credentials' };
  }
  if (userName === '' || (password === '' && passwordHash === '')) {
    trace('userName, or both password and passwordHash, is empty');
    return { denied: 'missing-credentials' };
  }
  const { recaptcha } = policyOf(state);
  const isAnswered = recaptcha !== undefined && captchaResponse !== '';
  if (isAnswered && captchaResponse !== recaptcha.response) {
    trace('wrong captcha answer');
    return { denied: 'captcha-invalid' };
  }
  if (isAnswered) trace('captcha solved: lockout skipped');
  const found = findAccount(userName, state);
  const key = found?.key ?? keyOfNobody(userName, state);
  const attempt = { key, found, request };
  return isAnswered ? checkPassword(attempt, context) : checkWithLockout(attempt, asSet(context));
}

interface Attempt extends Pick<AccountRef, 'key'> {
  readonly found: AccountRef | undefined;
  readonly request: LoginRequest;
}

/** Checks the password under the policy's lockout rule: rejects a blocked account, and counts the attempt. */
function checkWithLockout(attempt: Attempt, context: TracedContext): AccountRef | Refused {
  const { state, trace } = context;
  const { key, found, request } = attempt;
  if (policyOf(state).lockoutRule === 'fixed') {
    if (isLockedOut(key, found?.account, context)) return lockedOut(trace);
    const result = checkPassword(attempt, context);
    if ('denied' in result) countFailure(key, context);
    return result;
  }
  const source = { key, login: request.userName };
  if (isBlockedHere(source, found?.account, context)) return lockedOut(trace);
  if (countAttempt(source, context) === 'blocked') return { denied: 'locked-out' };
  const result = checkPassword(attempt, context);
  if (!('denied' in result)) forgetAttempt(source, context);
  return result;
}

function lockedOut(trace: Trace): Refused {
  trace('account is locked out');
  return { denied: 'locked-out' };
}

function checkPassword({ found, request }: Attempt, context: TracedContext): AccountRef | Refused {
  const { state, trace } = context;
  const { password, passwordHash, isTrimmed = false } = request;
  const policy = policyOf(state);
  const account = found === undefined || !isTrimmed ? found?.account : trimmedAccount(found.account);
  const byHash = password === '' || (passwordHash !== '' && policy.preferPasswordHash);
  trace(byHash ? 'checking the password hash' : 'checking the password');
  const isRight =
    account !== undefined &&
    (byHash ? passwordHash === hashOf(account, context) : password === account.password);
  if (found !== undefined && isRight) {
    trace('password matched');
    return found;
  }
  trace(found === undefined ? 'no such account' : 'password does not match');
  return { denied: 'invalid-credentials' };
}

/** Returns the account with a trimmed password and hash. */
function trimmedAccount({ password, passwordHash, ...account }: Account): Account {
  const trimmed = { ...account, password: password.trim() };
  return passwordHash === undefined ? trimmed : { ...trimmed, passwordHash: passwordHash.trim() };
}

/** Returns the expected hash: the fixture's, else the hash of the password. */
function hashOf({ passwordHash, password }: Account, { state, environment }: Context): string {
  return passwordHash ?? environment.passwordHash(password, policyOf(state).passwordHash);
}

/** Reads the login of a request: `userName`, else the e-mail address of its link. */
export function loginOf({ body }: Wire): string | undefined {
  const userName = stringField(body, 'userName');
  if (userName !== undefined && userName !== '') return userName;
  return stringField(fieldOf(body, 'confirmData'), 'email') ?? userName;
}

/** Returns the key of the account that a login names. */
export function accountSigningIn(wire: Wire, state: State): string | undefined {
  return accountKey(loginOf(wire), state);
}
