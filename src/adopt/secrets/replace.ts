import { parseJson } from '../../json.ts';
import { redactHeaders } from '../../journal/redact-headers.ts';
import { percentDecoded } from '../../urls.ts';
import { headerOf, isJson, mediaTypeOf, type Header, type RecordedExchange } from '../exchange.ts';
import { createPeople } from './people.ts';
import { createPlaceholders, isPlaceholder, type Placeholders } from './placeholders.ts';
import type { Side } from './side.ts';
import { createValueReplacer, type ValueReplacer } from './values.ts';

/** Replaces the secrets of a recording by placeholders that stay equal for equal values. */
export interface SecretReplacer {
  /** Learns the secrets that an exchange names by its fields, so that they are replaced in every text. */
  learn(exchange: RecordedExchange): void;
  /** Returns the exchange without secrets. */
  replace(exchange: RecordedExchange): RecordedExchange;
  /** Returns a value of a body without secrets: of a request, or of an answer with this status. */
  replaceValue(value: unknown, side: Side): unknown;
  /** Returns how many different values it has replaced. */
  count(): number;
}

/** Options of the replacer. */
export interface ReplacerOptions {
  /** Whether names, logins and addresses of persons become neutral samples, too. */
  readonly people?: boolean;
}

/** Creates the replacer of one recording. */
export function createSecretReplacer({ people: isOfPeople = false }: ReplacerOptions = {}): SecretReplacer {
  const placeholders = createPlaceholders();
  const people = isOfPeople ? createPeople() : undefined;
  const values = createValueReplacer(placeholders, people);
  const replace = ({ method, url, request, response }: RecordedExchange): RecordedExchange => ({
    method,
    url: replaceInUrl(url, values),
    request: {
      headers: replaceHeaders(request.headers, values, placeholders),
      body: replaceBody(request.body, request.headers, 'request', values, placeholders),
    },
    response: {
      status: response.status,
      headers: replaceHeaders(response.headers, values, placeholders),
      body: replaceBody(response.body, response.headers, response.status, values, placeholders),
    },
  });
  return {
    learn(exchange) {
      const password = basicPassword(exchange.request.headers);
      if (password !== undefined) placeholders.of(password, 'password');
      replace(exchange);
    },
    replace,
    replaceValue: values.json,
    count: () => placeholders.count() + (people?.count() ?? 0),
  };
}

/** Returns the password of Basic credentials; undefined without one. */
function basicPassword(headers: readonly Header[]): string | undefined {
  const [, encodedPair] = /^basic +(\S+)$/i.exec(headerOf(headers, 'authorization') ?? '') ?? [];
  if (encodedPair === undefined) return undefined;
  const pair = Buffer.from(encodedPair, 'base64').toString('utf8');
  const [, password = ''] = /^[^:]*:([^]*)$/.exec(pair) ?? [];
  return password === '' ? undefined : password;
}

function replaceBody(
  body: string | undefined,
  headers: readonly Header[],
  side: Side,
  values: ValueReplacer,
  placeholders: Placeholders,
): string | undefined {
  if (body === undefined || body === '') return body;
  const type = mediaTypeOf(headers);
  const parsed = isJson(type) || /^\s*[[{"]/.test(body) ? parseJson(body) : undefined;
  if (parsed !== undefined) return JSON.stringify(values.json(parsed, side));
  if (type === 'application/x-www-form-urlencoded') return replaceForm(body, side, values);
  if (type === 'multipart/form-data')
    return replaceParts(body, (value, name) => values.member(value, name, side));
  // a body of one word can be a token itself
  const isWord = side !== 'request' && side < 400 && /^[^\s<]{8,}$/.test(body);
  return isWord ? placeholders.of(body, 'token') : values.text(body);
}

function replaceForm(body: string, side: Side, values: ValueReplacer): string {
  return [...new URLSearchParams(body)]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encoded(values.member(value, name, side))}`)
    .join('&');
}

/** Replaces the values of the text fields of a multipart body. */
function replaceParts(body: string, replace: (value: string, name: string) => string): string {
  return body.replace(
    /(name="([^"]*)"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n)([^]*?)(?=\r?\n--)/g,
    (_part, head: string, name: string, value: string) => `${head}${replace(value, name)}`,
  );
}

function replaceInUrl(url: string, values: ValueReplacer): string {
  const [whole = '', fragment] = url.split('#');
  const [address = '', query] = whole.split('?');
  const path = address
    .split('/')
    // the scheme and the host stay
    .map((segment, index, all) =>
      all[0]?.endsWith(':') === true && index < 3 ? segment : encodedSegment(segment, values),
    )
    .join('/');
  const rest = query === undefined ? '' : `?${replaceForm(query, 'request', values)}`;
  if (fragment === undefined) return `${path}${rest}`;
  // some answers give tokens in the fragment
  const last = fragment.includes('=') ? replaceForm(fragment, 'request', values) : values.text(fragment);
  return `${path}${rest}#${last}`;
}

/** Headers that tell a cause; only the secrets within them are replaced. */
const told: readonly string[] = ['www-authenticate', 'link', 'x-error-code', 'x-error', 'server'];

function replaceHeaders(
  headers: readonly Header[],
  values: ValueReplacer,
  placeholders: Placeholders,
): readonly Header[] {
  const secretOf = (value: string) => (isPlaceholder(value) ? value : placeholders.of(value, 'token'));
  return headers.flatMap(([name, value]): Header[] => {
    const lower = name.toLowerCase();
    // HTTP/2 in a browser's recording
    if (lower.startsWith(':')) return [];
    if (lower === 'location') return [[name, replaceInUrl(value, values)]];
    if (told.includes(lower)) return [[name, values.text(value)]];
    const shown = redactHeaders({ [lower]: value }, secretOf)[lower];
    return typeof shown === 'string' ? [[name, values.text(shown)]] : [];
  });
}

/** Encodes a form's value, but keeps placeholders readable. */
function encoded(value: string): string {
  return isPlaceholder(value) ? value : encodeURIComponent(value);
}

/** Replaces the secrets of a segment of a path; another segment keeps its encoding. */
function encodedSegment(segment: string, values: ValueReplacer): string {
  const decoded = percentDecoded(segment) ?? segment;
  const replaced = values.text(decoded);
  return replaced === decoded ? segment : replaced;
}
