import { findAccount, keyOfNobody } from '../../core/account.ts';
import { countFailure, forgetFailuresHere, isLockedOut } from '../../core/lockout/lockout.ts';
import { sendCode } from '../../core/second-factor.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { TokenKind } from '../runtime/resolve.ts';
import { isInPool } from '../accounts/pools.ts';
import type { Account, AccountRef } from '../runtime/records.ts';
import { basicLogin, basicPassword } from '../request/basic.ts';
import type { Caller } from '../runtime/session-types.ts';
import { checkCode } from './code.ts';

/** The login and the password that a request carries. */
interface Credentials {
  readonly login: string;
  readonly password: string;
  /** The kind of token that they replace. */
  readonly kind: TokenKind | undefined;
}

/** Finds the account of a request that carries login and password in place of a token; undefined if it carries none. */
export function callerByPassword(kinds: readonly TokenKind[], call: ActCall): Caller | ActResult | undefined {
  const { act, wire } = call;
  if (act.reads('login') && act.reads('password')) {
    const login = act.text('login', wire);
    const password = act.text('password', wire);
    if (login !== undefined && password !== undefined)
      return checked({ login, password, kind: undefined }, call);
    call.context.trace(login === undefined ? 'no login given' : 'no password given');
    return result('missing-credentials', {}, login === undefined ? 'login' : 'password');
  }
  const kind = kinds.find(({ carrier }) => carrier?.in === 'credentials');
  const login = kind === undefined ? undefined : basicLogin(wire);
  if (kind === undefined || login === undefined) return undefined;
  return checked({ login, password: basicPassword(wire), kind }, call);
}

function checked({ login, password, kind }: Credentials, call: ActCall): Caller | ActResult {
  const { context, wire } = call;
  const known = findAccount<Account>(login, context.state);
  const found = known !== undefined && isInPool(known.account, call) ? known : undefined;
  const denied = passwordProblem(found, login, password, call);
  if (found === undefined || denied !== undefined) return denied ?? result('invalid-credentials');
  const { status } = found.account;
  if (status !== 'active') {
    context.trace(`account is ${status}`);
    return result(`account-${status}`, { found });
  }
  const code = kind?.code === undefined ? undefined : { sent: kind.code(wire) };
  const problem = code === undefined ? undefined : eachCodeProblem(code.sent, found, call);
  if (problem !== undefined) return problem;
  const { key } = found;
  return {
    kind: kind?.kind ?? '',
    value: '',
    record: { session: '', account: key },
    session: { account: key },
    found,
  };
}

function passwordProblem(
  found: AccountRef | undefined,
  login: string,
  password: string,
  { marks, context }: ActCall,
): ActResult | undefined {
  const key = found?.key ?? keyOfNobody(login, context.state);
  const locks = marks.marks.lockout !== 'none';
  if (locks && isLockedOut(key, found?.account, context)) {
    context.trace('account is locked out');
    return result('locked-out', { found });
  }
  if (found !== undefined && found.account.password === password) {
    context.trace('password matched');
    forgetFailuresHere(key, context);
    return undefined;
  }
  if (locks) countFailure(key, context);
  const isLocked = locks && marks.tellsLockAtOnce && isLockedOut(key, found?.account, context);
  const why = found === undefined ? 'no such account' : 'password does not match';
  context.trace(isLocked ? `${why}: account is locked out` : why);
  if (isLocked) return result('locked-out', { found });
  return result('invalid-credentials', { found }, found === undefined ? 'unknown-login' : 'wrong-password');
}

/** Asks for the code that each request of an account with a second factor needs. */
export function eachCodeProblem(sent: unknown, found: AccountRef, call: ActCall): ActResult | undefined {
  const { secondFactor } = found.account;
  if (secondFactor === undefined) return undefined;
  if (typeof sent === 'string') return checkCode(sent, found, found.key, call);
  sendCode(found, call.context);
  call.context.trace('second factor required');
  return result('second-factor-required', { found }, secondFactor);
}
