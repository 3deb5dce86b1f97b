import { isRecord } from '../../json.ts';
import { differencesOf, type Difference, type Matching } from './match.ts';
import type { TableAnswer } from './table.ts';

/** A cookie that an answer sets. The attributes have their names as sent; those without a value are true. */
interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string | boolean>>;
}

/** The cookies of a browser, without paths, domains and lifetimes. */
export type Jar = Map<string, string>;

/** Returns the cookies that an answer sets or deletes. */
export function cookiesOf(headers: Headers): readonly SetCookie[] {
  return headers.getSetCookie().map((line) => {
    const [[name, value = ''] = [''], ...attributes] = line.split(';').map((part) => splitAt(part.trim()));
    return {
      name,
      value,
      attributes: Object.fromEntries(attributes.map(([key, text = true]) => [key, text])),
    };
  });
}

function splitAt(text: string): readonly [string, string?] {
  const mark = text.indexOf('=');
  return mark < 0 ? [text] : [text.slice(0, mark), text.slice(mark + 1)];
}

function isCleared({ attributes }: SetCookie): boolean {
  const of = (wanted: string) =>
    Object.entries(attributes).find(([name]) => name.toLowerCase() === wanted)?.[1];
  const age = of('max-age');
  if (typeof age === 'string') return Number(age) <= 0;
  const expires = of('expires');
  return typeof expires === 'string' && Date.parse(expires) <= 0;
}

/** Stores the cookies of an answer. */
export function keepCookies(jar: Jar, cookies: readonly SetCookie[]): void {
  for (const cookie of cookies) {
    if (isCleared(cookie)) jar.delete(cookie.name);
    else jar.set(cookie.name, cookie.value);
  }
}

/** Returns the Cookie header of these cookies; undefined without any. */
export function cookieHeader(cookies: Iterable<readonly [string, string]>): string | undefined {
  const pairs = [...cookies].map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? undefined : pairs.join('; ');
}

/** Compares the cookies of an answer with those of the table. */
export function cookieDifferences(
  expected: NonNullable<TableAnswer['cookies']>,
  cookies: readonly SetCookie[],
  matching: Matching,
): readonly Difference[] {
  return Object.entries(expected).flatMap(([name, pattern]) => {
    const place = `answer.cookies.${name}`;
    const found = cookies.findLast((cookie) => cookie.name === name);
    if (pattern === '<cleared>') {
      if (found !== undefined && isCleared(found)) return [];
      const message = found === undefined ? "the answer doesn't set it" : "the answer doesn't delete it";
      return [{ place, message: `expected a deleted cookie, but ${message}` }];
    }
    const value = found === undefined || isCleared(found) ? undefined : found;
    if (!isRecord(pattern)) return differencesOf(pattern, value?.value, place, matching);
    const shown = value === undefined ? undefined : { value: value.value, ...value.attributes };
    return differencesOf(pattern, shown, place, { ...matching, exact: false });
  });
}
