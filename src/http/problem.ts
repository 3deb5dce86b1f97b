import type { ServerResponse } from 'node:http';
import { problemCodes, type ProblemCode } from '../generated/admin/problem-codes.ts';
import type { Headers } from './headers.ts';
import { StoreError } from '../store/store.ts';

/** An error in the emulator's own format, `application/problem+json` (RFC 9457). */
export interface ProblemDetails {
  /** The stable code, for programs. It determines status and title. */
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  /** The explanation: what is wrong, where, and what to do. */
  readonly detail: string;
}

/** Creates a problem with the status and title of its code. */
export function problemDetails(code: ProblemCode, detail: string): ProblemDetails {
  return { code, ...problemCodes[code], detail };
}

/** The answer to requests after the emulator was closed. */
export const closedProblem = problemDetails(
  'emulator-closed',
  'this emulator is closed; start another, or close it after the last request',
);

/** Encodes a problem as JSON; extra members come last. */
export function problemJson({ code, title, status, detail }: ProblemDetails, members: object = {}): string {
  return JSON.stringify({ type: 'about:blank', code, title, status, detail, ...members });
}

/** Sends a problem; extra members come last. */
export function sendProblem(
  response: ServerResponse,
  problem: ProblemDetails,
  members: object = {},
  headers: Readonly<Headers> = {},
): void {
  const body = problemJson(problem, members);
  response.writeHead(problem.status, {
    ...headers,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Sends the problem of an unexpected error or a store failure, unless the response has started. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return;
  const { code, headers } = failureOf(error);
  const detail = error instanceof Error ? error.message : 'unknown';
  sendProblem(response, problemDetails(code, detail), {}, headers);
}

/** Sets a response's `Date` header from the emulator's clock instead of the machine's. */
export function stampDate(response: ServerResponse, now: number): void {
  response.setHeader('date', new Date(now).toUTCString());
}

/** Thrown for a request that the emulator itself rejects. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  /** The message without values from the request, which could be secrets. */
  readonly journalText: string;

  constructor(code: ProblemCode, message: string, journalText = message) {
    super(message);
    this.code = code;
    this.journalText = journalText;
  }
}

/** Thrown for a response that the contract doesn't declare: a bug of the emulator, or of a declared provider's marks. */
export class ContractViolationError extends Error {
  override readonly name = 'ContractBroken';
}

/** Thrown when the bodies of all requests together would exceed their limit. */
export class TooManyBodiesError extends Error {
  constructor() {
    super(
      'the bodies of all current requests together exceed 64 MiB, the limit; retry after the seconds in Retry-After',
    );
  }
}

/** Header that asks the client to retry, in seconds. */
export const askAgain = { 'retry-after': '1' } as const;

/** Returns the code of an error, and headers of its response. The emulator's own errors never look like the vendor's. */
export function failureOf(error: unknown): {
  readonly code: ProblemCode;
  readonly headers?: Readonly<Record<string, string>>;
} {
  if (error instanceof ProblemError) return { code: error.code };
  if (error instanceof TooManyBodiesError) return { code: 'too-many-bodies', headers: askAgain };
  if (error instanceof StoreError) return { code: 'store-failed' };
  return { code: error instanceof ContractViolationError ? 'contract-violation' : 'internal-error' };
}
