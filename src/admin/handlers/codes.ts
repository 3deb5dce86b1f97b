import { setTimeout } from 'node:timers/promises';
import type { components } from '../../generated/admin/types.ts';
import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import { isStopping } from '../../http/disconnect.ts';
import { namespaceLimitMessage } from '../../emulator/namespace-registry.ts';
import { setClock } from '../../namespaces/clock.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { findAccount } from '../../core/account.ts';
import type { Provider } from '../../core/provider.ts';
import { policyOf, recordsOf, type AccountRef, type SentCode } from '../../core/records.ts';
import type { Context } from '../../core/operation.ts';
import { pendingCode } from '../../core/one-time-code.ts';
import { definedOnly } from '../../json.ts';
import { enrolmentUrl } from './enrolment.ts';

type Codes = components['schemas']['Codes'];

/** Poll interval while a call waits, since it gets no event when another call moves the clock. */
const maxPauseMs = 200;

/** The calls that return second-factor codes, as the account's owner would see them. */
export const codeCalls = {
  async getCodes({ emulator, namespace, records, params: { login }, query, request, response }) {
    const { minValidity, advance = false, optional = false } = query;
    let isToMove = advance;
    for (;;) {
      const { found, enrolment } = await records.readPatched((context) => ({
        found: codesOf(login, context, records.served.provider),
        enrolment: enrolmentUrl(login, context, records.served.provider),
      }));
      if ('none' in found) return optional ? { status: 204 } : found.none;
      const { codes, kind } = found;
      const isEnough = minValidity !== undefined && holds(codes, minValidity);
      if (isEnough || (minValidity === undefined && !isToMove) || response.destroyed)
        return { status: 200, body: { ...codes, ...definedOnly({ enrolment }) } };
      if (isStopping(request))
        return problem('emulator-closed', 'the emulator stopped before a code was valid for long enough');
      if (kind !== 'totp') return stays(login, kind);
      const setup = await emulator.config(namespace);
      const end = windowEnd(timeIn(setup, emulator.clock));
      if (isToMove) {
        if (!emulator.namespaces.enter(namespace))
          return problem('too-many-namespaces', namespaceLimitMessage(emulator.namespaces));
        await setClock(emulator, namespace, { now: end });
        isToMove = false;
        continue;
      }
      if (isFrozenIn(setup, emulator.clock)) return standsStill(codes, minValidity);
      await setTimeout(Math.max(1, Math.min(end - timeIn(setup, emulator.clock), maxPauseMs)));
    }
  },
} satisfies Handlers;

function holds({ secondsLeft, used }: Codes, minValidity: number): boolean {
  return !used && (secondsLeft === null || secondsLeft >= minValidity);
}

function windowEnd(now: number): number {
  return (Math.floor(now / windowMs) + 1) * windowMs;
}

function stays(login: string, kind: 'sent' | 'fixed'): ProblemReply<409> {
  const why =
    kind === 'fixed'
      ? `the code of ${login} is fixed and doesn't change with the clock`
      : `the code of ${login} was sent and doesn't change with the clock; sign in again after it expires to get another`;
  return problem('code-fixed', why);
}

function standsStill({ secondsLeft, used }: Codes, minValidity = 1): ProblemReply<409> {
  const why = used ? 'is used' : `is valid for ${String(secondsLeft)} s, not ${minValidity} s`;
  return problem(
    'clock-frozen',
    `the current code ${why}, and the clock is frozen; send advance=true, or unfreeze the clock (PATCH /__admin/clock {"frozen":false})`,
  );
}

/** Validity of an authenticator code. */
const windowMs = 30_000;

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
