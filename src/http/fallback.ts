import type { Entry } from '../journal/entry.ts';
import { captureUnmatched } from '../journal/capture.ts';
import { redactForwardedPath } from '../journal/redact-path.ts';
import type { Headers } from './headers.ts';
import { baseUrlOf } from '../urls.ts';
import { parsedBodyOf } from './parsed-body.ts';
import type { CorsRule } from './cors.ts';
import { codeOf } from '../errors.ts';
import { problemDetails, sendProblem, type ProblemDetails } from './problem.ts';
import type { RequestContext, ResponseOptions } from './request-context.ts';
import { entryOf, headersOf, idOf, type DecidedPart } from './send-reply.ts';
import { splitUrl } from './request-url.ts';

/** URLs of the servers that receive unmatched requests, by provider. */
export type Fallback = Readonly<Record<string, string>>;

/**
 * Forwards an unmatched request, or a request that an operation has authorised. Returns its journal entry, unless its
 * client disconnected.
 */
export type ForwardToFallback = (
  context: RequestContext,
  responseOptions: ResponseOptions,
  decided?: DecidedPart,
) => Promise<Entry | undefined>;

/** Creates the functions that forward to the fallback servers, by provider. */
export function createFallback(fallback: Fallback, cors: CorsRule): ReadonlyMap<string, ForwardToFallback> {
  const entries = Object.entries(fallback);
  return new Map(entries.map(([provider, url]) => [provider, forwardTo(baseUrlOf(url), cors !== 'off')]));
}

/** The emulator's name in `Via` headers. */
const name = 'login-emulator';

function forwardTo(base: string, hasCors: boolean): ForwardToFallback {
  return async (context, responseOptions, decided) => {
    const { request, response, served, slot, path } = context;
    const emulatorHeaders = headersOf(context, responseOptions);
    const from = `${served.id} falls back to ${base}`;
    const { via, upgrade } = request.headers;
    if (via?.includes(name) === true) {
      const detail = `${from}, which leads back to this emulator; set --fallback to the application's own server`;
      return refuse(context, decided, problemDetails('fallback-loop', detail));
    }
    if (upgrade?.toLowerCase() === 'websocket') {
      const detail = `${from}, but WebSockets aren't forwarded; connect to that server directly`;
      return refuse(context, decided, problemDetails('websocket-not-supported', detail));
    }
    const body = parsedBodyOf(request);
    if (body !== undefined && 'wrong' in body)
      return refuse(context, decided, problemDetails('body-not-forwardable', `${from}, but ${body.wrong}`));
    const { forwardRequest } = await import('./proxy.ts');
    if (response.closed) return undefined;
    const { query } = splitUrl(request.url);
    try {
      const status = await forwardRequest({
        request,
        response,
        base,
        target: query === '' ? path : `${path}?${query}`,
        headers: {
          via: [...(via === undefined ? [] : [via]), `1.1 ${name}`].join(', '),
          'x-emulator-namespace': slot.namespace,
        },
        body,
        headersFor(upstream) {
          if (!responseOptions.quiet) emulatorHeaders['x-emulator-outcome'] = 'passed-on';
          return answerHeaders(upstream, context, hasCors);
        },
      });
      return status === undefined
        ? undefined
        : entry(context, decided, status, `forwarded to ${base}`, 'passed-on');
    } catch (error) {
      delete emulatorHeaders['x-emulator-outcome'];
      const why = codeOf(error) || (error instanceof Error ? error.message : String(error));
      const detail = `${from}, which doesn't respond (${why}); start that server, or set another`;
      return refuse(context, decided, problemDetails('fallback-failed', detail));
    }
  };
}

/** Merges the server's headers with the emulator's, which add CORS and the journal id and take precedence. */
function answerHeaders(upstream: Headers, { response, headers }: RequestContext, hasCors: boolean): Headers {
  const passed = Object.entries(upstream).filter(
    ([header]) => !(hasCors && header.startsWith('access-control-')),
  );
  const vary = [upstream['vary'], headers['vary'], response.getHeader('vary')].flat().filter(Boolean);
  const { date, ...rest } = headers;
  return {
    ...(date === undefined ? {} : { date }),
    ...Object.fromEntries(passed),
    ...rest,
    ...(vary.length === 0 ? {} : { vary: [...new Set(vary.map(String))].join(', ') }),
  };
}

/** Sends the problem of a request that isn't forwarded; returns its journal entry. */
function refuse(
  context: RequestContext,
  decided: DecidedPart | undefined,
  problem: ProblemDetails,
): Entry | undefined {
  const { response, slot, headers } = context;
  if (response.headersSent || response.closed) return undefined;
  sendProblem(response, problem, { request: idOf(slot) }, headers);
  return entry(context, decided, problem.status, problem.detail);
}

function entry(
  context: RequestContext,
  decided: DecidedPart | undefined,
  status: number,
  step: string,
  outcome?: Entry['outcome'],
): Entry {
  const { request, query } = context;
  const known = decided ?? {
    path: redactForwardedPath(context.path, context.served.profile),
    trace: [],
    request: captureUnmatched(request.headers, query),
  };
  return entryOf(context, { ...known, outcome, trace: [...known.trace, step] }, status, undefined);
}
