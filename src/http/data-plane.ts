import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import type { Maybe } from '../store/store.ts';
import { ContractBroken } from './answer.ts';
import { emptyBody, readBody, type RawBody } from './body.ts';
import { addressOf } from './client.ts';
import { createCors, type CorsRule } from './cors.ts';
import { namespaceOf } from './namespace.ts';
import { readPreference } from './prefer.ts';
import { sendProblem, stampDate } from './problem.ts';
import { receive } from './receive.ts';
import { idOf, replyDecision, replyRefusal, type Hit, type Manner } from './reply.ts';
import { createRouter, type Route } from './route.ts';
import { splitUrl } from './url.ts';

/** A Connect-style function. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What the data plane can be told. */
export interface DataPlaneOptions extends Manner {
  readonly cors: CorsRule;
  readonly record: Recorder;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
}

/** A request that does not say properly what it wants of the emulator itself. */
class BadRequest extends Error {}

/** Makes the vendors' paths as one function; what lies outside every provider's base path is handed on. */
export function createDataPlane(
  emulator: Emulator,
  { cors: rule, quiet, fidelity, record, report }: DataPlaneOptions,
): Middleware {
  const route = createRouter(emulator.served);
  const cors = createCors(rule);
  const manner: Manner = { quiet, fidelity };

  async function answer(found: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let id: string | undefined;
    try {
      const { path, query } = splitUrl(request.url);
      const namespace = stated(namespaceOf(request));
      // listened to before anything is waited for: others may listen to the same stream
      const body = 'endpoint' in found ? readBody(request) : emptyBody;
      const [turn, raw] = await Promise.all([emulator.turn(namespace), body]);
      id = idOf(turn);
      stampDate(response, turn.now);
      const hit: Hit = { request, response, served: found.served, turn, path };
      record(await ('endpoint' in found ? operate(hit, found, query, raw) : miss(hit, found)));
    } catch (error) {
      fail(error, found, request, response, id);
    }
  }

  async function operate(
    hit: Hit,
    found: Extract<Route, { endpoint: unknown }>,
    query: string,
    raw: RawBody,
  ): Promise<Entry> {
    const { request, served, turn } = hit;
    const { endpoint, path } = found;
    const address = stated(addressOf(request));
    const preference = readPreference(request.headers, query, endpoint.contract);
    if (preference !== undefined && 'wrong' in preference) throw new BadRequest(preference.wrong);
    const received = await receive(raw, request.headers, path, endpoint.contract);
    const visit = { served, endpoint, received, address };
    const preferred = preference === undefined ? {} : { preferred: preference.outcome };
    const decision = await emulator.visit(turn, { ...visit, ...preferred });
    return replyDecision(hit, endpoint, decision, preference, manner);
  }

  function miss(hit: Hit, found: Extract<Route, { missed: unknown }>): Maybe<Entry> {
    const headers = 'allow' in found ? { allow: found.allow.join(', ') } : {};
    return replyRefusal(hit, found.missed, headers, manner);
  }

  function fail(
    error: unknown,
    found: Route,
    request: IncomingMessage,
    response: ServerResponse,
    id?: string,
  ): void {
    if (request.destroyed && !request.complete) return;
    const detail = error instanceof Error ? error.message : String(error);
    const { status, title } = failureOf(error);
    if (status === 500) report(error);
    if (response.headersSent) return;
    if (id === undefined) stampDate(response, emulator.now());
    sendProblem(response, { status, title, detail }, id === undefined ? {} : { request: id });
    record({
      ...(id === undefined ? {} : { id }),
      at: emulator.now(),
      provider: found.served.id,
      method: request.method ?? 'GET',
      path: shownPathOf(found, splitUrl(request.url).path),
      status,
      trace: [detail],
    });
  }

  return (request, response, next) => {
    const found = route(request.method ?? 'GET', splitUrl(request.url).path);
    if (found === undefined) return next();
    if (request.method === 'OPTIONS') stampDate(response, emulator.now());
    return cors(request, response, () => void answer(found, request, response));
  };
}

/** The emulator's own mistakes are never dressed as the vendor's. */
function failureOf(error: unknown): { readonly status: number; readonly title: string } {
  if (error instanceof BadRequest) return { status: 400, title: 'Bad request' };
  if (error instanceof ContractBroken) return { status: 500, title: 'The emulator broke its contract' };
  return { status: 500, title: 'The emulator failed' };
}

function shownPathOf(found: Route, path: string): string {
  if ('endpoint' in found)
    return shownPath(path, found.served.profile.contract.basePath, found.endpoint.contract);
  return shownMissedPath(path, found.served.profile);
}

function stated(value: string | { readonly wrong: string }): string {
  if (typeof value !== 'string') throw new BadRequest(value.wrong);
  return value;
}
