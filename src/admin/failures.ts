import type { ErrorRequestHandler, Request } from 'express';
import { sendProblem } from '../http/problem.ts';
import { callsAt, followed, type ContractCall } from './contract.ts';
import { NotBuilt } from './not-built.ts';
import { titleOf } from './titles.ts';
import { wordedViolations, type Violation } from './violations.ts';

/** What the body's parser and the validator throw, and what is thrown by mistake. */
interface Failure {
  readonly message: string;
  readonly status?: number;
  /** The parser's word for what went wrong. */
  readonly type?: string;
  readonly limit?: number;
  readonly errors?: readonly Violation[];
}

/** Makes the way in which the control plane says that something went wrong. */
export function createOnError(): ErrorRequestHandler {
  return (error: Failure, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    const { detail, errors } = described(error, status, request);
    const members = errors === undefined ? {} : { errors };
    return sendProblem(response, { status, title: titleOf(status), detail }, members);
  };
}

/** A mistake of ours may carry a status as well: only the parser's and the validator's say what the caller did. */
function statusOf({ status = 500 }: Failure): number {
  return status >= 400 && status <= 599 ? status : 500;
}

function described(
  error: Failure,
  status: number,
  request: Request,
): { readonly detail: string; readonly errors?: readonly { path: string; message: string }[] } {
  if (error instanceof NotBuilt || status >= 500) return { detail: error.message };
  const call = callsAt(request.path).find(({ method }) => method === request.method);
  const words = byType[error.type ?? ''] ?? byStatus[status];
  if (words !== undefined) return { detail: words(error, call, request) };
  const errors = wordedViolations(error.errors ?? [], call, mediaTypeOf(request));
  if (errors.length === 0) return { detail: error.message };
  return { detail: errors.map(({ message }) => message).join('; '), errors };
}

type Words = (error: Failure, call: ContractCall | undefined, request: Request) => string;

const byType: Readonly<Record<string, Words>> = {
  'entity.parse.failed': ({ message }) => `the body is no JSON: ${message}`,
  'entity.too.large': ({ limit = 0 }) =>
    `the body is larger than ${Math.floor(limit / 1024 / 1024)} MiB, the most that this call takes`,
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

function mediaTypeOf(request: Request): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
