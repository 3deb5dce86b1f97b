import { findAccount } from '../core/account.ts';
import type { AccountRecord, SharedRecords } from '../core/records.ts';
import type { Environment } from '../core/environment.ts';
import { pendingCode } from '../core/one-time-code.ts';
import { recordsOf, type AnyState } from '../core/state.ts';
import type { components } from '../generated/admin/types.ts';

type Codes = components['schemas']['Codes'];

const windowMs = 30_000;

/** The codes an account's second factor accepts now; a sentence when there are none. */
export function codesOf(
  login: string,
  anyState: AnyState,
  environment: Environment,
): Codes | { readonly none: string } {
  const state = recordsOf<SharedRecords>(anyState);
  const found = findAccount(login, state);
  if (found === undefined) return { none: `no account has the login ${login}` };
  const { key, account } = found;
  if (account.secondFactor === 'totp' && account.totpSecret !== undefined)
    return totpCodes(account.totpSecret, environment);
  const sent =
    account.secondFactor === undefined ? undefined : pendingCode(key, channelOf(account), state, environment);
  if (sent !== undefined) {
    return {
      previous: null,
      current: sent.code,
      next: null,
      secondsLeft: secondsUntil(sent.expiresAt, environment.now),
      used: false,
    };
  }
  if (account.fixedCode !== undefined)
    return { previous: null, current: account.fixedCode, next: null, secondsLeft: null, used: false };
  if (account.secondFactor === undefined) {
    const captcha = account.captcha === true ? "; a captcha's phrase stands in the outbox" : '';
    return { none: `${login} has no second factor${captcha}` };
  }
  return { none: `no code waits for ${login}; sign in first, so that one is sent` };
}

function totpCodes(secret: string, { now, totp }: Environment): Codes {
  const windowStart = Math.floor(now / windowMs) * windowMs;
  return {
    previous: totp.code(secret, windowStart - windowMs),
    current: totp.code(secret, windowStart),
    next: totp.code(secret, windowStart + windowMs),
    secondsLeft: secondsUntil(windowStart + windowMs, now),
    used: false,
  };
}

function channelOf({ secondFactor }: AccountRecord): 'sms' | 'email' {
  return secondFactor === 'sms' ? 'sms' : 'email';
}

function secondsUntil(end: number, now: number): number {
  return Math.ceil((end - now) / 1000);
}
