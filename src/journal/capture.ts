import type { IncomingHttpHeaders } from 'node:http';
import type { SecretMap, OperationContract } from '../core/contract.ts';
import { sessionPlaceholder } from '../core/secret-recognizer.ts';
import { redactRequestBody, redactResponseBody } from './redact-bodies.ts';
import type { KeptRequest, KeptResponse } from './entry.ts';
import { redactHeaders } from './redact-headers.ts';
import { redactQuery } from './redact-query.ts';
import { bytesPlaceholder, recognizeNone, redacted, type Recognize } from './redaction.ts';

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
  const kept: Mutable<KeptRequest> = {
    headers: redactHeaders(headers, recognise, reads.headers),
    body: redactRequestBody(body, bytes, secrets.request, recognise),
  };
  if (query !== '') kept.query = redactQuery(query);
  for (const segment of segments) {
    if (!('parameter' in segment)) continue;
    const { parameter, secret } = segment;
    const value = parameters[parameter] ?? '';
    const shown = secret === undefined ? value : (recognise(value, secret) ?? redacted);
    kept.parameters = { ...kept.parameters, [parameter]: shown };
  }
  return kept;
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
    body: marks === undefined ? body : redactResponseBody(body, marks, orMade(recognise, number)),
  };
}

function orMade(recognise: Recognize, number: number): Recognize {
  return (value, kind) =>
    recognise(value, kind) ?? (kind === 'session' ? sessionPlaceholder(String(number)) : undefined);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
