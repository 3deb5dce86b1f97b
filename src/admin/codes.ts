import { findAccount } from '../core/account.ts';
import { policyOf, type AccountRecord, type AccountRef, type SharedRecords } from '../core/records.ts';
import type { Environment } from '../core/environment.ts';
import { pendingCode } from '../core/one-time-code.ts';
import { recordsOf, type AnyState, type State } from '../core/state.ts';
import type { components } from '../generated/admin/types.ts';

type Codes = components['schemas']['Codes'];

/** How long an authenticator code holds. */
export const windowMs = 30_000;

/** The codes of an account, and whether they change with the clock. */
interface Shown {
  readonly codes: Codes;
  readonly kind: 'totp' | 'sent' | 'fixed';
}

/** The codes an account's second factor accepts now; a sentence when there are none. */
export function codesOf(
  login: string,
  anyState: AnyState,
  environment: Environment,
): Shown | { readonly none: string } {
  const state = recordsOf<SharedRecords>(anyState);
  const found = findAccount(login, state);
  if (found === undefined) return { none: `no account has the login ${login}` };
  const { account } = found;
  // by SMS a code may be asked for that the account is not marked for
  const texted = pendingCode(found.key, 'sms', state, environment);
  if (texted !== undefined)
    return { kind: 'sent', codes: shown(texted.code, texted.expiresAt, false, environment) };
  if (account.secondFactor === 'totp' && account.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, account.totpSecret, state, environment) };
  const sent = sentCode(found, state, environment);
  if (sent?.used === false) return { kind: 'sent', codes: sent };
  const { fixedCode } = account;
  if (fixedCode !== undefined) {
    const codes = { previous: null, current: fixedCode, next: null, secondsLeft: null, used: false };
    return { kind: 'fixed', codes };
  }
  if (sent !== undefined) return { kind: 'sent', codes: sent };
  // an app may be asked for that the account is not marked for
  if (account.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, account.totpSecret, state, environment) };
  if (account.secondFactor === undefined) {
    const phrase = pendingCode(found.key, 'captcha', state, environment);
    if (phrase !== undefined)
      return { kind: 'sent', codes: shown(phrase.code, phrase.expiresAt, false, environment) };
    const captcha = account.captcha === true ? `; ${noCaptcha}` : '';
    return { none: `${login} has no second factor${captcha}` };
  }
  return { none: `no code waits for ${login}; sign in first, so that one is sent` };
}

const noCaptcha =
  "no captcha waits for it: sign in first, so that it is asked for; the phrase of a visitor's picture stands in it, and in the outbox";

function totpCodes(
  { key }: AccountRef,
  secret: string,
  state: State<SharedRecords>,
  { now, totp }: Environment,
): Codes {
  const window = Math.floor(now / windowMs);
  const codeAt = (shown: number) => totp.code(secret, shown * windowMs);
  return {
    previous: codeAt(window - 1),
    current: codeAt(window),
    next: codeAt(window + 1),
    secondsLeft: secondsUntil((window + 1) * windowMs, now),
    used: (state.get('usedCodes', key)?.window ?? -1) >= window,
  };
}

/** The code that waits to be given, or the last one that was given, for as long as it would have held. */
function sentCode(
  { key, account }: AccountRef,
  state: State<SharedRecords>,
  environment: Environment,
): Codes | undefined {
  if (account.secondFactor === undefined) return undefined;
  const channel = channelOf(account);
  const pending = pendingCode(key, channel, state, environment);
  if (pending !== undefined) return shown(pending.code, pending.expiresAt, false, environment);
  const last = state
    .get('outbox', key)
    ?.find((message) => message.channel === channel && message.code !== undefined);
  if (last?.code === undefined) return undefined;
  const expiresAt = last.sentAt + policyOf(state).oneTimeCode.lifetimeSeconds * 1000;
  return environment.now < expiresAt ? shown(last.code, expiresAt, true, environment) : undefined;
}

function shown(current: string, expiresAt: number, used: boolean, { now }: Environment): Codes {
  return { previous: null, current, next: null, secondsLeft: secondsUntil(expiresAt, now), used };
}

function channelOf({ secondFactor }: AccountRecord): 'sms' | 'email' {
  return secondFactor === 'sms' ? 'sms' : 'email';
}

function secondsUntil(end: number, now: number): number {
  return Math.ceil((end - now) / 1000);
}
