import { digits, randomString, type Environment } from '../../../core/environment.ts';
import {
  sendAnotherCode,
  sendOneTimeCode,
  useOneTimeCode,
  type SentChallenge,
} from '../../../core/one-time-code.ts';
import type { AccountRef, Context, State } from '../records.ts';
import { forgetCodeAttempts } from './code-attempts.ts';

/** The maximum number of valid codes for one phone. Source: the vendor's server source. */
const maxPending = 6;

/**
 * Sends a sign-in code by SMS, or by e-mail for the factor `mail`, which the vendor doesn't have. With `again`, sends
 * another code while earlier codes stay valid; returns undefined if the maximum is reached.
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

/** Deletes the codes sent to an account's phone, and their count of checks. Source: the vendor's server source. */
export function forgetSentCodes(key: string, state: State): void {
  useOneTimeCode(key, 'sms', state);
  forgetCodeAttempts(key, 'sms', state);
}

/** Draws a code from 100000 to 999999. Source: the vendor's server source. */
function drawCode(environment: Environment): string {
  return randomString(1, digits.slice(1), environment) + randomString(5, digits, environment);
}

/** Returns only the digits of a phone. Source: the vendor's server source. */
export function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}

/** Masks a phone except four digits at either end. Source: the intent of the vendor's server source. */
export function phoneNoise(phone: string): string {
  const all = digitsOf(phone);
  const hidden = '*'.repeat(Math.max(0, all.length - 8));
  return all.length <= 8 ? `+${all}` : `+${all.slice(0, 4)}${hidden}${all.slice(-4)}`;
}
