import { setTimeout } from 'node:timers/promises';
import type { components } from '../../generated/admin/types.ts';
import { isFrozenIn, timeIn } from '../../environment/environment.ts';
import { isStopping } from '../../http/disconnect.ts';
import { namespaceLimitMessage } from '../../emulator/namespace-registry.ts';
import { setClock } from '../../namespaces/clock.ts';
import { problem, type Handlers, type ProblemReply } from '../handler.ts';
import { findAccount } from '../../core/account.ts';
import { policyOf, type AccountRef, type SentCode } from '../../core/records.ts';
import type { Context } from '../../core/operation.ts';
import { pendingCode } from '../../core/one-time-code.ts';

type Codes = components['schemas']['Codes'];

/** Who waits is not told of a clock that was moved meanwhile: it is looked at again and again. */
const maxPauseMs = 200;

/** Second factors, as the account's owner would see them. */
export const codeCalls = {
  async getCodes({ emulator, namespace, records, params: { login }, query, request, response }) {
    const { minValidity, advance = false } = query;
    let isToMove = advance;
    for (;;) {
      const found = await records.readPatched((context) => codesOf(login, context));
      if ('none' in found) return problem(404, found.none);
      const { codes, kind } = found;
      const isEnough = minValidity !== undefined && holds(codes, minValidity);
      if (isEnough || (minValidity === undefined && !isToMove) || response.destroyed)
        return { status: 200, body: codes };
      if (isStopping(request))
        return problem(503, 'the emulator stops, before a code came that holds for so long');
      if (kind !== 'totp') return stays(login, kind);
      const setup = await emulator.config(namespace);
      const end = windowEnd(timeIn(setup, emulator.clock));
      if (isToMove) {
        if (!emulator.namespaces.enter(namespace))
          return problem(503, namespaceLimitMessage(emulator.namespaces));
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
      ? `the code of ${login} is fixed and does not change with the clock`
      : `the code of ${login} was sent, and no other comes with time; sign in again once it has ended, so that one is sent`;
  return problem(409, why);
}

function standsStill({ secondsLeft, used }: Codes, minValidity = 1): ProblemReply<409> {
  const why = used ? 'was used' : `holds for ${String(secondsLeft)} s and not for ${minValidity}`;
  return problem(
    409,
    `the current code ${why}, and the clock stands still, so that no other comes; give advance=true, or let the clock go (PATCH /__admin/clock {"frozen":false})`,
  );
}

/** How long an authenticator code holds. */
const windowMs = 30_000;

/** The codes of an account, and whether they change with the clock. */
interface FoundCodes {
  readonly codes: Codes;
  readonly kind: 'totp' | 'sent' | 'fixed';
}

/** The codes an account's second factor accepts now; a sentence when there are none. */
export function codesOf(login: string, context: Context): FoundCodes | { readonly none: string } {
  const found = findAccount(login, context.state);
  if (found === undefined) return { none: `no account has the login ${login}` };
  const { account } = found;
  // by SMS a code may be asked for that the account is not marked for
  const texted = pendingCode(found.key, 'sms', context);
  if (texted !== undefined) return { kind: 'sent', codes: sentCodes(texted, false, context) };
  if (account.secondFactor === 'totp' && account.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, account.totpSecret, context) };
  const sent = sentCode(found, context);
  if (sent?.used === false) return { kind: 'sent', codes: sent };
  const { fixedCode } = account;
  if (fixedCode !== undefined) {
    const codes = { previous: null, current: fixedCode, next: null, secondsLeft: null, used: false };
    return { kind: 'fixed', codes };
  }
  if (sent !== undefined) return { kind: 'sent', codes: sent };
  // an app may be asked for that the account is not marked for
  if (account.totpSecret !== undefined)
    return { kind: 'totp', codes: totpCodes(found, account.totpSecret, context) };
  if (account.secondFactor === undefined) {
    const phrase = pendingCode(found.key, 'captcha', context);
    if (phrase !== undefined) return { kind: 'sent', codes: sentCodes(phrase, false, context) };
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

/** The code that waits to be given, or the last one that was given, for as long as it would have held. */
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
