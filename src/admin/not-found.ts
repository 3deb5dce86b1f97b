import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendProblem } from '../http/problem.ts';
import { splitUrl } from '../http/request-url.ts';
import { callsAt, contractCalls } from './contract-calls.ts';
import { adminPath } from '../http/emulator-urls.ts';
import { otherToolCall } from './other-tools.ts';

const maxClosest = 3;

/** Answers a call that the contract does not have: 405 with what the path allows, else 404 with what comes nearest. */
export function sendNotFound(request: IncomingMessage, response: ServerResponse): void {
  const { path } = splitUrl(request.url);
  const method = request.method ?? 'GET';
  const foreign = otherToolCall(method, path);
  if (foreign !== undefined)
    return sendProblem(response, { status: 404, title: 'Not found', detail: foreign });
  const allowed = callsAt(path).map((call) => call.method);
  if (allowed.length === 0)
    return sendProblem(response, { status: 404, title: 'Not found', detail: lost(method, path) });
  const allow = allowed.join(', ');
  const detail = `${path} takes ${allow}, not ${method}`;
  return sendProblem(response, { status: 405, title: 'Method not allowed', detail }, {}, { allow });
}

function lost(method: string, path: string): string {
  const nearest = nearestCalls(method, path);
  const hint = nearest.length === 0 ? '' : `Nearest: ${nearest.join(', ')}. `;
  return `${method} ${path} is no call of the control plane. ${hint}GET ${adminPath}/docs has every call`;
}

/** The calls that share most of a path, those of its method first. */
function nearestCalls(method: string, path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '__admin');
  const ranked = contractCalls
    .map((call) => ({ call, shared: sharedSegments(call.template.split('/'), segments) }))
    .filter(({ shared }) => shared > 0)
    .toSorted((one, other) => other.shared - one.shared || isOf(method, other.call) - isOf(method, one.call));
  return ranked.slice(0, maxClosest).map(({ call }) => `${call.method} ${call.template}`);
}

/** How many segments two paths have in common; a beginning, such as `scenario` for `scenarios`, is half a segment. */
function sharedSegments(template: readonly string[], segments: readonly string[]): number {
  return segments
    .map((segment) =>
      Math.max(...template.map((known) => likeness(known.toLowerCase(), segment.toLowerCase()))),
    )
    .reduce((sum, one) => sum + one, 0);
}

const shortestBeginning = 3;

function likeness(known: string, segment: string): number {
  if (known === '' || known.startsWith('{')) return 0;
  if (known === segment) return 1;
  const [shorter, longer] = known.length < segment.length ? [known, segment] : [segment, known];
  return shorter.length >= shortestBeginning && longer.startsWith(shorter) ? 0.5 : 0;
}

function isOf(method: string, call: { readonly method: string }): number {
  return call.method === method ? 1 : 0;
}
