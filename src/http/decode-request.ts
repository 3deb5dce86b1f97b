import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { TextDecoder } from 'node:util';
import { parse as parseContentType } from 'content-type';
import type { FormFields, OperationContract, DeclaredInputs, DeclaredNames } from '../core/contract.ts';
import type { Received } from '../core/request-reader.ts';
import type { StringMap, Wire } from '../core/operation.ts';
import type { Violation } from '../core/violation.ts';
import { redactCharset, redactMediaType } from '../journal/redact-text.ts';
import type { RawBody } from './body.ts';
import { bodyHint, brokenJsonHint } from './body-hint.ts';
import { decodeParsed, deepestBody, nestsDeeper } from './parsed-body.ts';
import { parse } from 'cookie';
import { formBody, urlencoded, urlencodedEntries } from './form.ts';

type Broken = Violation | { readonly kind: 'too-large' };
type Readable = Exclude<RawBody, { readonly failure: unknown }>;
type Decoded = ({ readonly body: unknown } | Violation) & { readonly hint?: string | undefined };

/** The parts of a request besides its body: headers, raw query, and path parameters. */
export interface Envelope {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly path: StringMap;
}

/** Decodes a request by its content type and contract. Returns the decoded parts, or the violation. */
export function decodeRequest(
  raw: RawBody,
  envelope: Envelope,
  contract: OperationContract<unknown>,
): Received | Promise<Received> {
  const { headers, path } = envelope;
  const parts = declaredParts(envelope, contract.reads);
  // like all per-request objects, built without spreads, which would double the cost
  const wireOf = (body: unknown, bodyType?: string): Wire => ({
    path,
    query: parts.query,
    headers: parts.headers,
    cookies: parts.cookies,
    body,
    bodyType,
  });
  const broken = (violation: Broken, hint?: string) => withHint({ wire: wireOf(undefined), violation }, hint);
  const [defaultType] = Object.keys(contract.body);
  if (defaultType === undefined) return { wire: wireOf(undefined), mediaType: undefined };
  if ('failure' in raw) return broken(failures[raw.failure]);
  const { 'content-type': contentType = '' } = headers;
  if (isEmpty(raw) && !(contract.emptyIsNull === true && contentType !== ''))
    return { wire: wireOf({}), mediaType: defaultType };

  const { type, parameters } = parseContentType(contentType);
  const mediaType = knownMediaType(type, contract);
  if (isEmpty(raw)) return { wire: wireOf(mediaType === undefined ? {} : null), mediaType: defaultType };
  if (mediaType === undefined) {
    const actual = type === '' ? 'no content type' : `content type ${redactMediaType(type)}`;
    return broken(unsupported(`${actual}; send Content-Type: ${Object.keys(contract.body).join(' or ')}`));
  }
  const fields = contract.body[mediaType]?.fields ?? {};
  const receivedOf = (decoded: Decoded): Received => {
    const { hint } = decoded;
    if ('body' in decoded && nestsTooDeep(raw, decoded.body)) return broken(unreadable(tooDeep), hint);
    if ('kind' in decoded) return broken(decoded, hint);
    return withHint({ wire: wireOf(decoded.body, mediaType), mediaType }, hint);
  };
  const decoded = decode(
    raw,
    type === '' ? '' : redactMediaType(type),
    mediaType,
    parameters,
    headers,
    fields,
  );
  return decoded instanceof Promise ? decoded.then(receivedOf) : receivedOf(decoded);
}

function withHint(received: Received, hint: string | undefined): Received {
  return hint === undefined ? received : { ...received, hint };
}

const tooDeep = `the body nests deeper than ${deepestBody} levels, the limit of the emulator`;

/** Returns whether a body nests too deeply. A short body can't, because each level takes a byte. */
function nestsTooDeep(raw: Readable, body: unknown): boolean {
  const couldNest = 'parsed' in raw || ('text' in raw ? raw.text.length : raw.bytes.length) > deepestBody;
  return couldNest && nestsDeeper(body, deepestBody);
}

const unreadable = (reason: string): Violation => ({ kind: 'unreadable', reason });
const unsupported = (reason: string): Violation => ({ kind: 'unsupported-media-type', reason });

const failures = {
  'too-large': { kind: 'too-large' },
  'unsupported-encoding': unsupported(
    'unknown content encoding; send the body as gzip, deflate, br, or uncompressed',
  ),
  'broken-encoding': unreadable("the body can't be decompressed"),
} as const satisfies Record<string, Broken>;

/** Returns the contract's media type for a content type: itself, or a range that contains it. */
function knownMediaType(type: string, contract: OperationContract<unknown>): string | undefined {
  if (Object.hasOwn(contract.body, type)) return type;
  const [family = '', name = ''] = type.split('/');
  const suffix = name.includes('+') ? name.slice(name.lastIndexOf('+')) : undefined;
  const ranges = [suffix === undefined ? undefined : `${family}/*${suffix}`, `${family}/*`, '*/*'];
  return ranges.find((range) => range !== undefined && Object.hasOwn(contract.body, range));
}

function isEmpty(raw: Readable): boolean {
  return ('bytes' in raw && raw.bytes.length === 0) || ('text' in raw && raw.text === '');
}

/** Decodes a body by the contract's media type; a range counts as JSON. */
function decode(
  raw: Readable,
  sent: string,
  mediaType: string,
  parameters: Readonly<Record<string, string>>,
  headers: IncomingHttpHeaders,
  fields: FormFields,
): Decoded | Promise<Decoded> {
  const { charset } = parameters;
  if ('parsed' in raw) return decodeParsed(raw.parsed, mediaType, fields);
  if (mediaType === 'multipart/form-data') {
    const bytes = 'text' in raw ? Buffer.from(raw.text) : raw.bytes;
    return import('./multipart.ts').then(({ decodeMultipart }) =>
      decodeMultipart(bytes, headers, fields, parameters['boundary']),
    );
  }
  const decoder = decoderFor(charset);
  if (decoder === undefined)
    return unsupported(`charset ${redactCharset(String(charset))}; send the body as UTF-8`);
  let text = '';
  try {
    text = 'text' in raw ? raw.text : decoder(raw.bytes);
    if (mediaType !== urlencoded) return { body: JSON.parse(text) };
    return { body: formBody(urlencodedEntries(text), fields), hint: bodyHint(text, urlencoded) };
  } catch {
    const hint = brokenJsonHint(text, sent);
    return { ...unreadable("the body isn't well-formed, or isn't in its charset"), hint };
  }
}

/** Decodes bytes to text; throws if they aren't in the charset. */
type Decoder = (bytes: Buffer) => string;

function decoderFor(charset = 'utf-8'): Decoder | undefined {
  if (charset.toLowerCase() === 'utf-8') return decodeUtf8;
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    return (bytes) => decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes UTF-8 like a TextDecoder, in a third of the time. */
function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new TypeError("the bytes aren't UTF-8");
  const text = bytes.toString('utf8');
  return text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
}

const byteOrderMark = '\ufeff';

const none: StringMap = {};

/** Returns the headers, cookies and query parameters that the contract declares and the client sent. */
function declaredParts(
  { headers, query }: Envelope,
  reads: DeclaredInputs,
): Pick<Wire, 'headers' | 'cookies' | 'query'> {
  if (reads.all === true) return allParts(headers, query);
  return {
    headers: pickDeclared(reads.headers, (name) => textOf(headers[name])),
    cookies: readsNothing(reads.cookies)
      ? none
      : pickDeclared(reads.cookies, lookupIn(parse(headers.cookie ?? ''))),
    query: readsNothing(reads.query) ? none : pickDeclared(reads.query, first(new URLSearchParams(query))),
  };
}

/** Returns all headers, cookies and query parameters; the first of several with one name. */
function allParts(headers: IncomingHttpHeaders, query: string) {
  const parameters = [...new URLSearchParams(query)].toReversed();
  return {
    headers: definedTexts(Object.entries(headers)),
    cookies: definedTexts(Object.entries(parse(headers.cookie ?? ''))),
    query: Object.fromEntries(parameters),
  };
}

function definedTexts(
  entries: readonly (readonly [string, string | readonly string[] | undefined])[],
): StringMap {
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function pickDeclared(names: DeclaredNames, valueOf: (name: string) => string | undefined): StringMap {
  let found: Record<string, string> | undefined;
  for (const name in names) {
    const value = valueOf(name);
    if (value !== undefined) (found ??= {})[name] = value;
  }
  return found ?? none;
}

function readsNothing(names: DeclaredNames): boolean {
  for (const _ in names) return false;
  return true;
}

function lookupIn(values: Readonly<Record<string, string | undefined>>) {
  return (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
}

function first(values: URLSearchParams) {
  return (name: string) => values.get(name) ?? undefined;
}

/** Returns a header's value as one string; Node gives an array only for repeated headers that it doesn't join. */
function textOf(value: string | readonly string[] | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : value.join(', ');
}
