import { isRecord } from '../../json.ts';
import type { AnswerFacts } from '../runtime/act.ts';
import { cookieText, type CookieAttributes } from '../request/cookie-text.ts';
import type { ProviderMarks, TokenKind } from '../runtime/resolve.ts';

/** Formats a cookie that deletes the one of the same name, path and domain. */
function deletedCookie(name: string, { Path = '/', Domain = false, ...others }: CookieAttributes): string {
  const { 'Max-Age': _age, Expires: _expires, ...rest } = others;
  const attributes = { Path, ...(Domain === false ? {} : { Domain }), ...rest };
  return cookieText(name, '', { ...attributes, 'Max-Age': 0, Expires: 'Thu, 01 Jan 1970 00:00:00 GMT' });
}

/** The cookies that an answer sets and deletes besides those of its facts. */
interface CookieMarks {
  readonly sets: readonly string[] | undefined;
  readonly clears: readonly string[] | undefined;
}

/** Returns the cookies of an answer: those of issued tokens, and the deleted ones of a session that has ended. */
export function cookiesOf(
  facts: AnswerFacts,
  { sets, clears = facts.ended ?? [] }: CookieMarks,
  marks: ProviderMarks,
  now: number,
): readonly string[] {
  const { tokens = {}, session, cookies = [] } = facts;
  const isRemembered = session?.details.isRemembered === true;
  const texts = cookies.map(({ name, value, attributes }) => cookieText(name, value, attributes));
  texts.push(...challengeCookie(facts, marks));
  for (const { kind, value, expiresAt } of Object.values(tokens)) {
    const known = marks.tokens.get(kind);
    if (known?.cookieName === undefined || sets?.includes(kind) === false) continue;
    texts.push(cookieText(known.cookieName, value, attributesOf(known, expiresAt, isRemembered, now)));
  }
  for (const kind of clears) {
    const known = marks.tokens.get(kind);
    if (known?.cookieName === undefined || kind in tokens) continue;
    texts.push(deletedCookie(known.cookieName, known.mark.cookie ?? {}));
  }
  return texts;
}

const hidden: CookieAttributes = { Path: '/', HttpOnly: true };

/** Returns the cookie of an answer's challenge, or the cookie that deletes an ended challenge. */
function challengeCookie(
  { values = {}, endsChallenge }: AnswerFacts,
  { marks }: ProviderMarks,
): readonly string[] {
  const { cookie, cookieAttributes = hidden } = marks.challenge ?? {};
  if (cookie === undefined) return [];
  const { challenge } = values;
  if (isRecord(challenge) && typeof challenge['id'] === 'string')
    return [cookieText(cookie, challenge['id'], cookieAttributes)];
  return endsChallenge === true ? [deletedCookie(cookie, cookieAttributes)] : [];
}

/** Returns the attributes of a token's cookie. `Max-Age: true` and `Expires: true` follow its lifetime. */
function attributesOf(
  { mark, rememberMs }: TokenKind,
  expiresAt: number | undefined,
  isRemembered: boolean,
  now: number,
): CookieAttributes {
  const { 'Max-Age': age = false, Expires: expires = false, ...rest } = mark.cookie ?? { Path: '/' };
  // a session that isn't remembered ends with the browser
  const lasts = expiresAt !== undefined && (rememberMs === undefined || isRemembered);
  return {
    ...rest,
    ...(age === true
      ? lasts
        ? { 'Max-Age': Math.ceil((expiresAt - now) / 1000) }
        : {}
      : { 'Max-Age': age }),
    ...(expires === true
      ? lasts
        ? { Expires: new Date(expiresAt).toUTCString() }
        : {}
      : { Expires: expires }),
  };
}
