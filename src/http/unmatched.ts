import { preflightErrorReply, type NotImplemented } from '../core/contract.ts';
import { captureResponse, captureUnmatched } from '../journal/capture.ts';
import { createClosestOperations } from '../journal/closest-operations.ts';
import type { Entry } from '../journal/entry.ts';
import { redactMissedPath } from '../journal/redact-path.ts';
import { recognizeNone, redactMethod } from '../journal/redact-text.ts';
import { perList } from '../emulator/per-list.ts';
import type { MaybePromise } from '../store/store.ts';
import { isPreflight, type CorsRule } from './cors.ts';
import { providersInScope, type ListenerScope } from './listener.ts';
import { leaveBody } from './parsed-body.ts';
import { problemDetails, sendProblem } from './problem.ts';
import { replyError } from './reply.ts';
import type { ReplyOptions } from './reply-options.ts';
import type { RequestContext, ResponseOptions } from './request-context.ts';
import type { UnmatchedRoute } from './router.ts';
import { entryOf, headersOf, idOf } from './send-reply.ts';

/**
 * Creates the reply to unmatched requests: the response of a fallback, a 501, or the vendor's own error. The reply returns
 * the journal entry, unless the client disconnected.
 */
export function createUnmatchedReply(
  scope: ListenerScope,
  { cors, ...options }: ReplyOptions & { readonly cors: CorsRule },
): (context: RequestContext, route: UnmatchedRoute) => MaybePromise<Entry | undefined> {
  const closestIn = perList((all) => createClosestOperations(providersInScope(all, scope)));

  return (context, route) => {
    const { request, all, served, path, query } = context;
    leaveBody(request, context.body);
    const isBroken = 'missed' in route && route.missed === 'malformed';
    const forward = isBroken ? undefined : options.fallbacks.get(served.id);
    if (forward !== undefined) return forward(context, options);
    if ('notBuilt' in route) return replyNotImplemented(context, route.notBuilt, options);
    const captured = {
      path: redactMissedPath(path, served.profile),
      request: captureUnmatched(request.headers, query),
    };
    if (isRefusedPreflight(context, cors)) {
      const decided = { ...captured, trace: [preflightErrorReply], nearest: [] };
      return replyError(context, preflightErrorReply, decided, recognizeNone, options);
    }
    const { missed } = route;
    const headers = 'allow' in route ? { allow: route.allow.join(', ') } : {};
    const nearest = closestIn(all)(missed, redactMethod(request.method), path, served);
    const decided = { ...captured, trace: [missed], nearest };
    return replyError(context, missed, decided, recognizeNone, options, headers);
  };
}

/** Returns whether CORS is off and the vendor itself answers a preflight. */
function isRefusedPreflight({ request, served }: RequestContext, cors: CorsRule): boolean {
  return cors === 'off' && isPreflight(request) && preflightErrorReply in served.profile.contract.refusals;
}

/** Replies 501 for a vendor operation that the emulator doesn't implement. */
function replyNotImplemented(
  context: RequestContext,
  { operationId, method, template, why }: NotImplemented,
  options: ResponseOptions,
): Entry {
  const { served, request, query, slot } = context;
  const { basePath, title: contract } = served.profile.contract;
  const path = `${basePath}${template}`;
  const headers = headersOf(context, options);
  const problem = problemDetails('not-implemented', `${method} ${path} isn't implemented: ${why}`);
  sendProblem(context.response, problem, { request: idOf(slot), operation: operationId, contract }, headers);
  const captured = captureResponse(headers, problem, undefined, recognizeNone, slot.number);
  const decided = {
    path,
    trace: [`${operationId} isn't implemented`],
    request: captureUnmatched(request.headers, query),
  };
  return entryOf(context, decided, problem.status, captured);
}
