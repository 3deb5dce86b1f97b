import type { NotBuilt } from '../core/contract.ts';
import { captureMissed, captureResponse } from '../journal/capture.ts';
import type { Entry } from '../journal/entry.ts';
import { recogniseNone } from '../journal/symbols.ts';
import { entryOf, headersOf, idOf, type Hit, type Manner } from './hit.ts';
import { sendProblem } from './problem.ts';

/** Says that the vendor has an operation which the emulator has not, and never more: gives what is kept of the request. */
export function replyNotBuilt(
  hit: Hit,
  { operationId, method, template, why }: NotBuilt,
  manner: Manner,
): Entry {
  const { served, request, turn } = hit;
  const { basePath, title: contract } = served.profile.contract;
  const path = `${basePath}${template}`;
  const headers = headersOf(hit, manner);
  const body = { status: 501, title: 'Not built', detail: `${method} ${path} is not built: ${why}` };
  sendProblem(hit.response, body, { request: idOf(turn), operation: operationId, contract }, headers);
  const kept = captureResponse(headers, body, undefined, recogniseNone, turn.number);
  const said = {
    path,
    trace: [`${operationId} is not built`],
    request: captureMissed(request.headers, hit.query),
  };
  return entryOf(hit, said, body.status, kept);
}
