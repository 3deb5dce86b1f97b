import type { components } from '../generated/admin/types.ts';
import { problem, type ProblemReply } from './handler.ts';
import { findAccount } from '../core/account.ts';
import type { Provider } from '../core/provider.ts';
import { policyOf, recordsOf, type AccountRef, type SentCode } from '../core/records.ts';
import type { Context } from '../core/operation.ts';
import { pendingCode } from '../core/one-time-code.ts';

/** The codes of an account's second factor. */
export type Codes = components['schemas']['Codes'];

/** Validity of an authenticator code. */
export const windowMs = 30_000;

/** The codes of an account, and whether they change with the clock. */
interface FoundCodes {
  readonly codes: Codes;
  readonly kind: 'totp' | 'sent' | 'fixed';
}

/** Returns the codes that an account's second factor accepts now, or the problem if there are none. */
export function codesOf(
  login: string,
  context: Context,
  provider: Pick<Provider, 'pendingCode' | 'pendingFactor'> = {},
): FoundCodes | { readonly none: ProblemReply<404> } {
  const found = findAccount(login, context.state);
  if (found === undefined) return { none: problem('account-not-found', `no account has the login ${login}`) };
  const { account } = found;
  // a client can request a code by SMS even if the account's second factor isn't SMS
  const texted = pendingCode(found.key, 'sms', context);
  if (texted !== undefined) return { kind: 'sent', codes: sentCodes(texted, false, context) };
  if (account.secondFactor === 'totp' && account.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, account.totpSecret, context) };
  const sent = sentCode(found, context);
  if (sent?.used === false) return { kind: 'sent', codes: sent };
  const other = provider.pendingCode?.(login, { ...context, state: recordsOf(context.state) });
  if (other !== undefined) return { kind: 'sent', codes: sentCodes(other, false, context) };
  const { fixedCode } = account;
  if (fixedCode !== undefined) {
    const codes = { previous: null, current: fixedCode, next: null, secondsLeft: null, used: false };
    return { kind: 'fixed', codes };
  }
  if (sent !== undefined) return { kind: 'sent', codes: sent };
  // a client can require an authenticator code even if the account's second factor isn't `totp`
  if (account.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, account.totpSecret, context) };
  const factor = provider.pendingFactor?.(login, { ...context, state: recordsOf(context.state) });
  if (factor?.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, factor.totpSecret, context) };
  const first =
    factor === undefined ? undefined : sentCode({ ...found, account: { ...account, ...factor } }, context);
  if (first !== undefined) return { kind: 'sent', codes: first };
  if (account.secondFactor === undefined) {
    const phrase = pendingCode(found.key, 'captcha', context);
    if (phrase !== undefined) return { kind: 'sent', codes: sentCodes(phrase, false, context) };
    const captcha = account.captcha === true ? `; ${noCaptcha}` : '';
    return { none: problem('code-not-found', `${login} has no second factor${captcha}`) };
  }
  const detail = `no code is pending for ${login}; sign in first, so that a code is sent`;
  return { none: problem('code-not-found', detail) };
}

const noCaptcha =
  "no captcha is pending for it: sign in first to get one; the phrase of a visitor's captcha is in its image and in the outbox";

function totpCodes(
  { key }: AccountRef,
  secret: string,
  { state, environment: { now, totp } }: Context,
): Codes {
  const window = Math.floor(now / windowMs);
  const codeAt = (one: number) => totp.code(secret, one * windowMs);
  return {
    previous: codeAt(window - 1),
    current: codeAt(window),
    next: codeAt(window + 1),
    secondsLeft: secondsUntil((window + 1) * windowMs, now),
    used: (state.get('usedCodes', key)?.window ?? -1) >= window,
  };
}

/** Returns the pending code; if none is pending, the last code sent, already used, until its lifetime ends. */
function sentCode({ key, account }: AccountRef, context: Context): Codes | undefined {
  if (account.secondFactor === undefined) return undefined;
  const channel = account.secondFactor === 'sms' ? 'sms' : 'email';
  const pending = pendingCode(key, channel, context);
  if (pending !== undefined) return sentCodes(pending, false, context);
  const { state, environment } = context;
  const last = state
    .get('outbox', key)
    ?.find((message) => message.channel === channel && message.code !== undefined);
  if (last?.code === undefined) return undefined;
  const expiresAt = last.sentAt + policyOf(state).oneTimeCode.lifetimeSeconds * 1000;
  if (environment.now >= expiresAt) return undefined;
  return sentCodes({ code: last.code, expiresAt }, true, context);
}

function sentCodes({ code: current, expiresAt }: SentCode, used: boolean, { environment }: Context): Codes {
  const secondsLeft = secondsUntil(expiresAt, environment.now);
  return { previous: null, current, next: null, secondsLeft, used };
}

function secondsUntil(end: number, now: number): number {
  return Math.ceil((end - now) / 1000);
}
