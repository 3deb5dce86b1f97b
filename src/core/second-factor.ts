import type { Context } from './operation.ts';
import { policyOf, toleratedWindows, type AccountRecord, type AccountRef, type SentCode } from './records.ts';
import { digits, randomString } from './environment.ts';
import {
  isExpiredCode,
  isOneTimeCode,
  pendingCode,
  sendOneTimeCode,
  useOneTimeCode,
  type SentChallenge,
  type Channel,
} from './one-time-code.ts';

/** Sends the code of an account with SMS or e-mail codes; an authenticator app needs no message. */
export function sendCode(
  found: AccountRef,
  context: Context,
  drawCode = () => randomString(6, digits, context.environment),
): SentChallenge | undefined {
  const { key, account } = found;
  if (account.secondFactor === undefined || account.secondFactor === 'totp') return undefined;
  const channel = channelOf(account);
  const to = channel === 'sms' ? (account.phone ?? '') : (account.email ?? account.login);
  const addressee = { key, login: account.login, to };
  return sendOneTimeCode(addressee, channel, drawCode, context);
}

/** Whether this is a valid code of the account's second factor. Doesn't use it up: a later check may still fail. */
export function isCode(code: string, { key, account }: AccountRef, context: Context): boolean {
  if (account.fixedCode !== undefined && code === account.fixedCode) return true;
  if (account.secondFactor !== 'totp') return isOneTimeCode(key, channelOf(account), code, context);
  const window = windowOf(code, account, context);
  if (window === undefined) return false;
  return (
    !policyOf(context.state).totp.singleUse || window > (context.state.get('usedCodes', key)?.window ?? -1)
  );
}

/** The age up to which an app's code is recognized as an expired one: 10 windows. */
const recentWindows = 10;

/** Returns why a code of the account's second factor isn't valid. A sent code that was used is only known to be wrong. */
export function flawOfCode(
  code: string,
  { key, account }: AccountRef,
  context: Context,
): 'wrong' | 'expired' | 'used' {
  if (account.secondFactor !== 'totp')
    return isExpiredCode(key, channelOf(account), code, context) ? 'expired' : 'wrong';
  if (windowOf(code, account, context) !== undefined) return 'used';
  const { totp, now } = context.environment;
  const earlier = account.totpSecret && totp.match(account.totpSecret, code, now, recentWindows);
  return typeof earlier === 'number' && earlier * windowMs <= now ? 'expired' : 'wrong';
}

const windowMs = 30_000;

/** Uses up a code. A sent code is valid once; an app's code for its whole window, unless the policy forbids reuse. */
export function useCode(code: string, { key, account }: AccountRef, context: Context): void {
  const { state } = context;
  if (code === account.fixedCode) return;
  if (account.secondFactor !== 'totp') {
    useOneTimeCode(key, channelOf(account), state);
    return;
  }
  if (!policyOf(state).totp.singleUse) return;
  const window = windowOf(code, account, context);
  if (window !== undefined) state.put('usedCodes', key, { window });
}

/** Withdraws the pending code of an account with SMS or e-mail codes, so that the next is sent at once. */
export function withdrawCode({ key, account }: AccountRef, { state }: Context): void {
  useOneTimeCode(key, channelOf(account), state);
}

/** Returns the pending code of an account with SMS or e-mail codes. */
export function pendingFactorCode({ key, account }: AccountRef, context: Context): SentCode | undefined {
  return pendingCode(key, channelOf(account), context);
}

function windowOf(
  code: string,
  { totpSecret }: AccountRecord,
  { state, environment }: Context,
): number | undefined {
  if (totpSecret === undefined) return undefined;
  return environment.totp.match(totpSecret, code, environment.now, toleratedWindows(policyOf(state)));
}

function channelOf(account: AccountRecord): Channel {
  return account.secondFactor === 'sms' ? 'sms' : 'email';
}
