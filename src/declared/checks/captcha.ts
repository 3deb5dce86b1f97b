import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';

/** Asks an account with a captcha for its answer: the account's fixed code, or the text `captcha`. */
export function checkCaptcha(call: ActCall, found: AccountRef | undefined): ActResult | undefined {
  const { act, wire, context } = call;
  if (found?.account.captcha !== true || !act.reads('captcha')) return undefined;
  const answer = act.text('captcha', wire);
  if (answer === undefined) return captchaRequired(call, found);
  if (answer === (found.account.fixedCode ?? 'captcha')) return undefined;
  context.trace('wrong answer to the captcha');
  return result('captcha-invalid', { found });
}

/** Asks for the answer to a captcha. */
export function captchaRequired({ context }: ActCall, found?: AccountRef): ActResult {
  context.trace('no answer to the captcha given');
  return result('captcha-required', { found });
}
