import type { NotImplemented } from '../core/contract.ts';
import { captureUnmatched, captureResponse } from '../journal/capture.ts';
import type { Entry } from '../journal/entry.ts';
import { recognizeNone } from '../journal/redaction.ts';
import { entryOf, headersOf, idOf, type RequestContext, type ResponseOptions } from './request-context.ts';
import { sendProblem } from './problem.ts';

/** Says that the vendor has an operation which the emulator has not, and never more: gives what is kept of the request. */
export function replyNotImplemented(
  context: RequestContext,
  { operationId, method, template, why }: NotImplemented,
  responseOptions: ResponseOptions,
): Entry {
  const { served, request, slot: turn } = context;
  const { basePath, title: contract } = served.profile.contract;
  const path = `${basePath}${template}`;
  const headers = headersOf(context, responseOptions);
  const body = { status: 501, title: 'Not built', detail: `${method} ${path} is not built: ${why}` };
  sendProblem(context.response, body, { request: idOf(turn), operation: operationId, contract }, headers);
  const kept = captureResponse(headers, body, undefined, recognizeNone, turn.number);
  const said = {
    path,
    trace: [`${operationId} is not built`],
    request: captureUnmatched(request.headers, context.query),
  };
  return entryOf(context, said, body.status, kept);
}
