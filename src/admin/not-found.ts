import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendProblem } from '../http/problem.ts';
import { splitUrl } from '../http/request-url.ts';
import { closestOf, sharedSegments } from '../closest.ts';
import { callsAt, contractCalls, type ContractCall } from './contract-calls.ts';
import { adminPath } from '../http/emulator-urls.ts';
import { problemDetails } from './handler.ts';
import { otherToolCall } from './other-tools.ts';

const maxClosest = 3;

/** Answers a call that the contract does not have: 405 with what the path allows, else 404 with what comes nearest. */
export function sendNotFound(request: IncomingMessage, response: ServerResponse): void {
  const { path } = splitUrl(request.url);
  const method = request.method ?? 'GET';
  const foreign = otherToolCall(method, path);
  if (foreign !== undefined) return sendProblem(response, problemDetails(404, foreign));
  const allowed = callsAt(path).map((call) => call.method);
  if (allowed.length === 0) return sendProblem(response, problemDetails(404, lost(method, path)));
  const allow = allowed.join(', ');
  const problem = problemDetails(405, `${path} takes ${allow}, not ${method}`);
  return sendProblem(response, problem, {}, { allow });
}

function lost(method: string, path: string): string {
  const nearest = nearestCalls(method, path);
  const hint = nearest.length === 0 ? '' : `Nearest: ${nearest.join(', ')}. `;
  return `${method} ${path} is no call of the control plane. ${hint}GET ${adminPath}/docs has every call`;
}

/** The calls that share most of a path, those of its method first. */
function nearestCalls(method: string, path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '__admin');
  const distanceOf = (call: ContractCall) => {
    const shared = sharedSegments(segments, call.template.split('/'), likeness);
    // the method only decides between calls that share as much
    return shared === 0 ? undefined : -shared - (call.method === method ? 0.25 : 0);
  };
  return closestOf(contractCalls, distanceOf, { max: maxClosest }).map(
    (call) => `${call.method} ${call.template}`,
  );
}

const shortestBeginning = 3;

/** A beginning, such as `scenario` for `scenarios`, is half a segment. */
function likeness(asked: string, template: string): number {
  const [segment, known] = [asked.toLowerCase(), template.toLowerCase()];
  if (known === '' || known.startsWith('{')) return 0;
  if (known === segment) return 1;
  const [shorter, longer] = known.length < segment.length ? [known, segment] : [segment, known];
  return shorter.length >= shortestBeginning && longer.startsWith(shorter) ? 0.5 : 0;
}
