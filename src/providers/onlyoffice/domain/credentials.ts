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

/** A login as ONLYOFFICE understands it; what was left out is empty. */
export interface LoginRequest {
  readonly userName: string;
  readonly password: string;
  readonly passwordHash: string;
  /** Whether another service than the portal itself is to say who it is. */
  readonly isSocial: boolean;
  /** A link that signs in, instead of a password. */
  readonly confirmData: { readonly email: string; readonly key: string } | undefined;
  readonly captchaResponse: string;
  /** Whether blanks around a password do not count: neither the request's, which have gone, nor the account's. */
  readonly isTrimmed?: boolean;
  /** Whether its cookie is to end with the browser's session. */
  readonly session: boolean;
}

/** Why a login is turned away before anything else is asked. */
export type LoginDenials = DeniedLoginFacts & {
  readonly 'missing-credentials': NoFacts;
  readonly 'captcha-invalid': NoFacts;
  /** A link that does not sign in, or no more. */
  readonly 'token-invalid': NoFacts;
};

type Refused = { readonly denied: keyof LoginDenials };

/** Who signs in, by a link or a password, and may; or why not. Source: the vendor's server source, for the order too. */
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
      trace('the link counts');
      return named;
    }
  }
  trace(named === undefined ? 'no such account' : 'the link does not sign in');
  return { denied: 'token-invalid' };
}

function byPassword(request: LoginRequest, context: TracedContext): AccountRef | Refused {
  const { state, trace } = context;
  const { userName, password, passwordHash, isSocial, captchaResponse } = request;
  if (isSocial) {
    trace('no login of another service is known here');
    return { denied: 'invalid-credentials' };
  }
  if (userName === '' || (password === '' && passwordHash === '')) {
    trace('userName, or both password and passwordHash, are empty');
    return { denied: 'missing-credentials' };
  }
  const { recaptcha } = policyOf(state);
  const isAnswered = recaptcha !== undefined && captchaResponse !== '';
  if (isAnswered && captchaResponse !== recaptcha.response) {
    trace('captcha answer is wrong');
    return { denied: 'captcha-invalid' };
  }
  if (isAnswered) trace('a captcha was solved: neither a block nor a count');
  const found = findAccount(userName, state);
  const key = found?.key ?? keyOfNobody(userName, state);
  const attempt = { key, found, request };
  return isAnswered ? checkPassword(attempt, context) : checkWithLockout(attempt, asSet(context));
}

interface Attempt extends Pick<AccountRef, 'key'> {
  readonly found: AccountRef | undefined;
  readonly request: LoginRequest;
}

/** An attempt that a block refuses, right or wrong, and that counts as the policy's rule has it. */
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
  trace(byHash ? 'password hash counts' : 'password counts');
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

/** An account as one whose blanks around its password do not count. */
function trimmedAccount({ password, passwordHash, ...account }: Account): Account {
  const trimmed = { ...account, password: password.trim() };
  return passwordHash === undefined ? trimmed : { ...trimmed, passwordHash: passwordHash.trim() };
}

/** The hash that a client may send: the fixture's, or the password's. */
function hashOf({ passwordHash, password }: Account, { state, environment }: Context): string {
  return passwordHash ?? environment.passwordHash(password, policyOf(state).passwordHash);
}

/** The login that a request names: its own, or that of its link. */
export function loginOf({ body }: Wire): string | undefined {
  const userName = stringField(body, 'userName');
  if (userName !== undefined && userName !== '') return userName;
  return stringField(fieldOf(body, 'confirmData'), 'email') ?? userName;
}

/** The key of the account that a login is about. */
export function accountSigningIn(wire: Wire, state: State): string | undefined {
  return accountKey(loginOf(wire), state);
}
