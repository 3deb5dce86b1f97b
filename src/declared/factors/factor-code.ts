import { randomString } from '../../core/environment.ts';
import { pendingFactorCode, sendCode, withdrawCode } from '../../core/second-factor.ts';
import { policyOf } from '../../core/records.ts';
import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { methodNamed } from './factors.ts';
import { factorPurpose } from '../marks/purposes.ts';
import type { AccountRef } from '../runtime/records.ts';
import { masked } from '../template/masked.ts';
import { Moment, Span } from '../template/moments.ts';

/** Sends the code of an account's second factor, unless the last is still valid. Returns the values that an answer may show. */
export function sendFactorCode(
  { marks, context }: ActCall,
  found: AccountRef,
): Readonly<Record<string, unknown>> {
  const { environment } = context;
  const { length, letters } = marks.codeOf(factorPurpose);
  const sent = sendCode(found, context, () => randomString(length, letters, environment));
  if (sent === undefined) return {};
  const { account } = found;
  const channel = account.secondFactor === 'sms' ? 'sms' : 'email';
  const to = channel === 'sms' ? (account.phone ?? '') : (account.email ?? account.login);
  const expires = new Moment(sent.expiresAt);
  const lifetime = new Span(sent.expiresAt - environment.now);
  return { code: { length, channel, masked: masked(to), expires, lifetime } };
}

/** Sends the code of an account's second factor again. */
export function sendFactorCodeAgain(call: ActCall, found: AccountRef): ActResult {
  const { act, wire, context } = call;
  const { account } = found;
  const method = act.text('method', wire);
  const { secondFactor } = account;
  const isSent = secondFactor === 'sms' || secondFactor === 'mail';
  if (!isSent || (method !== undefined && methodNamed(method) !== secondFactor)) {
    context.trace(`the account has no second factor by ${method ?? 'a code that is sent'}`);
    return result('second-factor-unavailable', { found });
  }
  const early = tooEarly(call, found);
  if (early !== undefined) return early;
  withdrawCode(found, context);
  return result('code-sent', { found, values: sendFactorCode(call, found) });
}

function tooEarly({ marks, context }: ActCall, found: AccountRef): ActResult | undefined {
  const { state, environment } = context;
  const pending = pendingFactorCode(found, context);
  if (pending === undefined) return undefined;
  const sentAt = pending.expiresAt - policyOf(state).oneTimeCode.lifetimeSeconds * 1000;
  const resetsAt = Math.min(sentAt + marks.codeOf(factorPurpose).resendMs, pending.expiresAt);
  if (environment.now >= resetsAt) return undefined;
  context.trace('the last code was sent a moment ago');
  return result('rate-limited', { found, limit: { limit: 1, remaining: 0, resetsAt } }, 'resend');
}
