import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator, Preference, RequestSlot, SessionStart } from '../emulator/emulator.ts';
import type { ProblemCode } from '../generated/admin/problem-codes.ts';
import { namespaceLimitMessage } from '../emulator/namespace-registry.ts';
import { perList } from '../emulator/per-list.ts';
import type { Entry, Recorder } from '../journal/entry.ts';
import { defaultNamespace, then, type MaybePromise } from '../store/store.ts';
import { bytesOf, emptyBody, readBody, type RawBody, type ReceivedBody } from './body.ts';
import { inDeclaredSpelling } from './case-insensitive-fields.ts';
import type { AnsweredCheck } from './check-request.ts';
import type { AnswerCheck } from './check-sent.ts';
import { createCors, readableHeaders, type CorsRule } from './cors.ts';
import { createSiteRule } from './cross-site.ts';
import { decodeRequest } from './decode-request.ts';
import { createFallback, type Fallback } from './fallback.ts';
import type { ListenerScope, Middleware } from './listener.ts';
import type { MissingNamespaces, NamespaceReader } from './namespace.ts';
import { preferenceHint, readPreference } from './prefer.ts';
import { closedProblem, ProblemError, sendProblem, stampDate } from './problem.ts';
import { addressOf, createRequestCheck, journalProblem, originOf } from './public-address.ts';
import { replyDecision } from './reply.ts';
import { createFailureReply, type FailedRequest } from './reply-failure.ts';
import type { ReplyOptions } from './reply-options.ts';
import type { RequestContext, ResponseOptions, RoutedRequest } from './request-context.ts';
import { splitUrl, stripPrefix } from './request-url.ts';
import { createReroute, type Reroute } from './reroute.ts';
import { createRouters, type OperationRoute, type Route } from './router.ts';
import { createReplyHeaders, type ReplyHeaders } from './send-reply.ts';
import { createUnmatchedReply } from './unmatched.ts';
import { isVisit } from './visit.ts';

/** The options of the data plane. */
export interface DataPlaneOptions extends ResponseOptions {
  readonly cors: CorsRule;
  /** Host names of the emulator besides loopback names. */
  readonly allowedHosts: readonly string[];
  readonly namespaceOf: NamespaceReader;
  /** Records the requests that may have lost their namespace. */
  readonly missingNamespaces: MissingNamespaces;
  /** The session to start, if the control plane sends the requests. */
  readonly start?: SessionStart | undefined;
  /** Whether clients may select the outcome with `Prefer` or `?__code=`. */
  readonly prefer: boolean;
  readonly fallback: Fallback;
  /** The scope of the listener that this data plane is for. */
  readonly scope: ListenerScope;
  /** Aborts when the emulator closes. */
  readonly closing?: AbortSignal;
  readonly record: Recorder;
  /** Receives the emulator's own errors. */
  readonly report: (error: unknown) => void;
  /** Checks the answers that are only warned about. */
  readonly checkSent: AnswerCheck;
  /** Compares the requests with the contract that are only warned about. */
  readonly checkAnswered: AnsweredCheck;
}

/** Creates the data plane as a middleware. Passes on requests outside every provider's base path. */
export function createDataPlane(emulator: Emulator, options: DataPlaneOptions): Middleware {
  const { record, report, scope } = options;
  const routers = createRouters(scope);
  const reroute = createReroute(emulator, routers);
  const replyHeaders = createReplyHeaders();
  const corsOf = perList((all) => createCors(options.cors, readableHeaders(all)));
  const vary = options.cors === 'off' ? undefined : 'Origin';
  const enterNamespace = createNamespaceEntry(emulator, options);
  const open = createContextStep(options, reroute, replyHeaders);
  const replyOptions = {
    ...options,
    fallbacks: createFallback(options.fallback, options.cors),
  };
  const operate = createOperationStep(emulator, replyOptions);
  const replyUnmatched = createUnmatchedReply(scope, replyOptions);
  const replyFailure = createFailureReply(emulator, replyHeaders, record, report);

  // the first request doesn't wait for it
  routers(emulator.served);

  /** Handles a request. Awaits only promises, because awaiting a plain value costs a turn of the microtask queue. */
  async function handle(routed: RoutedRequest): Promise<void> {
    let furthest: FailedRequest = routed;
    let body: ReceivedBody | undefined;
    try {
      const namespace = enterNamespace(routed.request);
      const isPlain = 'endpoint' in routed.route && routed.route.withoutSuffix === undefined;
      const request = isPlain ? routed : await reroute.beforeBody(routed, namespace);
      if ('endpoint' in request.route) body = await readBody(request.request);
      const slot = emulator.openRequest(namespace);
      const context = open(request, slot instanceof Promise ? await slot : slot, body?.raw ?? emptyBody);
      furthest = context;
      const { route } = context;
      const reply = 'endpoint' in route ? operate(context, route) : replyUnmatched(context, route);
      const entry = reply instanceof Promise ? await reply : reply;
      if (entry !== undefined) record(withHints(entry, context, options));
    } catch (error) {
      replyFailure(error, furthest);
    } finally {
      body?.release();
    }
  }

  return (request, response, next) => {
    stripPrefix(request);
    const { path, query } = splitUrl(request.url);
    const all = emulator.served;
    const route = routers(all)(request.method ?? 'GET', path);
    if (route === undefined || leavesRoot(route, path, request, options.fallback)) return next();
    if (options.closing?.aborted === true) return sendProblem(response, closedProblem);
    if (request.method === 'OPTIONS') stampDate(response, emulator.now());
    if (!needsCors(request, response))
      return void handle({ request, response, all, route, path, query, vary });
    return corsOf(all)(request, response, () => {
      void handle({ request, response, all, route, path, query, vary: undefined });
    });
  };
}

/** Whether a browser opens `/`, where a provider without a base path has nothing: the browser finds the console. */
function leavesRoot(route: Route, path: string, request: IncomingMessage, fallback: Fallback): boolean {
  if (path !== '/' || !('missed' in route) || route.missed !== 'not-found') return false;
  return !Object.hasOwn(fallback, route.served.id) && isVisit(request);
}

/** Creates the step that finds the namespace of a request and enters it. */
function createNamespaceEntry(
  { namespaces }: Emulator,
  { namespaceOf, cors, publicAddress, allowedHosts }: DataPlaneOptions,
): (request: IncomingMessage) => string {
  const check = createRequestCheck(publicAddress);
  const crossSiteProblem = createSiteRule({ cors, publicAddress, allowedHosts });

  return (request) => {
    const problem = check(request);
    if (problem !== undefined) throw new ProblemError('invalid-host', problem, journalProblem);
    const namespace = textOrThrow('invalid-namespace', namespaceOf(request));
    const crossSite = namespaces.has(namespace) ? undefined : crossSiteProblem(request);
    if (crossSite !== undefined)
      throw new ProblemError('cross-site-request', `namespace ${namespace} doesn't exist, and ${crossSite}`);
    if (namespaces.enter(namespace)) return namespace;
    throw new ProblemError('too-many-namespaces', namespaceLimitMessage(namespaces));
  };
}

/** Creates the step that completes the context of a request. */
function createContextStep(
  { publicAddress }: ResponseOptions,
  reroute: Reroute,
  replyHeaders: ReplyHeaders,
): (routed: RoutedRequest, slot: RequestSlot, body: RawBody) => RequestContext {
  return (routed, slot, body) => {
    const { request, response, all, route, path, query, vary, routedPath, hint } =
      slot.config.profiles === undefined ? routed : reroute.inProfiles(routed, slot.config);
    // like all per-request objects, built without spreads, which would double the cost
    return {
      request,
      response,
      all,
      route,
      path,
      query,
      vary,
      routedPath,
      hint,
      slot,
      served: route.served,
      body,
      bytes: bytesOf(body, request),
      origin: originOf(request, publicAddress),
      headers: replyHeaders(slot.now, vary),
    };
  };
}

/** Creates the step that decodes a request to an operation, decides it and sends the reply. */
function createOperationStep(
  emulator: Emulator,
  options: DataPlaneOptions & ReplyOptions,
): (context: RequestContext, route: OperationRoute) => MaybePromise<Entry | undefined> {
  return (context, route) => {
    const { request, query, served, slot, origin, body } = context;
    const { endpoint, path } = route;
    const address = textOrThrow('invalid-client-address', addressOf(request, options.publicAddress));
    const { start } = options;
    const preference = start === undefined ? preferenceOf(context, route, options) : signedIn;
    const envelope = { headers: request.headers, query, path };
    return then(decodeRequest(body, envelope, endpoint.contract), (decoded) => {
      const received = inDeclaredSpelling(decoded, served.profile.contract, endpoint.contract);
      const operation = { slot, served, endpoint, received, address, origin, preference, start };
      return then(emulator.decide(operation), (decision) => {
        if (endpoint.checkAnswered !== undefined && preference === undefined)
          options.checkAnswered({ provider: served.id, endpoint, received, result: decision.result });
        return replyDecision(context, operation, decision, options);
      });
    });
  };
}

const signedIn: Preference = { outcome: 'signed-in' };

function preferenceOf(
  { request, query }: RequestContext,
  { endpoint }: OperationRoute,
  { prefer }: DataPlaneOptions,
): Preference | undefined {
  if (!prefer) return undefined;
  if (request.headers['prefer'] === undefined && !query.includes('__')) return undefined;
  const preference = readPreference(request.headers, query, endpoint.contract);
  if (preference !== undefined && 'wrong' in preference)
    throw new ProblemError('invalid-preference', preference.wrong);
  return preference;
}

/** Returns whether a browser sent the request, or earlier middleware has set `Vary`. */
function needsCors(request: IncomingMessage, response: ServerResponse): boolean {
  return request.headers.origin !== undefined || request.method === 'OPTIONS' || response.hasHeader('vary');
}

function withHints(
  entry: Entry,
  { request, hint }: RequestContext,
  { missingNamespaces, prefer }: DataPlaneOptions,
): Entry {
  const unnamed = missingNamespaces.has(request) ? `no namespace named: ${defaultNamespace}` : undefined;
  const header = prefer ? request.headers['prefer'] : undefined;
  const misspelt = header === undefined ? undefined : preferenceHint(String(header));
  if (unnamed === undefined && hint === undefined && misspelt === undefined) return entry;
  return { ...entry, trace: [unnamed, hint, misspelt, ...entry.trace].filter((text) => text !== undefined) };
}

function textOrThrow(
  code: ProblemCode,
  value: string | { readonly wrong: string; readonly journalText?: string },
): string {
  if (typeof value !== 'string') throw new ProblemError(code, value.wrong, value.journalText);
  return value;
}
