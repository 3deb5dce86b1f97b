import type { IncomingMessage, ServerResponse } from 'node:http';
import { originOf, createRequestCheck } from '../http/public-address.ts';
import type { Middleware } from '../http/listener.ts';
import { stripPrefix, splitUrl } from '../http/request-url.ts';
import { closedProblem, problemDetails, sendProblem, stampDate } from '../http/problem.ts';
import { reset } from '../namespaces/reset.ts';
import { then } from '../store/store.ts';
import type { adminApp } from './app.ts';
import { createGuard, type AccessOptions } from './access/guard.ts';
import { healthOf } from './handlers/process.ts';
import type { AdminContext } from './handler.ts';
import { adminPath } from '../http/emulator-urls.ts';
import type { KnownSessions } from './access/session.ts';

/**
 * Creates the control plane as a middleware. It checks access first. It answers health and reset directly; the first of
 * the other calls loads Express.
 */
export function createControlPlane(
  parts: AdminContext,
  access: AccessOptions,
  sessions: KnownSessions,
): Middleware {
  const { emulator } = parts;
  const check = createRequestCheck(parts.publicAddress);
  let app: Promise<typeof adminApp> | undefined;
  const guard = createGuard(access, {
    namespaceOf: parts.namespaceOf,
    boundTo: parts.boundTo,
    namespaceRequired: parts.namespaceRequired,
    storeShared: emulator.store.isShared,
    namespaces: () => [...emulator.namespaces.list().keys()],
    realNow: emulator.clock.machine,
    sessions,
  });

  function answer(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const { path } = splitUrl(request.url);
    const own = atOnce[`${request.method ?? 'GET'} ${path.slice(adminPath.length)}`];
    if (own !== undefined) return own(parts, request, response, next);
    app ??= import('./app.ts').then((loaded) => loaded.adminApp);
    app.then((call) => call(parts, request, response, next)).catch(next);
    return undefined;
  }

  return (request, response, next) => {
    stripPrefix(request);
    const { path } = splitUrl(request.url);
    if (path !== adminPath && !path.startsWith(`${adminPath}/`)) return next();
    if (parts.closing?.aborted === true) return sendProblem(response, closedProblem);
    stampDate(response, emulator.now());
    return guard(request, response, path.slice(adminPath.length), (error) => {
      if (error !== undefined) return next(error);
      const detail = check(request);
      if (detail !== undefined) return sendProblem(response, problemDetails('invalid-host', detail));
      return answer(request, response, next);
    });
  };
}

type Next = (error?: unknown) => void;

type AtOnce = (parts: AdminContext, request: IncomingMessage, response: ServerResponse, next: Next) => void;

const sendHealth: AtOnce = (parts, request, response) => {
  const body = JSON.stringify(healthOf(parts, originOf(request, parts.publicAddress)));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const sendReset: AtOnce = ({ emulator, namespaceOf, changes }, request, response, next) => {
  const namespace = namespaceOf(request);
  if (typeof namespace !== 'string')
    return sendProblem(response, problemDetails('invalid-namespace', namespace.wrong));
  if (emulator.namespaces.has(namespace)) emulator.namespaces.enter(namespace);
  try {
    const done = then(reset(emulator, namespace), () => {
      response.writeHead(204).end();
      changes.add('resetNamespace', namespace);
    });
    if (done instanceof Promise) done.catch(next);
  } catch (error) {
    next(error);
  }
  return undefined;
};

/** Calls answered without Express: health probes, and reset, which runs before every test. */
const atOnce: Readonly<Record<string, AtOnce>> = {
  'GET /health': sendHealth,
  'HEAD /health': sendHealth,
  'POST /reset': sendReset,
};
