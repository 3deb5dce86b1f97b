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
 * Makes what mounts in an app of one's own and lets an emulator that runs elsewhere answer, streaming both ways. Every
 * request is that emulator's: it says itself what it does not know. An answer that it loses is lost here, too. Only what
 * keeps a request from reaching it is handed on, as an error.
 */
export function createRemoteMiddleware(url: string): Middleware {
  const base = baseUrlOf(url);
  const wrongHost = createHostRule({ allowedHosts: [], publicUrl: base });

  /**
   * A page that asks its own origin asks the emulator's own: who may use the control plane is decided by that. Where the
   * name is one that anybody can point to this machine, it stays a page of another site's, also where its browser, which
   * sees one origin alone, says nothing.
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
      return next(new Error(`the emulator at ${base} cannot be asked: ${body.wrong}`));
    const handed = { request, response, base, target: request.url ?? '/', body, headersFor: asGiven };
    return void import('../http/proxy.ts')
      .then(({ forwardRequest }) => forwardRequest({ ...handed, headers: pageOf(request) }))
      .catch((cause: unknown) => {
        if (response.headersSent || isLost(cause)) return void response.destroy();
        const why = codeOf(cause) || String(cause);
        return next(
          new Error(`the emulator at ${base} does not answer (${why}); start it, or name another`, { cause }),
        );
      });
  });
}

function asGiven<T>(value: T): T {
  return value;
}

/** Whether the request was taken and its answer broken off, which is what faults are for. */
function isLost(cause: unknown): boolean {
  return /^(?:ECONNRESET|EPIPE|HPE_)/.test(codeOf(cause));
}

/**
 * Makes what mounts in an app or a development server of one's own, such as Express 4 and 5, Connect and Vite, over
 * HTTP/1.1 and HTTP/2: each plane is asked in turn, and what none of them takes is handed on as it came.
 */
export function createMiddleware({ planes, report }: ListenerParts): Middleware {
  const ask = chain(planes, report);
  return takingHttp2((request, response, next) =>
    ask(request, response, () => {
      restorePrefix(request);
      next();
    }),
  );
}
