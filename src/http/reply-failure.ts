import type { Emulator, RequestSlot } from '../emulator/emulator.ts';
import { captureUnmatched, redactPath } from '../journal/capture.ts';
import type { Recorder } from '../journal/entry.ts';
import { redactMissedPath } from '../journal/redact-path.ts';
import { redactMethod } from '../journal/redact-text.ts';
import { StoreError } from '../store/store.ts';
import { failureOf, problemDetails, ProblemError, sendProblem } from './problem.ts';
import type { RoutedRequest } from './request-context.ts';
import type { Route } from './router.ts';
import { idOf, type ReplyHeaders } from './send-reply.ts';

/** A request that failed, with its slot if it already had one. */
export interface FailedRequest extends RoutedRequest {
  readonly slot?: RequestSlot;
}

/** Creates the reply to requests that failed: it is the emulator's own, not the vendor's, and is recorded. */
export function createFailureReply(
  emulator: Emulator,
  replyHeaders: ReplyHeaders,
  record: Recorder,
  report: (error: unknown) => void,
): (error: unknown, failed: FailedRequest) => void {
  return (error, { request, response, route, path, query, vary, slot }) => {
    const id = slot === undefined ? undefined : idOf(slot);
    const now = slot?.now ?? emulator.now();
    const detail = error instanceof Error ? error.message : String(error);
    const { code, headers: extraHeaders } = failureOf(error);
    const problem = problemDetails(code, detail);
    const { status, title } = problem;
    const journalText = error instanceof ProblemError ? error.journalText : detail;
    if (status === 500 || error instanceof StoreError) report(error);
    if (response.headersSent) return;
    const headers = { ...replyHeaders(now, vary), ...extraHeaders };
    sendProblem(response, problem, { request: id }, headers);
    record({
      id,
      at: now,
      namespace: slot?.namespace,
      provider: route.served.id,
      method: redactMethod(request.method),
      path: redactedPathOf(route, path),
      status,
      trace: [journalText],
      request: captureUnmatched(request.headers, query),
      response: { headers, body: { code, title, status, detail: journalText } },
    });
  };
}

function redactedPathOf(route: Route, path: string): string {
  const { contract } = route.served.profile;
  if ('endpoint' in route) return redactPath(path, contract.basePath, route.endpoint.contract);
  return redactMissedPath(path, route.served.profile);
}
