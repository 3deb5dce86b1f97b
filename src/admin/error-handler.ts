import type { ErrorRequestHandler, Request } from 'express';
import { FileError } from '../errors.ts';
import type { ProblemCode } from '../generated/admin/problem-codes.ts';
import { problemDetails, sendProblem } from '../http/problem.ts';
import { callsAt, followed, type ContractCall } from './contract-calls.ts';
import { maxDepth, maxValues, mediaTypeOf } from './body-parsers.ts';
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

/** Sends the problem of an invalid call or of a broken file that it reads. Passes other errors to `next`. */
export const onError: ErrorRequestHandler = (error: RequestError, request, response, next) => {
  if (error instanceof FileError && !response.headersSent) {
    const { lines } = error;
    return sendProblem(response, problemDetails('invalid-file', lines.join('; ')), { problems: lines });
  }
  const { status = 500 } = error;
  const isOwnMistake = status < 400 || status >= 500;
  if (response.headersSent || isOwnMistake) return next(error);
  const { code, detail, ...members } = describeError(error, status, request);
  return sendProblem(response, problemDetails(code, detail), members);
};

function describeError(
  error: RequestError,
  status: number,
  request: Request,
): {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly { path: string; message: string }[];
} {
  const call = callsAt(request.path).find(({ method }) => method === request.method);
  if (/malformed uri/i.test(error.message)) return { code: 'invalid-path', detail: brokenPath };
  const known = byType[error.type ?? ''] ?? (status === 415 ? unsupportedType : undefined);
  if (known !== undefined) return { code: known[0], detail: known[1](error, call, request) };
  const code = 'invalid-request';
  const errors = wordedViolations(error.errors ?? [], call, mediaTypeOf(request));
  if (errors.length === 0) return { code, detail: error.message };
  return { code, detail: errors.map(({ message }) => message).join('; '), errors };
}

const brokenPath =
  "the path can't be decoded: each % must be followed by two hexadecimal digits, and the decoded bytes must be UTF-8";

type Words = readonly [
  ProblemCode,
  (error: RequestError, call: ContractCall | undefined, request: Request) => string,
];

const byType: Readonly<Record<string, Words>> = {
  'entity.parse.failed': ['invalid-json', ({ message }) => `the body isn't valid JSON: ${message}`],
  'entity.too.large': [
    'body-too-large',
    ({ limit = 0 }) =>
      `the body is larger than ${Math.floor(limit / 1024 / 1024)} MiB, the limit of this call`,
  ],
  'entity.too.deep': [
    'body-too-deep',
    () => `the body nests deeper than ${maxDepth} levels, the limit of the control plane`,
  ],
  'entity.too.many': [
    'body-too-complex',
    () => `the body has more than ${maxValues} values, the limit of the control plane`,
  ],
  'charset.unsupported': ['unsupported-media-type', ({ message }) => `${message}; send the body as UTF-8`],
  'encoding.unsupported': [
    'unsupported-media-type',
    ({ message }) => `${message}; send the body as gzip, deflate, br, or uncompressed`,
  ],
};

const unsupportedType: Words = [
  'unsupported-media-type',
  (_error, call, { headers: { 'content-type': given } }) => {
    const what = given === undefined ? 'the body has no Content-Type' : `this call doesn't accept ${given}`;
    return `${what}; send Content-Type: ${mediaTypesOf(call).join(' or ')}`;
  },
];

function mediaTypesOf(call: ContractCall | undefined): readonly string[] {
  return Object.keys(followed(followed(call?.operation['requestBody'])['content']));
}
