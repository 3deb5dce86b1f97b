import type { ServerResponse } from 'node:http';
import type { Headers } from './headers.ts';
import { StoreError } from '../store/store.ts';

/** An error in the emulator's own format, `application/problem+json` (RFC 9457). */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  /** The explanation: what is wrong, where, and what to do. */
  readonly detail: string;
}

/** The answer to requests after the emulator was closed. */
export const closedProblem: ProblemDetails = {
  status: 503,
  title: 'The emulator is closed',
  detail: 'this emulator is closed; start another, or close it after the last request',
};

/** Sends a problem; extra members come last. */
export function sendProblem(
  response: ServerResponse,
  problem: ProblemDetails,
  members: object = {},
  headers: Readonly<Headers> = {},
): void {
  const { status, title, detail } = problem;
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, ...members });
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Sends the problem of an unexpected error or a store failure, unless the response has started. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return;
  const detail = error instanceof Error ? error.message : 'unknown';
  const { status, title, headers } = errorReplyOf(error);
  sendProblem(response, { status, title, detail }, {}, headers);
}

/** Sets a response's `Date` header from the emulator's clock instead of the machine's. */
export function stampDate(response: ServerResponse, now: number): void {
  response.setHeader('date', new Date(now).toUTCString());
}

/** Thrown for a request with an invalid instruction to the emulator itself. */
export class BadRequestError extends Error {
  /** The message without values from the request, which could be secrets. */
  readonly journalText: string;

  constructor(message: string, journalText = message) {
    super(message);
    this.journalText = journalText;
  }
}

/** Thrown for a response that the contract doesn't declare: a bug of the emulator. */
export class ContractViolationError extends Error {
  override readonly name = 'ContractBroken';
}

/** Thrown for a forbidden request from a page of another site. */
export class CrossSiteError extends Error {}

/** Thrown for a request in a new namespace when the limit of namespaces is reached. */
export class NamespaceLimitError extends Error {}

/** Thrown when the bodies of all requests together would exceed their limit. */
export class TooManyBodiesError extends Error {
  constructor() {
    super(
      'the bodies of all current requests together exceed 64 MiB, the limit; retry after the seconds in Retry-After',
    );
  }
}

/** Status, title and headers of an error's response. */
interface ErrorReply {
  readonly status: number;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Header that asks the client to retry, in seconds. */
export const askAgain = { 'retry-after': '1' } as const;

/** Returns the status and title of an error. The emulator's own errors never look like the vendor's. */
export function errorReplyOf(error: unknown): ErrorReply {
  if (error instanceof BadRequestError) return { status: 400, title: 'Bad request' };
  if (error instanceof CrossSiteError) return { status: 403, title: 'Forbidden' };
  if (error instanceof NamespaceLimitError) return { status: 503, title: 'Too many namespaces' };
  if (error instanceof TooManyBodiesError)
    return { status: 503, title: 'Too many bodies', headers: askAgain };
  if (error instanceof StoreError) return { status: 503, title: 'The store failed' };
  if (error instanceof ContractViolationError)
    return { status: 500, title: 'The emulator broke its contract' };
  return { status: 500, title: 'The emulator failed' };
}
