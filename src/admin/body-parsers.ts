import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import express, { type Request, type RequestHandler } from 'express';
import type { Node } from '../json.ts';
import { nestsDeeper } from '../http/parsed-body.ts';
import { callsAt, followed } from './contract-calls.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import type { OperationId } from './call-types.ts';

const mebibyte = 1024 * 1024;
/** Body limits in bytes. YAML has the small limit: parsing takes seconds and hundreds of megabytes per MiB. */
const [defaultLimit, largeLimit] = [mebibyte, 64 * mebibyte];
const yaml: readonly string[] = ['application/yaml', 'text/yaml'];

/** Calls whose body is a whole namespace or a whole fixture file. */
const largeBodies: readonly string[] = [
  'putState',
  'putBundle',
  'putFixtures',
] satisfies readonly OperationId[];

const jsonUpTo = (limit: number): RequestHandler =>
  express.json({ limit, strict: false, verify: refuseCostly });
const [defaultJson, largeJson] = [jsonUpTo(defaultLimit), jsonUpTo(largeLimit)];

/** Limits memory: a large body takes many times its size while it is checked. */
const oneAtATime = createConcurrencyLimit({ most: 16, maxWaitMs: 30_000 });

/** Reads a call's body within its operation's limit. An omitted optional body becomes an empty object. */
export const readBody: readonly RequestHandler[] = [
  (request, response, next) => {
    // a body that an application's own parser has read already
    if (nestsDeeper(request.body, maxDepth)) return next(tooDeep());
    const limit = limitOf(request);
    const length = lengthOf(request.headers);
    if (length > limit && length !== Infinity) return next(tooLarge(limit));
    return mayBeLarge(request) && length > defaultLimit ? oneAtATime(response, next) : next();
  },
  (request, response, next) => {
    const json = mayBeLarge(request) ? largeJson : defaultJson;
    json(request, response, next);
  },
  express.text({ limit: defaultLimit, type: [...yaml] }),
  (request, _response, next) => {
    const requestBody = operationOf(request)['requestBody'];
    if (
      requestBody !== undefined &&
      followed(requestBody)['required'] !== true &&
      request.body === undefined
    ) {
      request.headers['content-type'] ??= 'application/json';
      request.body = {};
    }
    next();
  },
];

/** Returns the length of a body; infinite if it isn't declared or the body is compressed. */
function lengthOf(headers: IncomingHttpHeaders): number {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = headers;
  return length === undefined || encoding !== 'identity' ? Infinity : Number(length);
}

function limitOf(request: Request): number {
  return mayBeLarge(request) && !yaml.includes(mediaTypeOf(request)) ? largeLimit : defaultLimit;
}

/** Returns the media type of a request's body, in lower case; empty if it has none. */
export function mediaTypeOf({ headers }: IncomingMessage): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function mayBeLarge(request: Request): boolean {
  return largeBodies.includes(String(operationOf(request)['operationId']));
}

function operationOf(request: Request): Node {
  return callsAt(request.path).find(({ method }) => method === request.method)?.operation ?? {};
}

function refuseCostly(_request: unknown, _response: unknown, bytes: Uint8Array): void {
  const cost = costOf(bytes);
  if (cost === 'too-deep') throw tooDeep();
  if (cost === 'too-many') throw failure('the body has too many values', 413, 'entity.too.many');
}

function tooDeep(): Error {
  return failure('the body nests too deeply', 400, 'entity.too.deep');
}

function tooLarge(limit: number): Error {
  return Object.assign(failure('the body is too large', 413, 'entity.too.large'), { limit });
}

/** Creates an error of the same shape as the body parser's. */
function failure(message: string, status: number, type: string): Error {
  return Object.assign(new Error(message), { status, type });
}

/** Maximum nesting depth of a body; records of a state can be 100 levels deep. */
export const maxDepth = 128;
/** Maximum number of values in a body. */
export const maxValues = 4_000_000;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Finds JSON that would take too much memory, from its bytes before it is parsed. */
function costOf(json: Uint8Array): 'too-deep' | 'too-many' | undefined {
  let depth = 0;
  let values = 1;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) isInText = !isInText;
    else if (isInText) at += byte === backslash ? 1 : 0;
    else if (byte === openList || byte === openObject) {
      depth += 1;
      values += 1;
    } else if (byte === closeList || byte === closeObject) depth -= 1;
    else if (byte === comma) values += 1;
    if (depth > maxDepth) return 'too-deep';
  }
  return values > maxValues ? 'too-many' : undefined;
}
