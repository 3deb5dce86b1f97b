import express, { type Request, type RequestHandler } from 'express';
import type { Node } from '../contract/node.ts';
import { callsAt, followed } from './contract.ts';
import { nestsTooDeep } from './nesting.ts';
import type { OperationId } from './shapes.ts';

const mebibyte = 1024 * 1024;
const usual = parsers(mebibyte);
const large = parsers(64 * mebibyte);

/** The calls to which a whole namespace, or a whole fixture file, is handed. */
const largeBodies: readonly string[] = [
  'putState',
  'putBundle',
  'putFixtures',
] satisfies readonly OperationId[];

/** Reads a call's body, under the limit that its operation has. A body that may be left out is an empty one then. */
export const readBody: readonly RequestHandler[] = [
  (request, response, next) => parsersFor(request).json(request, response, next),
  (request, response, next) => parsersFor(request).text(request, response, next),
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

function parsersFor(request: Request) {
  return largeBodies.includes(String(operationOf(request)['operationId'])) ? large : usual;
}

function operationOf(request: Request): Node {
  return callsAt(request.path).find(({ method }) => method === request.method)?.operation ?? {};
}

function parsers(limit: number): { readonly json: RequestHandler; readonly text: RequestHandler } {
  return {
    json: express.json({ limit, strict: false, verify: refuseDeep }),
    text: express.text({ limit, type: ['application/yaml', 'text/yaml'] }),
  };
}

function refuseDeep(_request: unknown, _response: unknown, bytes: Uint8Array): void {
  if (nestsTooDeep(bytes))
    throw Object.assign(new Error('the body nests too deep'), { status: 400, type: 'entity.too.deep' });
}
