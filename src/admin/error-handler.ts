import type { ErrorRequestHandler, Request } from 'express';
import { FileError } from '../errors.ts';
import { sendProblem } from '../http/problem.ts';
import { callsAt, followed, type ContractCall } from './contract-calls.ts';
import { maxDepth, maxValues, mediaTypeOf } from './body-parsers.ts';
import { problemDetails } from './handler.ts';
import { wordedViolations, type Violation } from './violations.ts';

/** An error of the body parser or the validator, or an unexpected one. */
interface RequestError {
  readonly message: string;
  readonly status?: number;
  /** The body parser's error type. */
  readonly type?: string;
  readonly limit?: number;
  readonly errors?: readonly Violation[];
}

/** Sends the problem of a wrong call or of a broken file that it needs. Passes unexpected errors to `next`, which reports them. */
export const onError: ErrorRequestHandler = (error: RequestError, request, response, next) => {
  if (error instanceof FileError && !response.headersSent) {
    const { lines } = error;
    return sendProblem(response, problemDetails(409, lines.join('; ')), { problems: lines });
  }
  const { status = 500 } = error;
  const isOwnMistake = status < 400 || status >= 500;
  if (response.headersSent || isOwnMistake) return next(error);
  const { detail, ...members } = describeError(error, status, request);
  return sendProblem(response, problemDetails(status, detail), members);
};

function describeError(
  error: RequestError,
  status: number,
  request: Request,
): { readonly detail: string; readonly errors?: readonly { path: string; message: string }[] } {
  const call = callsAt(request.path).find(({ method }) => method === request.method);
  if (/malformed uri/i.test(error.message)) return { detail: brokenPath };
  const words = byType[error.type ?? ''] ?? byStatus[status];
  if (words !== undefined) return { detail: words(error, call, request) };
  const errors = wordedViolations(error.errors ?? [], call, mediaTypeOf(request));
  if (errors.length === 0) return { detail: error.message };
  return { detail: errors.map(({ message }) => message).join('; '), errors };
}

const brokenPath =
  "the path can't be decoded: each % must be followed by two hexadecimal digits, and the decoded bytes must be UTF-8";

type Words = (error: RequestError, call: ContractCall | undefined, request: Request) => string;

const byType: Readonly<Record<string, Words>> = {
  'entity.parse.failed': ({ message }) => `the body isn't valid JSON: ${message}`,
  'entity.too.large': ({ limit = 0 }) =>
    `the body is larger than ${Math.floor(limit / 1024 / 1024)} MiB, the limit of this call`,
  'entity.too.deep': () => `the body nests deeper than ${maxDepth} levels, the limit of the control plane`,
  'entity.too.many': () => `the body has more than ${maxValues} values, the limit of the control plane`,
  'charset.unsupported': ({ message }) => `${message}; send the body as UTF-8`,
  'encoding.unsupported': ({ message }) => `${message}; send the body as gzip, deflate, br, or uncompressed`,
};

const byStatus: Readonly<Record<number, Words>> = {
  415: (_error, call, request) => {
    const given = request.headers['content-type'];
    const expected = mediaTypesOf(call).join(' or ');
    const what = given === undefined ? 'the body has no Content-Type' : `this call doesn't accept ${given}`;
    return `${what}; send Content-Type: ${expected}`;
  },
};

function mediaTypesOf(call: ContractCall | undefined): readonly string[] {
  return Object.keys(followed(followed(call?.operation['requestBody'])['content']));
}
