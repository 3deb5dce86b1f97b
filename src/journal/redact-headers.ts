import { isIP } from 'node:net';
import type { DeclaredNames, SecretKind } from '../core/contract.ts';
import type { ShownHeaders } from './entry.ts';
import {
  isSafePreference,
  redacted,
  type Recognize,
  shortened,
  redactContentType,
  redactHost,
  redactMethod,
  redactNamespace,
  redactOrigin,
} from './redact-text.ts';

type Headers = Readonly<Record<string, string | readonly string[] | number | undefined>>;

/**
 * Redacts the headers of a request or response. Harmless headers and those that the contract declares plain stay; others
 * become placeholders. If all are harmless, returns the same object, because headers don't change after sending.
 */
export function redactHeaders(
  headers: Headers,
  recognise: Recognize,
  declared: DeclaredNames = {},
): ShownHeaders {
  if (areHarmless(headers)) return headers;
  const result: Record<string, string | readonly string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    const kind = Object.hasOwn(declared, name) ? declared[name] : undefined;
    const safeValue = typeof value === 'string' ? harmlessValue(name, value) : undefined;
    if (safeValue !== undefined) result[name] = safeValue;
    // a client may send a token in a plain header by mistake
    else if (typeof value === 'string' && kind === 'plain')
      result[name] = recognise(value, 'session') ?? value;
    else if (kind === undefined || kind === 'plain')
      result[name] = redactHeader(name.toLowerCase(), value, recognise);
    else result[name] = redactCredential(name, value, kind, recognise);
  }
  return result;
}

function areHarmless(headers: Headers): headers is Readonly<Record<string, string>> {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== 'string' || harmlessValue(name, value) !== value) return false;
  }
  return true;
}

function redactHeader(
  name: string,
  value: string | readonly string[] | number,
  recognise: Recognize,
): string | readonly string[] {
  return typeof value === 'object'
    ? value.map((one) => redactValue(name, one, recognise))
    : redactValue(name, String(value), recognise);
}

/** Redacts a header that the contract declares secret; keeps the harmless part of headers with a known form. */
function redactCredential(
  name: string,
  value: string | readonly string[] | number,
  kind: SecretKind,
  recognise: Recognize,
): string | readonly string[] {
  if (special.has(name) || value === '') return redactHeader(name, value, recognise);
  return recognise(String(value), kind) ?? redacted;
}

function redactValue(name: string, value: string, recognise: Recognize): string {
  const safeValue = harmlessValue(name, value);
  if (safeValue !== undefined) return safeValue;
  const redact = special.get(name);
  return redact === undefined ? token(value, recognise) : redact(value, recognise);
}

type HeaderRedactor = (value: string, recognise: Recognize) => string;

/** Redactors of headers that are partly harmless. */
const special: ReadonlyMap<string, HeaderRedactor> = new Map<string, HeaderRedactor>([
  ['authorization', redactAuthorization],
  ['cookie', redactCookies],
  ['set-cookie', redactSetCookie],
  ['location', withoutQuery],
  ['prefer', redactPrefer],
  ['x-emulator-client', (value) => (isIP(value) === 0 ? redacted : value)],
  ['referer', (value) => (URL.canParse(value) ? new URL(value).origin : redacted)],
]);

function redactAuthorization(value: string, recognise: Recognize): string {
  const [, scheme = '', rest = ''] = /^([a-z]+) +(.*)$/i.exec(value) ?? [];
  return scheme === '' ? token(value, recognise) : `${scheme} ${token(rest, recognise)}`;
}

function redactCookies(value: string, recognise: Recognize): string {
  return value
    .split(/; */)
    .map((pair) => cookie(pair, recognise))
    .join('; ');
}

function redactSetCookie(value: string, recognise: Recognize): string {
  const [pair = '', ...attributes] = value.split(/; */);
  return [cookie(pair, recognise), ...attributes].join('; ');
}

/** Redacts a cookie's value, or all of a pair without `=`, which could be the secret itself. */
function cookie(pair: string, recognise: Recognize): string {
  const mark = pair.indexOf('=');
  if (mark <= 0) return redacted;
  const value = pair.slice(mark + 1);
  return `${pair.slice(0, mark)}=${token(decoded(value), recognise)}`;
}

/** Decodes a cookie's value if it is percent-encoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function token(value: string, recognise: Recognize): string {
  return value === '' ? '' : (recognise(value, 'session') ?? redacted);
}

function redactPrefer(value: string): string {
  const values = value.split(/[,;]/).map((one) =>
    one
      .slice(one.indexOf('=') + 1)
      .replaceAll('"', '')
      .trim(),
  );
  return values.every(isSafePreference) ? value : redacted;
}

function withoutQuery(location: string): string {
  const end = location.search(/[?#]/);
  return end === -1 ? location : `${location.slice(0, end)}?${redacted}`;
}

/** Returns a header's value if it has the expected form, else a placeholder. */
type Sanitizer = (value: string) => string;

const whole: Sanitizer = (value) => shortened(value);

/** Sanitizers of headers that contain no secret when they have the expected form, by lower-case name. */
const harmless: ReadonlyMap<string, Sanitizer> = new Map<string, Sanitizer>([
  ...[
    ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'allow', 'cache-control'],
    ...['connection', 'content-encoding', 'content-language', 'content-length', 'date', 'dnt', 'expect'],
    ...['expires', 'keep-alive', 'pragma', 'preference-applied', 'priority', 'retry-after'],
    ...['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-fetch-dest', 'sec-fetch-mode'],
    ...['sec-fetch-site', 'sec-fetch-user', 'te', 'transfer-encoding', 'upgrade-insecure-requests'],
    ...['user-agent', 'vary', 'access-control-allow-credentials', 'access-control-allow-headers'],
    ...['access-control-allow-methods', 'access-control-expose-headers', 'access-control-max-age'],
    ...['access-control-request-headers', 'x-emulator-outcome', 'x-emulator-request'],
    ...['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-requested-with'],
  ].map((name) => [name, whole] as const),
  ['access-control-allow-origin', (value) => (value === '*' ? value : redactOrigin(value))],
  ['access-control-request-method', redactMethod],
  ['content-type', redactContentType],
  ['host', redactHost],
  ['origin', redactOrigin],
  ['x-emulator-namespace', redactNamespace],
]);

/** Sanitizes a harmless header's value; undefined for any other header. */
function harmlessValue(name: string, value: string): string | undefined {
  return harmless.get(name)?.(value);
}
