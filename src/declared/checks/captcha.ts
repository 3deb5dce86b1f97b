import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';

/** Asks an account with a captcha for its answer: the account's fixed code, or the text `captcha`. */
export function checkCaptcha({ act, wire }: ActCall, found: AccountRef | undefined): ActResult | undefined {
  if (found?.account.captcha !== true || !act.reads('captcha')) return undefined;
  const answer = act.text('captcha', wire);
  if (answer === undefined) return result('captcha-required', { found });
  return answer === (found.account.fixedCode ?? 'captcha') ? undefined : result('captcha-invalid', { found });
}
