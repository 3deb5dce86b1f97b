import type { IncomingHttpHeaders } from 'node:http';
import type { Marked, OperationContract } from '../core/contract.ts';
import { symbolOfSession } from '../core/witness.ts';
import { shownRequestBody, shownResponseBody } from './bodies.ts';
import type { KeptRequest, KeptResponse } from './entry.ts';
import { shownHeaders } from './headers.ts';
import { shownQuery } from './query.ts';
import { bytesSymbol, recogniseNone, redacted, type Recognise } from './symbols.ts';

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
  recognise: Recognise,
): KeptRequest {
  const kept: Mutable<KeptRequest> = {
    headers: shownHeaders(headers, recognise, reads.headers),
    body: shownRequestBody(body, bytes, secrets.request, recognise),
  };
  if (query !== '') kept.query = shownQuery(query);
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
export function captureMissed(headers: IncomingHttpHeaders, query: string): KeptRequest {
  const bytes = Number(headers['content-length'] ?? 0);
  const body = bytes > 0 ? bytesSymbol(bytes) : undefined;
  return { headers: shownHeaders(headers, recogniseNone), query: shownQuery(query), body };
}

/** Keeps of an answer all but its secrets; a token that is nobody's yet is one that this request made. */
export function captureResponse(
  headers: Readonly<Record<string, string | string[] | number | undefined>>,
  body: unknown,
  marks: Marked | undefined,
  recognise: Recognise,
  number: number,
): KeptResponse {
  return {
    // the emulator's own, which nobody changes any more
    headers: shownHeaders(headers, recognise),
    body: marks === undefined ? body : shownResponseBody(body, marks, orMade(recognise, number)),
  };
}

function orMade(recognise: Recognise, number: number): Recognise {
  return (value, kind) =>
    recognise(value, kind) ?? (kind === 'session' ? symbolOfSession(String(number)) : undefined);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
