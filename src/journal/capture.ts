import type { IncomingHttpHeaders } from 'node:http';
import type { SecretMap, OperationContract, SecretFields } from '../core/contract.ts';
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

/** A request to an operation, as it was decoded. */
interface Decoded {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Undefined when it could not be decoded. */
  readonly body: unknown;
  readonly bytes: number;
}

/** Keeps of a request to an operation what its contract declares, with symbols for the secrets. */
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
  for (const segment of segments) {
    if (!('parameter' in segment)) continue;
    const { parameter, secret } = segment;
    const value = parameters[parameter] ?? '';
    const display = secret === undefined ? value : (recognise(value, secret) ?? redacted);
    captured.parameters = { ...captured.parameters, [parameter]: display };
  }
  return captured;
}

/** The path of an operation as it may be shown: what the contract marks as secret stands by its name. */
export function redactPath(path: string, basePath: string, { segments }: OperationContract<unknown>): string {
  if (!segments.some((segment) => 'parameter' in segment && segment.secret)) return path;
  const raw = path.slice(basePath.length + 1).split('/');
  const displayed = segments.map((segment, index) =>
    'parameter' in segment && segment.secret ? `{${segment.parameter}}` : (raw[index] ?? ''),
  );
  return [basePath, ...displayed].join('/');
}

/** Keeps of a request that reached no operation what needs no contract. */
export function captureUnmatched(headers: IncomingHttpHeaders, query: string): KeptRequest {
  const bytes = Number(headers['content-length'] ?? 0);
  const body = bytes > 0 ? bytesPlaceholder(bytes) : undefined;
  return { headers: redactHeaders(headers, recognizeNone), query: redactQuery(query), body };
}

/** Keeps of an answer all but its secrets; a token that is nobody's yet is one that this request made. */
export function captureResponse(
  headers: Readonly<Record<string, string | string[] | number | undefined>>,
  body: unknown,
  marks: SecretMap | undefined,
  recognise: Recognize,
  number: number,
): KeptResponse {
  return {
    // the emulator's own, which nobody changes any more
    headers: redactHeaders(headers, recognise),
    body: marks === undefined ? body : redactResponseBody(body, marks, orPlaceholder(recognise, number)),
  };
}

function orPlaceholder(recognise: Recognize, number: number): Recognize {
  return (value, kind) =>
    recognise(value, kind) ?? (kind === 'session' ? sessionPlaceholder(String(number)) : undefined);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Fields = Readonly<Record<string, unknown>>;

/** What may be shown of a request's body: what its contract declares, with symbols for the secrets. */
function redactRequestBody(body: unknown, bytes: number, marks: SecretMap, recognise: Recognize): unknown {
  if (bytes === 0) return undefined;
  return isFields(body) && typeof marks !== 'string'
    ? declared(body, marks, recognise)
    : bytesPlaceholder(bytes);
}

/** What may be shown of an answer's body: all but the secrets that its contract marks. Where there are none it is not copied. */
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

/** Where text or a number is declared, an object may hold anything. */
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
