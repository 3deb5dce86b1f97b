import type { IncomingMessage } from 'node:http';
import { createHostRule } from '../http/loopback-host.ts';
import { adminPath } from '../http/emulator-urls.ts';
import { baseUrlOf } from '../urls.ts';
import { parsedBodyOf } from '../http/parsed-body.ts';
import { type Middleware, chain, type ListenerParts } from '../http/listener.ts';
import { codeOf } from '../errors.ts';
import { takingHttp2 } from './http2.ts';
import { ownOriginOf } from '../http/public-address.ts';
import { restorePrefix } from '../http/request-url.ts';

/**
 * Creates a middleware that forwards every request to an emulator elsewhere, streaming in both directions. That
 * emulator also answers unknown paths. If it breaks off a response, so does this middleware. It calls `next`, with an
 * error, only if the request doesn't reach the emulator.
 */
export function createRemoteMiddleware(url: string): Middleware {
  const base = baseUrlOf(url);
  const wrongHost = createHostRule({ allowedHosts: [], publicUrl: base });

  /**
   * Returns the `Origin` to send. The app's own origin becomes the emulator's, so that its pages may use the control
   * plane. Under an untrusted host name, a page counts as another site's, even if it sends no `Origin`.
   */
  function pageOf(request: IncomingMessage): Readonly<Record<string, string>> {
    const { origin } = request.headers;
    const ownOrigin = ownOriginOf(request);
    if (wrongHost(request) !== undefined)
      return origin === undefined && request.url?.includes(adminPath) === true
        ? { origin: ownOrigin ?? 'null' }
        : {};
    return origin !== undefined && origin === ownOrigin ? { origin: new URL(base).origin } : {};
  }

  return takingHttp2((request, response, next) => {
    const body = parsedBodyOf(request);
    if (body !== undefined && 'wrong' in body)
      return next(new Error(`cannot forward the request to the emulator at ${base}: ${body.wrong}`));
    const handed = { request, response, base, target: request.url ?? '/', body, headersFor: asGiven };
    return void import('../http/proxy.ts')
      .then(({ forwardRequest }) => forwardRequest({ ...handed, headers: pageOf(request) }))
      .catch((cause: unknown) => {
        if (response.headersSent || isLost(cause)) return void response.destroy();
        const why = codeOf(cause) || String(cause);
        return next(
          new Error(`the emulator at ${base} doesn't answer (${why}); start it or change the URL`, { cause }),
        );
      });
  });
}

function asGiven<T>(value: T): T {
  return value;
}

/** Whether the emulator accepted the request and broke off the answer, as faults do. */
function isLost(cause: unknown): boolean {
  return /^(?:ECONNRESET|EPIPE|HPE_)/.test(codeOf(cause));
}

/**
 * Creates a middleware for an app or a development server, such as Express 4 and 5, Connect and Vite, over HTTP/1.1 and
 * HTTP/2. Each plane is tried in turn; a request that none accepts is passed on unchanged.
 */
export function createMiddleware({ planes, toConsole, report }: ListenerParts): Middleware {
  const ask = chain(planes, report);
  return takingHttp2((request, response, next) =>
    ask(request, response, () => {
      const passOn = () => {
        restorePrefix(request);
        next();
      };
      // the app owns its own /
      if (toConsole === undefined || !isMountedBelow(request)) return passOn();
      return toConsole(request, response, passOn);
    }),
  );
}

/** Whether an Express app mounts the middleware at a path, which then belongs to the emulator. */
function isMountedBelow(request: IncomingMessage): boolean {
  return 'baseUrl' in request && request.baseUrl !== '';
}
