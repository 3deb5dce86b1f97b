import type { ServerResponse } from 'node:http';
import type { Headers } from './headers.ts';
import { StoreError } from '../store/store.ts';

/** An error in the emulator's own format, `application/problem+json` (RFC 9457). */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  /** What is wrong, where, and what to do. */
  readonly detail: string;
}

/** Says that the emulator was closed, where something still asks it. */
export const closedProblem: ProblemDetails = {
  status: 503,
  title: 'The emulator is closed',
  detail: 'this emulator was closed; start another, or close it after the last request',
};

/** Sends a problem; members beside the usual ones come last. */
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

/** Says why the emulator cannot answer, a mistake of its own or a store that fails, unless an answer is on its way already. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return;
  const detail = error instanceof Error ? error.message : 'unknown';
  const { status, title, headers } = errorReplyOf(error);
  sendProblem(response, { status, title, detail }, {}, headers);
}

/** Lets an answer's Date follow the emulator's clock rather than the machine's. */
export function stampDate(response: ServerResponse, now: number): void {
  response.setHeader('date', new Date(now).toUTCString());
}

/** A request that does not say properly what it wants of the emulator itself. */
export class BadRequestError extends Error {
  /** The message as the journal keeps it: what the request sent may be a secret. */
  readonly journalText: string;

  constructor(message: string, journalText = message) {
    super(message);
    this.journalText = journalText;
  }
}

/** An answer that the contract does not declare: the emulator's own mistake. */
export class ContractViolationError extends Error {
  override readonly name = 'ContractBroken';
}

/** A request that a page of another site makes. */
export class CrossSiteError extends Error {}

/** A request in a namespace for which there is no room. */
export class NamespaceLimitError extends Error {}

/** A request whose body would make the bodies of all requests too large together. */
export class TooManyBodiesError extends Error {
  constructor() {
    super(
      'the bodies that the emulator is reading are 64 MiB together, the most that it keeps at a time; send this one again when others are answered',
    );
  }
}

/** How a failure is answered. */
interface ErrorReply {
  readonly status: number;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of an answer that says when to ask again, in seconds. */
export const askAgain = { 'retry-after': '1' } as const;

/** The emulator's own mistakes are never dressed as the vendor's. */
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
