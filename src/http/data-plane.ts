import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessOptions } from '../admin/access/guard.ts';
import { preflightRefusal } from '../core/contract.ts';
import type { AnyState } from '../core/state.ts';
import { textField } from '../core/text.ts';
import type { Emulator, Served, Turn } from '../emulator.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { captureMissed } from '../journal/capture.ts';
import { shownMethod } from '../journal/client-text.ts';
import { createNearest } from '../journal/nearest.ts';
import { shownMissedPath, shownPath } from '../journal/shown-path.ts';
import { defaultNamespace } from '../namespace/name.ts';
import { noRoom } from '../namespace/no-room.ts';
import type { Setup } from '../namespace/setup.ts';
import { after, StoreError, type Maybe } from '../store/store.ts';
import type { Headers } from './answer.ts';
import { attempt } from './attempt.ts';
import { bytesOf, emptyBody, readBody, type RawBody } from './body.ts';
import { addressOf, originOf } from './client.ts';
import { leaveBody } from './body-read-before.ts';
import { createCors, isPreflight, type CorsRule } from './cors.ts';
import { createSiteRule } from './cross-site.ts';
import { createDateText } from './date.ts';
import type { NamespaceReader } from './namespace.ts';
import { enterPrefix } from './prefix.ts';
import { createFallback, type Fallback } from './pass-on.ts';
import { servedAt, type Place } from './place.ts';
import { readPreference } from './prefer.ts';
import { closedProblem, sendProblem, stampDate } from './problem.ts';
import { receive } from './receive.ts';
import { idOf, type Hit, type Manner } from './hit.ts';
import { replyNotBuilt } from './not-built.ts';
import { replyDecision, replyRefusal } from './reply.ts';
import { createRouters, type Route } from './route.ts';
import type { Unnamed } from './unnamed.ts';
import { inDeclaredSpelling } from './spelling.ts';
import { suffixHint, suffixServed } from './path-suffix.ts';
import { splitUrl } from './url.ts';
import { createRequestCheck, keptProblem } from './request-check.ts';
import { BadRequest, Stranger, NoRoom, failureOf } from './failure.ts';

/** A Connect-style function. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What the data plane can be told. */
export interface DataPlaneOptions extends Manner {
  readonly cors: CorsRule;
  /** What the emulator may be called beside loopback's names. */
  readonly allowedHosts: AccessOptions['allowedHosts'];
  readonly namespaceOf: NamespaceReader;
  /** Knows the requests whose namespace may have been lost. */
  readonly unnamed: Unnamed;
  /** Whether a request may ask for its answer, by `Prefer` or `?__code=`. */
  readonly prefer: boolean;
  readonly fallback: Fallback;
  /** What the listener serves that this data plane is for. */
  readonly place: Place;
  /** Is aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  readonly record: Recorder;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
}

/** A request that a provider has to answer. */
interface Arrival {
  readonly found: Route;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The `Vary` that its answer has still to say. */
  readonly vary: string | undefined;
}

/** The same in its namespace. */
interface Call extends Arrival {
  readonly namespace: string;
  /** The path by which it is routed, where that is not the request's. */
  readonly path?: string;
  /** What is told of its path in the trace. */
  readonly hint?: string;
}

/** Told of a request where others name their namespace by a prefix. */
const namesNone = `no namespace named: ${defaultNamespace}`;

type Operated = Extract<Route, { readonly endpoint: unknown }>;
type Missed = Exclude<Route, Operated>;

/** Makes the vendors' paths as one function; what lies outside every provider's base path is handed on. */
export function createDataPlane(emulator: Emulator, options: DataPlaneOptions): Middleware {
  const {
    cors: rule,
    prefer,
    quiet,
    fidelity,
    reached,
    place,
    record,
    report,
    namespaceOf,
    unnamed,
  } = options;
  const routers = createRouters(emulator.served, place);
  const elsewhere = createFallback(options.fallback, rule);
  const cors = createCors(rule, answerHeadersOf(emulator.served));
  const check = createRequestCheck(reached);
  const strangerIn = createSiteRule({ cors: rule, reached, allowedHosts: options.allowedHosts });
  const dateText = createDateText();
  const nearest = createNearest(servedAt(emulator.served, place));
  const manner: Manner = { quiet, fidelity, reached };

  function answer({ found, request, response, vary }: Arrival): void {
    const lost = (error: unknown) => fail(error, { found, request, response, vary });
    void attempt(() => {
      const problem = check(request);
      if (problem !== undefined) throw new BadRequest(problem, keptProblem);
      const namespace = enter(stated(namespaceOf(request)), request);
      const call = { found, request, response, vary, namespace };
      // of an operation its turn tells the profile; what may be passed on has to be known before its body is read
      if ('endpoint' in found && found.withoutSuffix === undefined) return read(call, lost);
      return after(emulator.setup(namespace), (setup) =>
        after(byItsSuffix(inProfile(call, setup)), (known) => read(known, lost)),
      );
    }, lost);
  }

  /** The same call as the profiles of its namespace have it. */
  function inProfile(call: Call, setup: Setup): Call {
    const served = emulator.servedIn(setup);
    if (!routers.vary || served === emulator.served) return call;
    const found = findIn(served, call.request, call.path);
    return found === undefined ? call : { ...call, found };
  }

  /** The same call without the suffix of its path, where its provider's policy has such paths served. */
  function byItsSuffix(call: Call): Maybe<Call> {
    const { withoutSuffix, served } = call.found;
    if (withoutSuffix === undefined) return call;
    const { path, found, policy } = withoutSuffix;
    const isServed = (state: AnyState) => textField(state.get('policy', 'policy'), policy) === 'serve';
    return after(emulator.lookPatched(call.namespace, served, isServed), (serves) =>
      serves
        ? { ...call, path, found, hint: suffixServed(withoutSuffix) }
        : { ...call, hint: suffixHint(withoutSuffix) },
    );
  }

  function enter(namespace: string, request: IncomingMessage): string {
    const stranger = emulator.namespaces.has(namespace) ? undefined : strangerIn(request);
    if (stranger !== undefined) throw new Stranger(`the namespace ${namespace} is not there: ${stranger}`);
    if (emulator.namespaces.enter(namespace)) return namespace;
    throw new NoRoom(noRoom(emulator.namespaces));
  }

  function read(call: Call, lost: (error: unknown) => void): void {
    const { found, request, namespace } = call;
    const whenRead = (raw: RawBody) =>
      attempt(
        () => after(emulator.turn(namespace), (turn) => reply(inProfile(call, turn.setup), turn, raw)),
        lost,
      );
    if ('endpoint' in found) readBody(request, { read: whenRead, refuse: lost });
    else void whenRead(emptyBody);
  }

  function findIn(
    served: readonly Served[],
    request: IncomingMessage,
    path = splitUrl(request.url).path,
  ): Route | undefined {
    return routers.of(served)(request.method ?? 'GET', path);
  }

  function reply(call: Call, turn: Turn, raw: RawBody): Maybe<void> {
    const { found, request, response } = call;
    const { path, query } = splitUrl(request.url);
    const headers = headersOf(call, turn.now);
    const bytes = bytesOf(raw, request);
    const origin = originOf(request, reached);
    const hit: Hit = { request, response, served: found.served, turn, origin, path, query, bytes, headers };
    return attempt(
      () =>
        after('endpoint' in found ? operate(hit, found, raw) : miss(hit, found, raw), (entry) =>
          keep(entry, request, call.hint),
        ),
      (error) => fail(error, call, turn),
    );
  }

  function operate(hit: Hit, found: Operated, raw: RawBody): Maybe<Entry> {
    const { request, query, served, turn, origin } = hit;
    const { endpoint, path } = found;
    const address = stated(addressOf(request, reached));
    const preference = prefer ? readPreference(request.headers, query, endpoint.contract) : undefined;
    if (preference !== undefined && 'wrong' in preference) throw new BadRequest(preference.wrong);
    const envelope = { headers: request.headers, query, path };
    return after(receive(raw, envelope, endpoint.contract), (asWritten) => {
      const { contract } = served.profile;
      const received = inDeclaredSpelling(asWritten, contract, endpoint.contract);
      const visit = { served, endpoint, received, address, origin, preferred: preference?.outcome };
      return after(emulator.visit(turn, visit), (decision) =>
        replyDecision(hit, endpoint, received, decision, preference, manner),
      );
    });
  }

  function keep(entry: Entry | undefined, request: IncomingMessage, hint?: string): void {
    if (entry === undefined) return;
    const hints = [...(unnamed.has(request) ? [namesNone] : []), ...(hint === undefined ? [] : [hint])];
    record(hints.length === 0 ? entry : { ...entry, trace: [...hints, ...entry.trace] });
  }

  function miss(hit: Hit, found: Missed, raw: RawBody): Maybe<Entry | undefined> {
    leaveBody(hit.request, raw);
    const isBroken = 'missed' in found && found.missed === 'malformed';
    const passOn = isBroken ? undefined : elsewhere.get(hit.served.id);
    if (passOn !== undefined) return passOn(hit, manner);
    if ('notBuilt' in found) return replyNotBuilt(hit, found.notBuilt, manner);
    if (isRefusedPreflight(hit)) return replyRefusal(hit, preflightRefusal, {}, [], manner);
    const headers = 'allow' in found ? { allow: found.allow.join(', ') } : {};
    const near = nearest(found.missed, shownMethod(hit.request.method), hit.path, found.served);
    return replyRefusal(hit, found.missed, headers, near, manner);
  }

  /** Whether CORS is off, and the vendor answers a preflight with words of its own. */
  function isRefusedPreflight({ request, served }: Hit): boolean {
    return rule === 'off' && isPreflight(request) && preflightRefusal in served.profile.contract.refusals;
  }

  function headersOf({ vary }: Arrival, now: number): Headers {
    const date = dateText(now);
    return vary === undefined ? { date } : { date, vary };
  }

  function fail(error: unknown, call: Arrival, turn?: Turn): void {
    const { found, request, response } = call;
    const id = turn === undefined ? undefined : idOf(turn);
    const now = turn?.now ?? emulator.now();
    const detail = error instanceof Error ? error.message : String(error);
    const { status, title, headers: own } = failureOf(error);
    const kept = error instanceof BadRequest ? error.kept : detail;
    const { path, query } = splitUrl(request.url);
    if (status === 500 || error instanceof StoreError) report(error);
    if (response.headersSent) return;
    const headers = { ...headersOf(call, now), ...own };
    sendProblem(response, { status, title, detail }, { request: id }, headers);
    record({
      id,
      at: now,
      namespace: turn?.namespace,
      provider: found.served.id,
      method: shownMethod(request.method),
      path: shownPathOf(found, path),
      status,
      trace: [kept],
      request: captureMissed(request.headers, query),
      response: { headers, body: { title, status, detail: kept } },
    });
  }

  return (request, response, next) => {
    enterPrefix(request);
    const found = findIn(emulator.served, request);
    if (found === undefined) return next();
    if (options.closing?.aborted === true) return sendProblem(response, closedProblem);
    if (request.method === 'OPTIONS') stampDate(response, emulator.now());
    return cors(request, response, (vary) => answer({ found, request, response, vary }));
  };
}

/** A namespace may have other profiles of the same providers. */
function answerHeadersOf(served: readonly Served[]): readonly string[] {
  const profiles = served.flatMap(({ room }) => Object.values(room.profiles));
  const names = profiles.flatMap(({ contract }) => contract.answerHeaders);
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].sort();
}

function shownPathOf(found: Route, path: string): string {
  if ('endpoint' in found)
    return shownPath(path, found.served.profile.contract.basePath, found.endpoint.contract);
  return shownMissedPath(path, found.served.profile);
}

function stated(value: string | { readonly wrong: string; readonly kept?: string }): string {
  if (typeof value !== 'string') throw new BadRequest(value.wrong, value.kept);
  return value;
}
