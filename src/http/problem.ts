import type { ServerResponse } from 'node:http';
import type { Headers } from './send-answer.ts';
import { errorReplyOf } from './errors.ts';

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
