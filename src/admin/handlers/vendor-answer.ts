import { parseSetCookie } from 'set-cookie-parser';
import type { components } from '../../generated/admin/types.ts';
import { definedOnly, isRecord } from '../../json.ts';
import type { Answer } from '../resend.ts';

type Cookie = components['schemas']['Cookie'];

/** The headers that only the emulator or this connection sends. */
const notOfTheVendor =
  /^(?:x-emulator-.*|preference-applied|connection|keep-alive|transfer-encoding|content-length|date|vary)$/;

/** Returns the headers that the vendor sends, too. */
export function vendorHeaders(headers: Answer['headers']): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !notOfTheVendor.test(name)));
}

/** Returns the cookies that an answer sets. */
export function cookiesIn(headers: Answer['headers']): Cookie[] {
  const lines = [headers['set-cookie'] ?? []].flat();
  return parseSetCookie(lines, { decodeValues: false }).map((cookie) => {
    const { name, value, path = '/', expires, httpOnly = false, secure = false } = cookie;
    const sameSite = sites.find((site) => site === cookie.sameSite);
    return definedOnly({ name, value, path, expires: expires?.toISOString(), httpOnly, secure, sameSite });
  });
}

const sites = ['Strict', 'Lax', 'None'] as const;

/** Returns all strings in a JSON value, and its numbers as text. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isRecord(value) ? Object.values(value).flatMap(stringsIn) : [];
}
