import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemDetails, sendProblem } from '../http/problem.ts';
import { splitUrl } from '../http/request-url.ts';
import { closestOf, sharedSegments } from '../closest.ts';
import { callsAt, contractCalls, type ContractCall } from './contract-calls.ts';
import { adminPath } from '../http/emulator-urls.ts';
import { otherToolCall } from './other-tools.ts';

const maxClosest = 3;

/** Answers an unknown call: 405 with the allowed methods if its path is known, else 404 with the nearest calls. */
export function sendNotFound(request: IncomingMessage, response: ServerResponse): void {
  const { path } = splitUrl(request.url);
  const method = request.method ?? 'GET';
  const foreign = otherToolCall(method, path);
  if (foreign !== undefined) return sendProblem(response, problemDetails('unknown-call', foreign));
  const allowed = callsAt(path).map((call) => call.method);
  if (allowed.length === 0) return sendProblem(response, problemDetails('unknown-call', lost(method, path)));
  const allow = allowed.join(', ');
  const problem = problemDetails('method-not-allowed', `${path} allows ${allow}, not ${method}`);
  return sendProblem(response, problem, {}, { allow });
}

function lost(method: string, path: string): string {
  const nearest = nearestCalls(method, path);
  const hint = nearest.length === 0 ? '' : `Nearest: ${nearest.join(', ')}. `;
  return `${method} ${path} isn't a call of the control plane. ${hint}GET ${adminPath}/docs lists every call`;
}

/** Returns the calls that share the most path segments, those with the same method first. */
function nearestCalls(method: string, path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '__admin');
  const distanceOf = (call: ContractCall) => {
    const shared = sharedSegments(segments, call.template.split('/'), likeness);
    // the method only breaks ties
    return shared === 0 ? undefined : -shared - (call.method === method ? 0.25 : 0);
  };
  return closestOf(contractCalls, distanceOf, { max: maxClosest }).map(
    (call) => `${call.method} ${call.template}`,
  );
}

const shortestBeginning = 3;

/** Scores two segments: 1 if equal, 0.5 if one starts with the other, as `scenario` and `scenarios` do. */
function likeness(asked: string, template: string): number {
  const [segment, known] = [asked.toLowerCase(), template.toLowerCase()];
  if (known === '' || known.startsWith('{')) return 0;
  if (known === segment) return 1;
  const [shorter, longer] = known.length < segment.length ? [known, segment] : [segment, known];
  return shorter.length >= shortestBeginning && longer.startsWith(shorter) ? 0.5 : 0;
}
