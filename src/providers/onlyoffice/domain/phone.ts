import { digits, randomString, type Environment } from '../../../core/environment.ts';
import {
  sendAnotherCode,
  sendOneTimeCode,
  useOneTimeCode,
  type SentChallenge,
} from '../../../core/one-time-code.ts';
import type { AccountRef, Context, State } from '../records.ts';
import { forgetCodeAttempts } from './code-attempts.ts';

/** How many codes may hold for one phone. Source: the vendor's server source. */
const maxPending = 6;

/**
 * Sends an account's code by SMS, or by e-mail where it is marked for that, which the vendor does not know. A new one is
 * sent beside those that still hold when it is asked for `again`; undefined where as many hold as may.
 */
export function sendSignInCode(
  { key, account }: AccountRef,
  factor: 'sms' | 'mail',
  responseOptions: { readonly again: boolean; readonly link?: string },
  context: Context,
): SentChallenge | undefined {
  const { login, phone = '', email = login } = account;
  const { again, link } = responseOptions;
  const to = factor === 'sms' ? phone : email;
  const addressee = { key, login, to, ...(link === undefined ? {} : { link }) };
  const channel = factor === 'sms' ? 'sms' : 'email';
  const drawn = () => drawCode(context.environment);
  return again
    ? sendAnotherCode(addressee, channel, drawn, maxPending, context)
    : sendOneTimeCode(addressee, channel, drawn, context);
}

/** Forgets the codes that went to an account's phone, and how many were checked: both are a phone's. Source: the vendor's server source. */
export function forgetSentCodes(key: string, state: State): void {
  useOneTimeCode(key, 'sms', state);
  forgetCodeAttempts(key, 'sms', state);
}

/** Source: the vendor's server source: from 100000 to 999999. */
function drawCode(environment: Environment): string {
  return randomString(1, digits.slice(1), environment) + randomString(5, digits, environment);
}

/** A phone's digits alone. Source: the vendor's server source. */
export function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}

/** A phone with its middle hidden: four digits stay at either end. Source: what the vendor's server source means to do. */
export function phoneNoise(phone: string): string {
  const all = digitsOf(phone);
  const hidden = '*'.repeat(Math.max(0, all.length - 8));
  return all.length <= 8 ? `+${all}` : `+${all.slice(0, 4)}${hidden}${all.slice(-4)}`;
}
