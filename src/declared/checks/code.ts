import { countFailure, isLockedOut } from '../../core/lockout/lockout.ts';
import { flawOfCode, isCode, useCode } from '../../core/second-factor.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { reasons } from '../marks/reasons.ts';
import { methodNamed } from '../factors/factors.ts';
import type { AccountRef } from '../runtime/records.ts';

/** Denies a method that the request names and the account doesn't have. It isn't a failure: no code is compared. */
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
  const flaw = flawOf(code, found, call);
  if (call.marks.countsCodes) countFailure(key, context);
  const isLocked =
    call.marks.countsCodes && call.marks.tellsLockAtOnce && isLockedOut(key, found.account, context);
  context.trace(isLocked ? `${flawText(flaw)}: account is locked out` : flawText(flaw));
  return isLocked ? result('locked-out', { found }) : result('second-factor-invalid', { found }, flaw);
}

type Flaw = Exclude<(typeof reasons)['second-factor-invalid'][number], 'missing'>;

const traces: Readonly<Record<Flaw, string>> = {
  wrong: 'wrong code',
  expired: 'the code has expired',
  used: 'the code was used before',
};

/** Describes a flaw for the trace. */
export function flawText(flaw: Flaw): string {
  return traces[flaw];
}

/** Returns why a code isn't valid, also of a backup code or a sent code that was used. */
export function flawOf(code: string, found: AccountRef, { context }: ActCall): Flaw {
  const used = context.state.get('usedCodesOf', found.key) ?? [];
  return used.includes(code) ? 'used' : flawOfCode(code, found, context);
}

/** Uses up a code if it is valid: that of the second factor, or a backup code. */
function takeCode(code: string, found: AccountRef, call: ActCall): boolean {
  const { context, act } = call;
  const { factors } = act.mark;
  const mayBackup = factors === undefined || factors.includes('backup-code');
  const isOwn = factors === undefined || factors.some((factor) => factor === found.account.secondFactor);
  if (isOwn && isCode(code, found, context)) {
    useUp(code, found, call);
    return true;
  }
  return mayBackup && takeBackupCode(code, found, call);
}

/** Uses up a code of the second factor, and remembers a sent one. */
export function useUp(code: string, found: AccountRef, { context }: ActCall): void {
  useCode(code, found, context);
  const { secondFactor, fixedCode } = found.account;
  if (secondFactor !== 'totp' && code !== fixedCode) remember(code, found, context);
}

function takeBackupCode(code: string, { key, account }: AccountRef, { context }: ActCall): boolean {
  const { backupCodes = [] } = account;
  if (!backupCodes.includes(code)) return false;
  const left = backupCodes.filter((one) => one !== code);
  context.state.put('accounts', key, { ...account, backupCodes: left });
  remember(code, { key, account }, context);
  context.trace('a backup code was used');
  return true;
}

/** The number of used codes that an account remembers. */
const maxUsed = 20;

function remember(code: string, { key }: AccountRef, { state }: ActCall['context']): void {
  const used = state.get('usedCodesOf', key) ?? [];
  state.put('usedCodesOf', key, [code, ...used].slice(0, maxUsed));
}
