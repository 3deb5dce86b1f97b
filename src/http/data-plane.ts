import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { ContractBroken } from './answer.ts';
import { readBody } from './body.ts';
import { addressOf } from './client.ts';
import { createCors, type CorsRule } from './cors.ts';
import { namespaceOf } from './namespace.ts';
import { readPreference } from './prefer.ts';
import { sendProblem } from './problem.ts';
import { receive } from './receive.ts';
import { replyDecision, replyRefusal, type Hit } from './reply.ts';
import { createRouter, type Route } from './route.ts';
import { splitUrl } from './url.ts';

/** A Connect-style function. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What the data plane can be told. */
export interface DataPlaneOptions {
  readonly cors: CorsRule;
  /** Leaves out the headers `x-emulator-outcome` and `x-emulator-request`. */
  readonly quiet: boolean;
  readonly record: Recorder;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
}

/** A request that does not say properly what it wants of the emulator itself. */
class BadRequest extends Error {}

/** Makes the vendors' paths as one function; what lies outside every provider's base path is handed on. */
export function createDataPlane(
  emulator: Emulator,
  { cors: rule, quiet, record, report }: DataPlaneOptions,
): Middleware {
  const route = createRouter(emulator.served);
  const cors = createCors(rule);

  async function answer(found: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { path, query } = splitUrl(request.url);
      const turn = await emulator.turn(stated(namespaceOf(request)));
      response.setHeader('date', new Date(turn.now).toUTCString());
      const hit: Hit = { request, response, served: found.served, turn, path };
      record('endpoint' in found ? await operate(hit, found, query) : miss(hit, found));
    } catch (error) {
      fail(error, request, response);
    }
  }

  async function operate(
    hit: Hit,
    found: Extract<Route, { endpoint: unknown }>,
    query: string,
  ): Promise<Entry> {
    const { request, served, turn } = hit;
    const { endpoint, path } = found;
    const address = stated(addressOf(request));
    const preference = readPreference(request.headers, query, endpoint.contract);
    if (preference !== undefined && 'wrong' in preference) throw new BadRequest(preference.wrong);
    const received = await receive(await readBody(request), request.headers, path, endpoint.contract);
    const visit = { served, endpoint, received, address };
    const preferred = preference === undefined ? {} : { preferred: preference.outcome };
    const decision = await emulator.visit(turn, { ...visit, ...preferred });
    return replyDecision(hit, endpoint, decision, preference, quiet);
  }

  function miss(hit: Hit, found: Extract<Route, { missed: unknown }>): Entry {
    const headers = 'allow' in found ? { allow: found.allow.join(', ') } : {};
    return replyRefusal(hit, found.missed, headers, quiet);
  }

  function fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    if (request.destroyed && !request.complete) return;
    const detail = error instanceof Error ? error.message : String(error);
    if (error instanceof BadRequest)
      return sendProblem(response, { status: 400, title: 'Bad request', detail });
    report(error);
    const title = error instanceof ContractBroken ? 'The emulator broke its contract' : 'The emulator failed';
    return sendProblem(response, { status: 500, title, detail });
  }

  return (request, response, next) => {
    const found = route(request.method ?? 'GET', splitUrl(request.url).path);
    if (found === undefined) return next();
    return cors(request, response, () => void answer(found, request, response));
  };
}

function stated(value: string | { readonly wrong: string }): string {
  if (typeof value !== 'string') throw new BadRequest(value.wrong);
  return value;
}
