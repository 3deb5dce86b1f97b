import { pendingCode } from '../../../core/one-time-code.ts';
import { policyOf } from '../../../core/records.ts';
import { isCode, sendCode, useCode } from '../../../core/second-factor.ts';
import { methodsOf, type AccountRef, type Context, type Method, type State } from '../records.ts';

/** A request for an account's second factor. */
export interface SecondFactor {
  readonly method: Method;
  readonly available: readonly Method[];
  /** The mailed code; undefined for the method `totp`. */
  readonly mailed?: { readonly username: string; readonly sentNow: boolean; readonly expiresAt: string };
}

/** Asks for an account's second factor; mails a code unless the last is still valid. */
export function askFor(found: AccountRef, context: Context): SecondFactor {
  const [method = 'totp', ...others] = methodsOf(found.account);
  const available = [method, ...others];
  const challenge = sendCode(found, context);
  if (challenge === undefined) return { method, available };
  const { sentNow, expiresAt } = challenge;
  const mailed = {
    username: found.account.login,
    sentNow,
    expiresAt: context.environment.isoTime(expiresAt),
  };
  return { method, available, mailed };
}

/** Checks a code. A correct code is consumed; too many wrong codes invalidate a mailed code. */
export function verifyCode(
  code: string,
  found: AccountRef,
  context: Context,
): 'right' | 'wrong' | 'exhausted' {
  const { state } = context;
  const { key, account } = found;
  const allowed = policyOf(state).oneTimeCodeAttempts;
  const sent = allowed === 0 ? undefined : sentCode(found, context);
  const wrongBefore = sent === undefined ? 0 : wrongCodes(key, sent, state);
  const isUsedUp = sent !== undefined && wrongBefore >= allowed && code !== account.fixedCode;
  if (!isUsedUp && isCode(code, found, context)) {
    useCode(code, found, context);
    return 'right';
  }
  if (sent === undefined) return 'wrong';
  state.put('wrongCodes', key, { code: sent, count: wrongBefore + 1 });
  return wrongBefore + 1 >= allowed ? 'exhausted' : 'wrong';
}

function sentCode({ key, account }: AccountRef, context: Context) {
  if (account.secondFactor === 'totp') return undefined;
  const channel = account.secondFactor === 'sms' ? 'sms' : 'email';
  return pendingCode(key, channel, context)?.code;
}

function wrongCodes(key: string, sent: string, state: State): number {
  const wrong = state.get('wrongCodes', key);
  return wrong?.code === sent ? wrong.count : 0;
}
