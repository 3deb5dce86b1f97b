import type { IncomingMessage } from 'node:http';
import express, { type Express, type Request, type Response } from 'express';
import { middleware as validated } from 'express-openapi-validator';
import { adminDocument } from '../generated/admin/document.ts';
import { originOf } from '../http/public-address.ts';
import type { Middleware } from '../http/listener.ts';
import { readBody } from './body-parsers.ts';
import { alreadySent, type AdminContext } from './handler.ts';
import { calls } from './handlers/table.ts';
import { callsAt, contractCalls, type ContractCall } from './contract-calls.ts';
import { onError } from './error-handler.ts';
import { otherToolCall } from './other-tools.ts';
import { sendNotFound } from './not-found.ts';
import { targetOf } from './call-target.ts';

/** A reply of any call; its type has been checked against the contract. */
type AnyReply =
  | typeof alreadySent
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

type AnyCall = (call: never) => AnyReply | Promise<AnyReply>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The context of each call, by its request. */
const partsOf = new WeakMap<IncomingMessage, AdminContext>();
const app: Middleware = createApp();

/**
 * Answers calls with the parts of the emulator that received them. All emulators of a process share one app, so that the
 * contract is compiled once.
 */
export function adminApp(parts: AdminContext, ...[request, response, next]: Parameters<Middleware>): void {
  partsOf.set(request, parts);
  app(request, response, next);
}

/** Creates an Express app that validates requests and responses against `openapi/admin.yaml`. */
function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    const isOurs = callsAt(request.path).some(({ method }) => method === request.method);
    return isOurs && otherToolCall(request.method, request.path) === undefined
      ? next()
      : sendNotFound(request, response);
  });
  app.use(...readBody);
  app.use(
    validated({
      // the validator modifies the document
      apiSpec: structuredClone(adminDocument) as never,
      validateRequests: { allErrors: true },
      validateResponses: { allErrors: true },
      validateSecurity: false,
      validateApiSpec: false,
      fileUploader: false,
      ajvFormats: { mode: 'full' },
      // the original URL includes the prefix of a mount
      useRequestUrl: true,
    }),
  );
  const table: Readonly<Record<string, AnyCall>> = calls;
  for (const call of contractCalls) {
    const answering = table[call.operationId];
    if (answering === undefined) throw new Error(`${call.operationId} has no handler`);
    app[methodOf(call)](call.route, (request, response) => {
      const parts = partsOf.get(request);
      if (parts === undefined) throw new Error('a call has no emulator');
      return answer(parts, call, answering, request, response);
    });
  }
  app.use(onError);
  return app;
}

async function answer(
  parts: AdminContext,
  call: ContractCall,
  answering: AnyCall,
  request: Request,
  response: Response,
): Promise<void> {
  const target = await targetOf(call, request, parts);
  if ('status' in target) return send(response, target);
  const { params, query } = request;
  const body: unknown = request.body;
  const origin = originOf(request, parts.publicAddress);
  const checked = { ...parts, ...target, params, query, body, origin, request, response };
  // safe because the validator has checked it against the operation's contract
  const reply = await answering(checked as never);
  send(response, reply);
  if (call.method !== 'GET' && isSuccess(reply))
    parts.changes.add(call.operationId, target.namespace === '' ? null : target.namespace);
}

function isSuccess(reply: AnyReply): boolean {
  return reply === alreadySent || reply.status < 400;
}

function send(response: Response, reply: AnyReply): void {
  if (reply === alreadySent) return;
  const { status, headers = {}, body } = reply;
  response.status(status).set(headers);
  if (body === undefined) {
    response.end();
    return;
  }
  if (typeof body === 'string' || body instanceof Uint8Array) {
    response.send(typeof body === 'string' ? body : Buffer.from(body));
    return;
  }
  if (status >= 400) response.type('application/problem+json');
  response.json(body);
}

function methodOf({ method, template }: ContractCall): (typeof methods)[number] {
  const known = methods.find((name) => name.toUpperCase() === method);
  if (known === undefined) throw new Error(`${method} ${template} has an unsupported method`);
  return known;
}
