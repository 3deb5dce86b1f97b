import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { originOf } from '../http/client.ts';
import type { Middleware } from '../http/data-plane.ts';
import { defaultNamespace, namespaceOf } from '../http/namespace.ts';
import { stampDate } from '../http/problem.ts';
import { splitUrl } from '../http/url.ts';
import { createGuard, type AccessOptions } from './access.ts';
import { healthOf } from './health.ts';

const prefix = '/__admin';

/**
 * Makes the control plane as one function. Who may call is decided before anything else; health is answered at once; the
 * rest loads Express when first asked for.
 */
export function createControlPlane(emulator: Emulator, access: AccessOptions): Middleware {
  let app: Promise<(request: IncomingMessage, response: ServerResponse) => void> | undefined;
  const guard = createGuard(access, {
    namespaceOf,
    namespaces: () => [defaultNamespace],
    realNow: () => Date.now(),
  });

  function answer(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const { path } = splitUrl(request.url);
    if (path === `${prefix}/health` && request.method === 'GET')
      return sendHealth(emulator, request, response);
    app ??= import('./app.ts').then(({ createAdminApp }) => createAdminApp(emulator));
    app.then((loaded) => loaded(request, response), next);
    return undefined;
  }

  return (request, response, next) => {
    const { path } = splitUrl(request.url);
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return next();
    stampDate(response, emulator.now());
    return guard(request, response, path.slice(prefix.length), (error) =>
      error === undefined ? answer(request, response, next) : next(error),
    );
  };
}

type Next = (error?: unknown) => void;

function sendHealth(emulator: Emulator, request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify(healthOf(emulator, originOf(request)));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
