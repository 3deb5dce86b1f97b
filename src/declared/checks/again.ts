import { countFailure, isLockedOut } from '../../core/lockout/lockout.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';
import { checkCode } from './code.ts';

/** Checks the password and the code that an act reads of an account that is signed in already. */
export function checkAgain(found: AccountRef, call: ActCall): ActResult | undefined {
  return passwordAgain(found, call) ?? codeAgain(found, call);
}

function passwordAgain(found: AccountRef, { act, wire, marks, context }: ActCall): ActResult | undefined {
  const name = act.reads('currentPassword') ? 'currentPassword' : 'password';
  // with a login, the password has been checked in place of a token
  if (!act.reads(name) || act.reads('login')) return undefined;
  if (act.text(name, wire) === found.account.password) {
    context.trace('password matched');
    return undefined;
  }
  if (marks.marks.lockout !== 'none') countFailure(found.key, context);
  const isLocked = marks.tellsLockAtOnce && isLockedOut(found.key, found.account, context);
  context.trace(isLocked ? 'password does not match: account is locked out' : 'password does not match');
  return isLocked
    ? result('locked-out', { found })
    : result('invalid-credentials', { found }, 'wrong-password');
}

function codeAgain(found: AccountRef, call: ActCall): ActResult | undefined {
  const { act, wire, context } = call;
  if (!act.reads('code') || found.account.secondFactor === undefined) return undefined;
  const code = act.text('code', wire);
  if (code !== undefined) return checkCode(code, found, found.key, call);
  context.trace('no code given');
  return result('second-factor-invalid', { found }, 'missing');
}
