import { type Environment, randomString, lowerHex } from '../../../core/environment.ts';
import type { ReplyHeaders, StringMap } from '../../../core/operation.ts';
import type { AccountRef, Context, State } from '../records.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';

/** The cookie of the session that a captcha's phrase is bound to. Source: the vendor. */
const cookie = 'PHPSESSID';
/** Source: inferred; PHP's ids have from 22 to 256 characters, depending on its configuration. */
const visitorLength = 32;

/** The sender of a captcha answer: a visitor, an account whose password matched, or both. */
export interface Answerer {
  readonly visitor: string | undefined;
  readonly found?: AccountRef;
}

/** A captcha that was sent to a visitor. */
export interface Captcha {
  /** The text in its image. */
  readonly phrase: string;
  /** The id of a new visitor, which the reply sends as a cookie. */
  readonly newVisitor: string | undefined;
}

/** Reads the visitor id from a request's cookie; undefined if it is empty or missing. */
export function visitorOf(cookies: StringMap): string | undefined {
  const visitor = cookies[cookie];
  return visitor === '' ? undefined : visitor;
}

/** Returns the headers that set the cookie of a new visitor. */
export function visitorHeaders({ newVisitor }: Captcha): ReplyHeaders {
  return newVisitor === undefined ? {} : { 'set-cookie': [`${cookie}=${newVisitor}; path=/`] };
}

/** Whether a field has an answer: a client may also send an empty field for another kind of captcha. */
export function isNonEmpty(answer: string | undefined): answer is string {
  return answer !== undefined && answer !== '';
}

/** Draws a random phrase. Source: the vendor's captcha page shows eight characters that are hard to confuse. */
export function drawPhrase(environment: Environment): string {
  return randomString(8, '3456789ABCDEFGHJKLMNPQRSTWXY', environment);
}

/** Creates a captcha for an account; the outbox receives its phrase. */
export function showCaptcha({ key, account: { login } }: AccountRef, context: Context): void {
  sendOneTimeCode({ key, login, to: '' }, 'captcha', () => drawPhrase(context.environment), context);
}

/** Creates a captcha for a visitor, which replaces the previous one; the outbox receives its phrase. */
export function showVisitor(visitor: string | undefined, context: Context): Captcha {
  const { state, environment } = context;
  const newVisitor = visitor === undefined ? randomString(visitorLength, lowerHex, environment) : undefined;
  const key = visitorKey(visitor ?? newVisitor ?? '');
  useOneTimeCode(key, 'captcha', state);
  const phrase = drawPhrase(environment);
  sendOneTimeCode({ key, to: '' }, 'captcha', () => phrase, context);
  return { phrase, newVisitor };
}

/** Whether an answer matches a captcha of the visitor or account; doesn't consume the captcha. */
export function answersCaptcha(
  answer: string | undefined,
  { visitor, found }: Answerer,
  context: Context,
): boolean {
  if (answer === undefined) return false;
  const phraseFor = (key: string) => pendingCode(key, 'captcha', context)?.code;
  if (found !== undefined && (answer === found.account.fixedCode || answer === phraseFor(found.key)))
    return true;
  return visitor !== undefined && answer === phraseFor(visitorKey(visitor));
}

/** Consumes the captchas of the visitor and account: a phrase is valid once. */
export function useCaptchas({ visitor, found }: Answerer, state: State): void {
  if (found !== undefined) useOneTimeCode(found.key, 'captcha', state);
  if (visitor !== undefined) useOneTimeCode(visitorKey(visitor), 'captcha', state);
}

/** The prefix separates visitors from the keys of accounts. */
function visitorKey(visitor: string): string {
  return `visitor ${visitor}`;
}
