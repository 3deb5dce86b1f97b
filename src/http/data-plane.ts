import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator, Turn } from '../emulator.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import { after, type Maybe } from '../store/store.ts';
import { ContractBroken, type Headers } from './answer.ts';
import { emptyBody, readBody, type RawBody } from './body.ts';
import { addressOf } from './client.ts';
import { createCors, type CorsRule } from './cors.ts';
import { createDateText } from './date.ts';
import { namespaceOf } from './namespace.ts';
import { createFallback, type Fallback } from './pass-on.ts';
import { servedAt, type Place } from './place.ts';
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
  /** Whether a request may ask for its answer, by `Prefer` or `?__code=`. */
  readonly prefer: boolean;
  readonly fallback: Fallback;
  /** What the listener serves that this data plane is for. */
  readonly place: Place;
  readonly record: Recorder;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
}

/** A request that a provider has to answer. */
interface Call {
  readonly found: Route;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The `Vary` that its answer has still to say. */
  readonly vary: string | undefined;
}

type Operated = Extract<Route, { readonly endpoint: unknown }>;
type Missed = Extract<Route, { readonly missed: unknown }>;

/** A request that does not say properly what it wants of the emulator itself. */
class BadRequest extends Error {}

/** Makes the vendors' paths as one function; what lies outside every provider's base path is handed on. */
export function createDataPlane(
  emulator: Emulator,
  { cors: rule, prefer, fallback, place, quiet, fidelity, reached, record, report }: DataPlaneOptions,
): Middleware {
  const route = createRouter(servedAt(emulator.served, place));
  const elsewhere = createFallback(fallback, rule);
  const cors = createCors(rule);
  const dateText = createDateText();
  const manner: Manner = { quiet, fidelity, reached };

  function answer(call: Call): void {
    const { found, request } = call;
    const lost = (error: unknown) => fail(error, call);
    const whenRead = (raw: RawBody) =>
      void attempt(
        () => after(emulator.turn(stated(namespaceOf(request))), (turn) => reply(call, turn, raw)),
        lost,
      );
    return 'endpoint' in found ? readBody(request, whenRead) : whenRead(emptyBody);
  }

  function reply(call: Call, turn: Turn, raw: RawBody): Maybe<void> {
    const { found, request, response } = call;
    const { path, query } = splitUrl(request.url);
    const headers = headersOf(call, turn.now);
    const hit: Hit = { request, response, served: found.served, turn, path, headers };
    return attempt(
      () => after('endpoint' in found ? operate(hit, found, query, raw) : miss(hit, found), keep),
      (error) => fail(error, call, turn),
    );
  }

  function operate(hit: Hit, found: Operated, query: string, raw: RawBody): Maybe<Entry> {
    const { request, served, turn } = hit;
    const { endpoint, path } = found;
    const address = stated(addressOf(request, reached));
    const preference = prefer ? readPreference(request.headers, query, endpoint.contract) : undefined;
    if (preference !== undefined && 'wrong' in preference) throw new BadRequest(preference.wrong);
    return after(receive(raw, request.headers, path, endpoint.contract), (received) => {
      const visit = { served, endpoint, received, address, preferred: preference?.outcome };
      return after(emulator.visit(turn, visit), (decision) =>
        replyDecision(hit, endpoint, decision, preference, manner),
      );
    });
  }

  function keep(entry: Entry | undefined): void {
    if (entry !== undefined) record(entry);
  }

  function miss(hit: Hit, found: Missed): Maybe<Entry | undefined> {
    const passOn = found.missed === 'malformed' ? undefined : elsewhere.get(hit.served.id);
    if (passOn !== undefined) return passOn(hit, manner);
    const headers = 'allow' in found ? { allow: found.allow.join(', ') } : {};
    return replyRefusal(hit, found.missed, headers, manner);
  }

  function headersOf({ vary }: Call, now: number): Headers {
    const date = dateText(now);
    return vary === undefined ? { date } : { date, vary };
  }

  function fail(error: unknown, call: Call, turn?: Turn): void {
    const { found, request, response } = call;
    const id = turn === undefined ? undefined : idOf(turn);
    const now = turn?.now ?? emulator.now();
    const detail = error instanceof Error ? error.message : String(error);
    const { status, title } = failureOf(error);
    if (status === 500) report(error);
    if (response.headersSent) return;
    sendProblem(response, { status, title, detail }, { request: id }, headersOf(call, now));
    record({
      id,
      at: now,
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
    return cors(request, response, (vary) => answer({ found, request, response, vary }));
  };
}

/** Takes a step that may take a while; what it throws, now or later, is handed over. */
function attempt(step: () => Maybe<void>, failed: (error: unknown) => void): Maybe<void> {
  try {
    const taken = step();
    return taken instanceof Promise ? taken.catch(failed) : taken;
  } catch (error) {
    return failed(error);
  }
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
