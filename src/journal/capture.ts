import type { IncomingHttpHeaders } from 'node:http';
import type { SecretMap, OperationContract, SecretFields, Segment } from '../core/contract.ts';
import { filledSegment, parametersOf } from '../core/segments.ts';
import { sessionPlaceholder } from '../core/secret-recognizer.ts';
import type { KeptRequest, KeptResponse } from './entry.ts';
import { redactHeaders } from './redact-headers.ts';
import {
  redactName,
  redactQuery,
  shortened,
  bytesPlaceholder,
  recognizeNone,
  redacted,
  type Recognize,
  placeholderFor,
} from './redact-text.ts';

/** A decoded request to an operation. */
interface Decoded {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Undefined if it couldn't be decoded. */
  readonly body: unknown;
  readonly bytes: number;
}

/** Captures the declared parts of a request to an operation, with placeholders for secrets. */
export function captureRequest(
  { headers, query, parameters, body, bytes }: Decoded,
  { secrets, segments, reads }: OperationContract<unknown>,
  recognise: Recognize,
): KeptRequest {
  const captured: Mutable<KeptRequest> = {
    headers: redactHeaders(headers, recognise, reads.headers),
    body: redactRequestBody(body, bytes, secrets.request, recognise),
  };
  if (query !== '') captured.query = redactQuery(query);
  for (const { parameter, secret } of segments.filter(isVariable).flatMap(parametersOf)) {
    const value = parameters[parameter] ?? '';
    const display = secret === undefined ? value : (recognise(value, secret) ?? redacted);
    captured.parameters = { ...captured.parameters, [parameter]: display };
  }
  return captured;
}

/** Redacts the path of an operation: secret parameters become their names, such as `{token}`. */
export function redactPath(path: string, basePath: string, { segments }: OperationContract<unknown>): string {
  if (!segments.some(hasSecret)) return path;
  const raw = path.slice(basePath.length + 1).split('/');
  const displayed = segments.map((segment, index) =>
    hasSecret(segment) ? filledSegment(segment, ({ parameter }) => `{${parameter}}`) : (raw[index] ?? ''),
  );
  return [basePath, ...displayed].join('/');
}

function hasSecret(segment: Segment): boolean {
  return isVariable(segment) && parametersOf(segment).some(({ secret }) => secret !== undefined);
}

function isVariable(segment: Segment): boolean {
  return !('literal' in segment);
}

/** Captures an unmatched request, without parts that only a contract could mark as safe. */
export function captureUnmatched(headers: IncomingHttpHeaders, query: string): KeptRequest {
  const bytes = Number(headers['content-length'] ?? 0);
  const body = bytes > 0 ? bytesPlaceholder(bytes) : undefined;
  return { headers: redactHeaders(headers, recognizeNone), query: redactQuery(query), body };
}

/** Captures a response with placeholders for secrets. An unknown token counts as created by this request. */
export function captureResponse(
  headers: Readonly<Record<string, string | string[] | number | undefined>>,
  body: unknown,
  marks: SecretMap | undefined,
  recognise: Recognize,
  number: number,
): KeptResponse {
  return {
    // not copied, because the emulator doesn't change them after sending
    headers: redactHeaders(headers, recognise),
    body: marks === undefined ? body : redactResponseBody(body, marks, orPlaceholder(recognise, number)),
  };
}

/** Replaces the texts of a body that are a token, or a secret of the account. */
export function redactKnown(body: unknown, recognise: Recognize): unknown {
  if (typeof body === 'string') return knownKinds.map((kind) => recognise(body, kind)).find(isText) ?? body;
  if (Array.isArray(body)) return body.map((item) => redactKnown(item, recognise));
  if (!isFields(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, redactKnown(value, recognise)]),
  );
}

const knownKinds = ['session', 'password', 'code'] as const;

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

function orPlaceholder(recognise: Recognize, number: number): Recognize {
  return (value, kind) =>
    recognise(value, kind) ?? (kind === 'session' ? sessionPlaceholder(String(number)) : undefined);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Fields = Readonly<Record<string, unknown>>;

/** Redacts a request's body: declared fields only, with placeholders for secrets. */
function redactRequestBody(body: unknown, bytes: number, marks: SecretMap, recognise: Recognize): unknown {
  if (bytes === 0) return undefined;
  return isFields(body) && typeof marks !== 'string'
    ? declared(body, marks, recognise)
    : bytesPlaceholder(bytes);
}

/** Redacts the secrets that the contract marks in a response's body. Returns the same body if it marks none. */
function redactResponseBody(body: unknown, marks: SecretMap | undefined, recognise: Recognize): unknown {
  if (marks === undefined || marks === 'plain') return body;
  if (typeof marks === 'string') return placeholderFor(body, marks, recognise);
  if (typeof body === 'string') return redactResponseBody(body, marks.text, recognise);
  if (Array.isArray(body)) return body.map((item) => redactResponseBody(item, marks.items, recognise));
  if (!isFields(body)) return body;
  const result: Record<string, unknown> = {};
  for (const name in body) result[name] = redactResponseBody(body[name], markOf(name, marks), recognise);
  return result;
}

function declared(body: Fields, marks: SecretFields, recognise: Recognize): Fields {
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    const mark = markOf(name, marks);
    if (mark !== undefined) result[name] = redactPart(body[name], mark, recognise);
    else result[body[name] === '' ? redacted : redactName(name)] = redacted;
  }
  return result;
}

function redactPart(value: unknown, mark: SecretMap, recognise: Recognize): unknown {
  if (mark === 'plain') return plain(value);
  if (typeof mark === 'string') return placeholderFor(value, mark, recognise);
  if (value === null) return null;
  if (typeof value === 'string' && mark.text !== undefined) return redactPart(value, mark.text, recognise);
  if (Array.isArray(value)) {
    const { items } = mark;
    return items === undefined ? redacted : value.map((item) => redactPart(item, items, recognise));
  }
  return isFields(value) ? declared(value, mark, recognise) : redacted;
}

/** Redacts objects in fields that declare a string or a number, since they could contain anything. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return shortened(value);
  return typeof value === 'object' && value !== null ? redacted : value;
}

function markOf(name: string, { fields, others }: SecretFields): SecretMap | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : others;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
