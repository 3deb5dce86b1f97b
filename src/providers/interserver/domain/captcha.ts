import {
  isCaptchaAnswer,
  isCaptchaPhrase,
  showCaptchaTo,
  useCaptcha,
  useCaptchaPhrase,
} from '../../../core/captcha.ts';
import type { Environment } from '../../../core/environment.ts';
import type { ReplyHeaders, StringMap } from '../../../core/operation.ts';
import type { AccountRef } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import { randomString, lowerHex } from '../../../core/random-string.ts';
import type { Records } from '../records.ts';

/** Source: the vendor's captcha page draws eight of these. */
export const captchaAlphabet = { length: 8, alphabet: '3456789ABCDEFGHJKLMNPQRSTWXY' };

/** Source: the vendor binds a captcha's phrase to the session that this cookie names. */
const cookie = 'PHPSESSID';
/** Source: inferred; PHP's ids have from 22 to 256 characters, as it is set up. */
const visitorLength = 32;

/** Who answers a captcha: a visitor, an account that said its password, or both. */
export interface Answerer {
  readonly visitor: string | undefined;
  readonly found?: AccountRef;
}

/** A captcha that was shown. */
export interface ShownCaptcha {
  /** What its picture shows. */
  readonly phrase: string;
  /** The visitor who was met for the first time, and is to be told so by a cookie. */
  readonly newVisitor: string | undefined;
}

/** The visitor that a request's cookie names. */
export function visitorOf(cookies: StringMap): string | undefined {
  const visitor = cookies[cookie];
  return visitor === '' ? undefined : visitor;
}

/** The headers that tell a new visitor its name. */
export function visitorHeaders({ newVisitor }: ShownCaptcha): ReplyHeaders {
  return newVisitor === undefined ? {} : { 'set-cookie': [`${cookie}=${newVisitor}; path=/`] };
}

/** Whether a field holds an answer: a client may send an empty one beside the one that it has. */
export function isGiven(answer: string | undefined): answer is string {
  return answer !== undefined && answer !== '';
}

/** Shows a visitor a captcha instead of the one before; its phrase lands in the outbox, too. */
export function showVisitor(
  visitor: string | undefined,
  state: State<Records>,
  environment: Environment,
): ShownCaptcha {
  const newVisitor = visitor === undefined ? randomString(visitorLength, lowerHex, environment) : undefined;
  const phrase = showCaptchaTo(visitor ?? newVisitor ?? '', captchaAlphabet, state, environment);
  return { phrase, newVisitor };
}

/** Whether this answers a captcha that the visitor or the account was shown. Nothing is used up yet. */
export function answersCaptcha(
  answer: string | undefined,
  { visitor, found }: Answerer,
  state: State<Records>,
  environment: Environment,
): boolean {
  if (found !== undefined && isCaptchaAnswer(answer, found, state, environment)) return true;
  return visitor !== undefined && isCaptchaPhrase(visitor, answer, state, environment);
}

/** Marks the captchas as answered: a phrase is good once. */
export function useCaptchas({ visitor, found }: Answerer, state: State<Records>): void {
  if (found !== undefined) useCaptcha(found, state);
  if (visitor !== undefined) useCaptchaPhrase(visitor, state);
}
