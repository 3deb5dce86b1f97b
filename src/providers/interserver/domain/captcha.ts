import { type Environment, randomString, lowerHex } from '../../../core/environment.ts';
import type { ReplyHeaders, StringMap } from '../../../core/operation.ts';
import type { AccountRef, Context, State } from '../records.ts';
import { pendingCode, sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';

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
export interface Captcha {
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
export function visitorHeaders({ newVisitor }: Captcha): ReplyHeaders {
  return newVisitor === undefined ? {} : { 'set-cookie': [`${cookie}=${newVisitor}; path=/`] };
}

/** Whether a field holds an answer: a client may send an empty one beside the one that it has. */
export function isNonEmpty(answer: string | undefined): answer is string {
  return answer !== undefined && answer !== '';
}

/** Draws a phrase. Source: the vendor's captcha page has eight characters that are hard to confuse. */
export function drawPhrase(environment: Environment): string {
  return randomString(8, '3456789ABCDEFGHJKLMNPQRSTWXY', environment);
}

/** Shows an account a captcha; its phrase lands in the outbox. */
export function showCaptcha({ key, account: { login } }: AccountRef, context: Context): void {
  sendOneTimeCode({ key, login, to: '' }, 'captcha', () => drawPhrase(context.environment), context);
}

/** Shows a visitor a captcha instead of the one before; its phrase lands in the outbox, too. */
export function showVisitor(visitor: string | undefined, context: Context): Captcha {
  const { state, environment } = context;
  const newVisitor = visitor === undefined ? randomString(visitorLength, lowerHex, environment) : undefined;
  const key = visitorKey(visitor ?? newVisitor ?? '');
  useOneTimeCode(key, 'captcha', state);
  const phrase = drawPhrase(environment);
  sendOneTimeCode({ key, to: '' }, 'captcha', () => phrase, context);
  return { phrase, newVisitor };
}

/** Whether this answers a captcha that the visitor or the account was shown; nothing is used up yet. */
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

/** Marks the captchas as answered: a phrase is good once. */
export function useCaptchas({ visitor, found }: Answerer, state: State): void {
  if (found !== undefined) useOneTimeCode(found.key, 'captcha', state);
  if (visitor !== undefined) useOneTimeCode(visitorKey(visitor), 'captcha', state);
}

/** The prefix keeps a visitor apart from the keys of accounts. */
function visitorKey(visitor: string): string {
  return `visitor ${visitor}`;
}
