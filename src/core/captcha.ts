import type { AccountRef, SharedRecords } from './records.ts';
import type { Environment } from './environment.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from './one-time-code.ts';
import type { State } from './state.ts';
import { randomString } from './random-string.ts';

/** What the phrase of a captcha may look like: letters and digits that are hard to confuse. */
export interface CaptchaAlphabet {
  readonly length: number;
  readonly alphabet: string;
}

/** Shows an account a captcha; its phrase lands in the outbox. */
export function showCaptcha(
  { key, account: { login } }: AccountRef,
  look: CaptchaAlphabet,
  state: State<SharedRecords>,
  environment: Environment,
): void {
  const phrase = () => randomString(look.length, look.alphabet, environment);
  sendOneTimeCode({ key, login, to: '' }, 'captcha', phrase, state, environment);
}

/** Shows a captcha to a visitor, known by a word such as a cookie's value, instead of the one before; gives its phrase. */
export function showCaptchaTo(
  visitor: string,
  look: CaptchaAlphabet,
  state: State<SharedRecords>,
  environment: Environment,
): string {
  const key = visitorKey(visitor);
  useOneTimeCode(key, 'captcha', state);
  const phrase = randomString(look.length, look.alphabet, environment);
  sendOneTimeCode({ key, to: '' }, 'captcha', () => phrase, state, environment);
  return phrase;
}

/** Whether this answers the captcha that the visitor was shown. */
export function isCaptchaPhrase(
  visitor: string,
  answer: string | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  if (answer === undefined) return false;
  return pendingCode(visitorKey(visitor), 'captcha', state, environment)?.code === answer;
}

/** Marks the visitor's captcha as answered: its phrase is good once. */
export function useCaptchaPhrase(visitor: string, state: State<SharedRecords>): void {
  useOneTimeCode(visitorKey(visitor), 'captcha', state);
}

/** Apart from the keys of accounts. */
function visitorKey(visitor: string): string {
  return `visitor ${visitor}`;
}

/** Whether this answers the captcha that the account was shown. */
export function isCaptchaAnswer(
  answer: string | undefined,
  { key, account }: AccountRef,
  state: State<SharedRecords>,
  environment: Environment,
): boolean {
  if (answer === undefined) return false;
  return answer === account.fixedCode || pendingCode(key, 'captcha', state, environment)?.code === answer;
}

/** Marks the captcha as answered: its phrase is good once. */
export function useCaptcha({ key }: AccountRef, state: State<SharedRecords>): void {
  useOneTimeCode(key, 'captcha', state);
}
