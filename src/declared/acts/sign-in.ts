import { keyOfNobody } from '../../core/account.ts';
import { countFailure, forgetFailuresHere, isLockedOut } from '../../core/lockout/lockout.ts';
import type { OutcomeName } from '../../core/outcome.ts';
import { result, type Act, type ActCall, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import { beginWait } from '../sessions/challenge.ts';
import { checkCaptcha } from '../checks/captcha.ts';
import { checkCode, methodProblem } from '../checks/code.ts';
import { isTrusted } from '../checks/device.ts';
import { checkShared } from '../checks/shared.ts';
import { secondFactorOf } from '../marks/defaults.ts';
import { sendFactorCode } from '../factors/factor-code.ts';
import type { Check } from '../runtime/resolve.ts';
import type { AccountRef } from '../runtime/records.ts';
import { requestOf, startSignedIn, type SessionRequest } from '../sessions/sessions.ts';
import { anyAccount, foundByLogin, keyByLogin } from '../checks/account.ts';
import { missingRead } from '../checks/missing.ts';
import { endReplaced, sessionProblem } from './while-signed-in.ts';

/** An attempt to sign in, as far as it is known. */
interface Attempt {
  readonly call: ActCall;
  readonly login: string;
  readonly found: AccountRef | undefined;
  /** The key under which its failures count. */
  readonly key: string;
}

/** Checks login and password in the order of the marks, and starts a session. */
export const signIn: Act = {
  accountOf: keyByLogin,

  decide(call) {
    const found = checkedAccount(call);
    return 'outcome' in found ? found : signedIn(call, found);
  },

  force: (outcome, call) => forcedSignIn(outcome, call),
};

/** Checks login and password in the order of the marks, without the checks that another act makes itself. */
export function checkedAccount(call: ActCall, without: readonly Check[] = []): AccountRef | ActResult {
  const { act, wire, marks, context } = call;
  const login = act.text('login', wire);
  const missing = missingRead(['login', 'password'], call);
  if (login === undefined || missing !== undefined) return missing ?? result('missing-credentials');
  const signedInAlready = sessionProblem(call);
  if (signedInAlready !== undefined) return signedInAlready;
  const found = foundByLogin(call);
  const attempt: Attempt = { call, login, found, key: found?.key ?? keyOfNobody(login, context.state) };
  for (const check of act.mark.checks ?? marks.checks) {
    const denied = without.includes(check) ? undefined : checkers[check](attempt);
    if (denied !== undefined) return denied;
  }
  return found ?? refusedPassword(attempt);
}

type Checker = (attempt: Attempt) => ActResult | undefined;

const checkers: Readonly<Record<Check, Checker>> = {
  csrf: ({ call }) => checkShared('csrf', call),
  client: ({ call }) => checkShared('client', call),
  limits: ({ call }) => checkShared('limits', call),
  captcha: ({ call, found }) => checkCaptcha(call, found),
  lockout,
  password,
  disabled: (attempt) => statusCheck('disabled', attempt),
  unverified: (attempt) => statusCheck('unverified', attempt),
  'second-factor': secondFactor,
};

function lockout({ call, key, found }: Attempt): ActResult | undefined {
  if (call.marks.marks.lockout === 'none' || !isLockedOut(key, found?.account, call.context))
    return undefined;
  call.context.trace('account is locked out');
  return result('locked-out', { found });
}

function password(attempt: Attempt): ActResult | undefined {
  const { call, found } = attempt;
  if (found !== undefined && found.account.password === call.act.text('password', call.wire)) {
    call.context.trace('password matched');
    return undefined;
  }
  return refusedPassword(attempt);
}

function refusedPassword({ call, key, found }: Attempt): ActResult {
  const { marks, context } = call;
  if (marks.marks.lockout !== 'none') countFailure(key, context);
  const isLocked = marks.tellsLockAtOnce && isLockedOut(key, found?.account, context);
  const why = found === undefined ? 'no such account' : 'password does not match';
  // the terminal prints the last step: the reason, not the count
  context.trace(isLocked ? `${why}: account is locked out` : why);
  if (isLocked) return result('locked-out', { found });
  return result('invalid-credentials', { found }, found === undefined ? 'unknown-login' : 'wrong-password');
}

function statusCheck(status: 'disabled' | 'unverified', { call, found }: Attempt): ActResult | undefined {
  if (found?.account.status !== status) return undefined;
  call.context.trace(`account is ${status}`);
  return result(`account-${status}`, { found });
}

/** Asks an account with a second factor for its code, in the way that the mark names. */
function secondFactor({ call, found, key }: Attempt): ActResult | undefined {
  const { act, wire, context } = call;
  if (found?.account.secondFactor === undefined || way(call) === 'ignored') return undefined;
  if (isTrusted(call, found)) {
    context.trace('the device is trusted');
    return undefined;
  }
  const unavailable = methodProblem(found, call);
  if (unavailable !== undefined) return unavailable;
  const code = act.text('code', wire);
  if (code !== undefined && act.reads('code')) return checkCode(code, found, key, call);
  const values = sendFactorCode(call, found);
  const facts = waitingFacts(call, found, values);
  context.trace(act.reads('code') ? 'no code given' : 'second factor required');
  return result('second-factor-required', facts, found.account.secondFactor);
}

/** Returns the values by which the client continues: a session of the lowest level, or a challenge. */
function waitingFacts(call: ActCall, found: AccountRef, values: AnswerFacts['values'] = {}): AnswerFacts {
  if (way(call) === 'session') return { ...lowSession(call, found), values };
  if (way(call) !== 'challenge') return { found, values };
  return { found, values: { ...values, challenge: beginWait(call, found) } };
}

/** Returns how an account with a second factor continues. */
function way({ act, marks }: ActCall): ReturnType<typeof secondFactorOf> {
  return secondFactorOf(act.mark, marks.marks);
}

/** Starts the session of an account that has passed all checks. */
export function signedIn(call: ActCall, found: AccountRef, more: Partial<SessionRequest> = {}): ActResult {
  const { context } = call;
  forgetFailuresHere(found.key, context);
  endReplaced(call);
  const started = startSignedIn(call, { ...requestOf(call), ...more, found });
  return result('signed-in', { found, ...started });
}

/** Starts a session that may only open what finishes the second factor. */
function lowSession(call: ActCall, found: AccountRef): AnswerFacts {
  const [level] = call.marks.levels;
  return { found, ...startSignedIn(call, { ...requestOf(call), found, level }) };
}

function forcedSignIn(outcome: OutcomeName, call: ActCall): AnswerFacts {
  const found = anyAccount(call);
  if (outcome === 'signed-in') return { found, ...startSignedIn(call, { ...requestOf(call), found }) };
  if (outcome !== 'second-factor-required') return { found };
  const values = sendFactorCode(call, found);
  return waitingFacts(call, found, values);
}
