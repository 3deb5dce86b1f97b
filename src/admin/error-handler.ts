import type { ErrorRequestHandler, Request } from 'express';
import { FileError } from '../errors.ts';
import { sendProblem } from '../http/problem.ts';
import { callsAt, followed, type ContractCall } from './contract-calls.ts';
import { maxDepth, maxValues, mediaTypeOf } from './body-parsers.ts';
import { problemDetails } from './handler.ts';
import { wordedViolations, type Violation } from './violations.ts';

/** What the body's parser and the validator throw, and what is thrown by mistake. */
interface RequestError {
  readonly message: string;
  readonly status?: number;
  /** The parser's word for what went wrong. */
  readonly type?: string;
  readonly limit?: number;
  readonly errors?: readonly Violation[];
}

/** Says what is wrong with a call, or with a file that it needs; a mistake of the emulator's own is handed on, to be reported and said there. */
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
  'the path cannot be decoded: a % in it wants two hexadecimal digits behind it, and what they spell must be UTF-8';

type Words = (error: RequestError, call: ContractCall | undefined, request: Request) => string;

const byType: Readonly<Record<string, Words>> = {
  'entity.parse.failed': ({ message }) => `the body is no JSON: ${message}`,
  'entity.too.large': ({ limit = 0 }) =>
    `the body is larger than ${Math.floor(limit / 1024 / 1024)} MiB, the most that this call takes`,
  'entity.too.deep': () =>
    `the body nests deeper than ${maxDepth} levels, the most that the control plane takes`,
  'entity.too.many': () =>
    `the body holds more than ${maxValues} values, the most that the control plane takes`,
  'charset.unsupported': ({ message }) => `${message}; send the body as UTF-8`,
  'encoding.unsupported': ({ message }) => `${message}; send the body as gzip, deflate, br, or as it is`,
};

const byStatus: Readonly<Record<number, Words>> = {
  415: (_error, call, request) => {
    const given = request.headers['content-type'];
    const expected = mediaTypesOf(call).join(' or ');
    const what = given === undefined ? 'the body has no Content-Type' : `${given} is not read here`;
    return `${what}; send Content-Type: ${expected}`;
  },
};

function mediaTypesOf(call: ContractCall | undefined): readonly string[] {
  return Object.keys(followed(followed(call?.operation['requestBody'])['content']));
}
