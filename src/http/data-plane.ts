import type { IncomingMessage, ServerResponse } from 'node:http';
import { preflightErrorReply } from '../core/contract.ts';
import type { AnyState } from '../core/state.ts';
import { stringField } from '../core/random-string.ts';
import type { Emulator, ServedProvider, RequestSlot } from '../emulator/emulator.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { captureUnmatched } from '../journal/capture.ts';
import { redactMethod } from '../journal/redact-client-text.ts';
import { createClosestOperations } from '../journal/closest-operations.ts';
import { redactMissedPath, redactPath } from '../journal/redact-path.ts';
import { defaultNamespace } from '../store/namespace-name.ts';
import { namespaceLimitMessage } from '../emulator/namespace-limit.ts';
import type { NamespaceConfig } from '../store/namespace-config.ts';
import { then, StoreError, type MaybePromise } from '../store/store.ts';
import type { Headers } from './send-answer.ts';
import { catchErrors } from './catch-errors.ts';
import { bytesOf, emptyBody, readBody, type RawBody } from './body.ts';
import { addressOf, originOf } from './forwarded.ts';
import { leaveBody } from './parsed-body.ts';
import { createCors, isPreflight, type CorsRule } from './cors.ts';
import { createSiteRule } from './cross-site.ts';
import { createDateText } from './date-header.ts';
import type { NamespaceReader } from './namespace.ts';
import { stripPrefix } from './prefix.ts';
import { createFallback, type Fallback } from './fallback.ts';
import { providersInScope, type ListenerScope } from './listener.ts';
import { readPreference } from './prefer.ts';
import { closedProblem, sendProblem, stampDate } from './problem.ts';
import { decodeRequest } from './decode-request.ts';
import { idOf, type RequestContext, type ResponseOptions } from './request-context.ts';
import { replyNotImplemented } from './not-implemented.ts';
import { replyDecision, replyError } from './reply.ts';
import { createRouters, type Route } from './router.ts';
import type { MissingNamespaces } from './missing-namespace.ts';
import { inDeclaredSpelling } from './case-insensitive-fields.ts';
import { suffixHint, suffixServed } from './path-suffix.ts';
import { splitUrl } from './url.ts';
import { createRequestCheck, journalProblem } from './request-check.ts';
import { BadRequestError, CrossSiteError, NamespaceLimitError, errorReplyOf } from './errors.ts';

/** A Connect-style function. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** What the data plane can be told. */
export interface DataPlaneOptions extends ResponseOptions {
  readonly cors: CorsRule;
  /** What the emulator may be called beside loopback's names. */
  readonly allowedHosts: readonly string[];
  readonly namespaceOf: NamespaceReader;
  /** Knows the requests whose namespace may have been lost. */
  readonly missingNamespaces: MissingNamespaces;
  /** Whether a request may ask for its answer, by `Prefer` or `?__code=`. */
  readonly prefer: boolean;
  readonly fallback: Fallback;
  /** What the listener serves that this data plane is for. */
  readonly scope: ListenerScope;
  /** Is aborted when the emulator is closed. */
  readonly closing?: AbortSignal;
  readonly record: Recorder;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
}

/** A request that a provider has to answer. */
interface RoutedRequest {
  readonly found: Route;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The `Vary` that its answer has still to say. */
  readonly vary: string | undefined;
}

/** The same in its namespace. */
interface NamespacedRequest extends RoutedRequest {
  readonly namespace: string;
  /** The path by which it is routed, where that is not the request's. */
  readonly path?: string;
  /** What is told of its path in the trace. */
  readonly hint?: string;
}

/** Told of a request where others name their namespace by a prefix. */
const namesNone = `no namespace named: ${defaultNamespace}`;

type OperationRoute = Extract<Route, { readonly endpoint: unknown }>;
type UnmatchedRoute = Exclude<Route, OperationRoute>;

/** Makes the vendors' paths as one function; what lies outside every provider's base path is handed on. */
export function createDataPlane(emulator: Emulator, options: DataPlaneOptions): Middleware {
  const {
    cors: rule,
    prefer,
    quiet,
    fidelity,
    publicAddress,
    scope: place,
    record,
    report,
    namespaceOf,
    missingNamespaces,
  } = options;
  const routers = createRouters(emulator.served, place);
  const elsewhere = createFallback(options.fallback, rule);
  const cors = createCors(rule, answerHeadersOf(emulator.served));
  const check = createRequestCheck(publicAddress);
  const strangerIn = createSiteRule({ cors: rule, publicAddress, allowedHosts: options.allowedHosts });
  const dateText = createDateText();
  const nearest = createClosestOperations(providersInScope(emulator.served, place));
  const responseOptions: ResponseOptions = { quiet, fidelity, publicAddress };

  function answer({ found, request, response, vary }: RoutedRequest): void {
    const lost = (error: unknown) => fail(error, { found, request, response, vary });
    void catchErrors(() => {
      const problem = check(request);
      if (problem !== undefined) throw new BadRequestError(problem, journalProblem);
      const namespace = enter(stated(namespaceOf(request)), request);
      const call = { found, request, response, vary, namespace };
      // of an operation its turn tells the profile; what may be passed on has to be known before its body is read
      if ('endpoint' in found && found.withoutSuffix === undefined) return read(call, lost);
      return then(emulator.config(namespace), (setup) =>
        then(byItsSuffix(inProfile(call, setup)), (known) => read(known, lost)),
      );
    }, lost);
  }

  /** The same call as the profiles of its namespace have it. */
  function inProfile(call: NamespacedRequest, setup: NamespaceConfig): NamespacedRequest {
    const served = emulator.servedIn(setup);
    if (!routers.vary || served === emulator.served) return call;
    const found = findIn(served, call.request, call.path);
    return found === undefined ? call : { ...call, found };
  }

  /** The same call without the suffix of its path, where its provider's policy has such paths served. */
  function byItsSuffix(call: NamespacedRequest): MaybePromise<NamespacedRequest> {
    const { withoutSuffix, served } = call.found;
    if (withoutSuffix === undefined) return call;
    const { path, found, policy } = withoutSuffix;
    const isServed = (state: AnyState) => stringField(state.get('policy', 'policy'), policy) === 'serve';
    return then(emulator.readPatchedState(call.namespace, served, isServed), (serves) =>
      serves
        ? { ...call, path, found, hint: suffixServed(withoutSuffix) }
        : { ...call, hint: suffixHint(withoutSuffix) },
    );
  }

  function enter(namespace: string, request: IncomingMessage): string {
    const stranger = emulator.namespaces.has(namespace) ? undefined : strangerIn(request);
    if (stranger !== undefined)
      throw new CrossSiteError(`the namespace ${namespace} is not there: ${stranger}`);
    if (emulator.namespaces.enter(namespace)) return namespace;
    throw new NamespaceLimitError(namespaceLimitMessage(emulator.namespaces));
  }

  function read(call: NamespacedRequest, lost: (error: unknown) => void): void {
    const { found, request, namespace } = call;
    const whenRead = (raw: RawBody) =>
      catchErrors(
        () => then(emulator.openRequest(namespace), (turn) => reply(inProfile(call, turn.config), turn, raw)),
        lost,
      );
    if ('endpoint' in found) readBody(request, { read: whenRead, refuse: lost });
    else void whenRead(emptyBody);
  }

  function findIn(
    served: readonly ServedProvider[],
    request: IncomingMessage,
    path = splitUrl(request.url).path,
  ): Route | undefined {
    return routers.of(served)(request.method ?? 'GET', path);
  }

  function reply(call: NamespacedRequest, turn: RequestSlot, raw: RawBody): MaybePromise<void> {
    const { found, request, response } = call;
    const { path, query } = splitUrl(request.url);
    const headers = headersOf(call, turn.now);
    const bytes = bytesOf(raw, request);
    const origin = originOf(request, publicAddress);
    const context: RequestContext = {
      request,
      response,
      served: found.served,
      slot: turn,
      origin,
      path,
      query,
      bytes,
      headers,
    };
    return catchErrors(
      () =>
        then('endpoint' in found ? operate(context, found, raw) : miss(context, found, raw), (entry) =>
          keep(entry, request, call.hint),
        ),
      (error) => fail(error, call, turn),
    );
  }

  function operate(context: RequestContext, found: OperationRoute, raw: RawBody): MaybePromise<Entry> {
    const { request, query, served, slot: turn, origin } = context;
    const { endpoint, path } = found;
    const address = stated(addressOf(request, publicAddress));
    const preference = prefer ? readPreference(request.headers, query, endpoint.contract) : undefined;
    if (preference !== undefined && 'wrong' in preference) throw new BadRequestError(preference.wrong);
    const envelope = { headers: request.headers, query, path };
    return then(decodeRequest(raw, envelope, endpoint.contract), (asWritten) => {
      const { contract } = served.profile;
      const received = inDeclaredSpelling(asWritten, contract, endpoint.contract);
      const visit = { served, endpoint, received, address, origin, preferred: preference?.outcome };
      return then(emulator.decide(turn, visit), (decision) =>
        replyDecision(context, endpoint, received, decision, preference, responseOptions),
      );
    });
  }

  function keep(entry: Entry | undefined, request: IncomingMessage, hint?: string): void {
    if (entry === undefined) return;
    const hints = [
      ...(missingNamespaces.has(request) ? [namesNone] : []),
      ...(hint === undefined ? [] : [hint]),
    ];
    record(hints.length === 0 ? entry : { ...entry, trace: [...hints, ...entry.trace] });
  }

  function miss(
    context: RequestContext,
    found: UnmatchedRoute,
    raw: RawBody,
  ): MaybePromise<Entry | undefined> {
    leaveBody(context.request, raw);
    const isBroken = 'missed' in found && found.missed === 'malformed';
    const passOn = isBroken ? undefined : elsewhere.get(context.served.id);
    if (passOn !== undefined) return passOn(context, responseOptions);
    if ('notBuilt' in found) return replyNotImplemented(context, found.notBuilt, responseOptions);
    if (isRefusedPreflight(context)) return replyError(context, preflightErrorReply, {}, [], responseOptions);
    const headers = 'allow' in found ? { allow: found.allow.join(', ') } : {};
    const near = nearest(found.missed, redactMethod(context.request.method), context.path, found.served);
    return replyError(context, found.missed, headers, near, responseOptions);
  }

  /** Whether CORS is off, and the vendor answers a preflight with words of its own. */
  function isRefusedPreflight({ request, served }: RequestContext): boolean {
    return rule === 'off' && isPreflight(request) && preflightErrorReply in served.profile.contract.refusals;
  }

  function headersOf({ vary }: RoutedRequest, now: number): Headers {
    const date = dateText(now);
    return vary === undefined ? { date } : { date, vary };
  }

  function fail(error: unknown, call: RoutedRequest, turn?: RequestSlot): void {
    const { found, request, response } = call;
    const id = turn === undefined ? undefined : idOf(turn);
    const now = turn?.now ?? emulator.now();
    const detail = error instanceof Error ? error.message : String(error);
    const { status, title, headers: own } = errorReplyOf(error);
    const kept = error instanceof BadRequestError ? error.journalText : detail;
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
      method: redactMethod(request.method),
      path: redactedPathOf(found, path),
      status,
      trace: [kept],
      request: captureUnmatched(request.headers, query),
      response: { headers, body: { title, status, detail: kept } },
    });
  }

  return (request, response, next) => {
    stripPrefix(request);
    const found = findIn(emulator.served, request);
    if (found === undefined) return next();
    if (options.closing?.aborted === true) return sendProblem(response, closedProblem);
    if (request.method === 'OPTIONS') stampDate(response, emulator.now());
    return cors(request, response, (vary) => answer({ found, request, response, vary }));
  };
}

/** A namespace may have other profiles of the same providers. */
function answerHeadersOf(served: readonly ServedProvider[]): readonly string[] {
  const profiles = served.flatMap(({ provider }) => Object.values(provider.profiles));
  const names = profiles.flatMap(({ contract }) => contract.answerHeaders);
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].sort();
}

function redactedPathOf(found: Route, path: string): string {
  if ('endpoint' in found)
    return redactPath(path, found.served.profile.contract.basePath, found.endpoint.contract);
  return redactMissedPath(path, found.served.profile);
}

function stated(value: string | { readonly wrong: string; readonly kept?: string }): string {
  if (typeof value !== 'string') throw new BadRequestError(value.wrong, value.kept);
  return value;
}
