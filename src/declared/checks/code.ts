import { countFailure, isLockedOut } from '../../core/lockout/lockout.ts';
import { isCode, useCode } from '../../core/second-factor.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { methodNamed } from '../runtime/factors.ts';
import type { AccountRef } from '../runtime/records.ts';

/** Denies a method that the request names and the account doesn't have. It is no failure: no code is compared. */
export function methodProblem(found: AccountRef, { act, wire, context }: ActCall): ActResult | undefined {
  const named = act.text('method', wire);
  if (named === undefined) return undefined;
  const { secondFactor, backupCodes = [] } = found.account;
  const method = isBackupCode(named) ? ('backup-code' as const) : methodNamed(named);
  const has = method === 'backup-code' ? backupCodes.length > 0 : method === secondFactor;
  const { factors } = act.mark;
  if (method !== undefined && has && factors?.includes(method) !== false) return undefined;
  context.trace(`the account has no second factor by ${method ?? 'this method'}`);
  return result('second-factor-unavailable', { found });
}

function isBackupCode(name: string): boolean {
  return /^backup[-_]?codes?$/i.test(name);
}

/** Checks a code of an account's second factor and uses it up. A wrong one counts as a failed sign-in. */
export function checkCode(
  code: string,
  found: AccountRef,
  key: string,
  call: ActCall,
): ActResult | undefined {
  const { context } = call;
  if (takeCode(code, found, call)) {
    context.trace('code matched');
    return undefined;
  }
  context.trace('wrong code');
  if (call.marks.countsCodes) {
    countFailure(key, context);
    if (call.marks.tellsLockAtOnce && isLockedOut(key, found.account, context))
      return result('locked-out', { found });
  }
  return result('second-factor-invalid', { found });
}

/** Uses up a code if it is valid: that of the second factor, or a backup code. */
function takeCode(code: string, found: AccountRef, call: ActCall): boolean {
  const { context, act } = call;
  const { factors } = act.mark;
  const mayBackup = factors === undefined || factors.includes('backup-code');
  const isOwn = factors === undefined || factors.some((factor) => factor === found.account.secondFactor);
  if (isOwn && isCode(code, found, context)) {
    useCode(code, found, context);
    return true;
  }
  return mayBackup && takeBackupCode(code, found, call);
}

function takeBackupCode(code: string, { key, account }: AccountRef, { context }: ActCall): boolean {
  const { backupCodes = [] } = account;
  if (!backupCodes.includes(code)) return false;
  const left = backupCodes.filter((one) => one !== code);
  context.state.put('accounts', key, { ...account, backupCodes: left });
  context.trace('a backup code was used');
  return true;
}
