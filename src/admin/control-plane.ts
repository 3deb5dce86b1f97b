import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { originOf, type Reached } from '../http/client.ts';
import type { Middleware } from '../http/data-plane.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import { enterPrefix } from '../http/prefix.ts';
import { stampDate } from '../http/problem.ts';
import { splitUrl } from '../http/url.ts';
import { createGuard, type AccessOptions } from './access.ts';
import { healthOf } from './health.ts';

const prefix = '/__admin';

/** What the control plane can be told. */
export interface ControlPlaneOptions {
  readonly access: AccessOptions;
  readonly reached: Reached;
  readonly namespaceOf: NamespaceReader;
}

/**
 * Makes the control plane as one function. Who may call is decided before anything else; health is answered at once; the
 * rest loads Express when first asked for.
 */
export function createControlPlane(
  emulator: Emulator,
  { access, reached, namespaceOf }: ControlPlaneOptions,
): Middleware {
  let app: Promise<(request: IncomingMessage, response: ServerResponse) => void> | undefined;
  const guard = createGuard(access, {
    namespaceOf,
    namespaces: () => [...emulator.namespaces.list().keys()],
    realNow: emulator.clock.machine,
  });

  function answer(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const { path } = splitUrl(request.url);
    if (path === `${prefix}/health` && request.method === 'GET')
      return sendHealth(emulator, originOf(request, reached), response);
    app ??= import('./app.ts').then(({ createAdminApp }) => createAdminApp(emulator, reached));
    app.then((loaded) => loaded(request, response), next);
    return undefined;
  }

  return (request, response, next) => {
    enterPrefix(request);
    const { path } = splitUrl(request.url);
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return next();
    stampDate(response, emulator.now());
    return guard(request, response, path.slice(prefix.length), (error) =>
      error === undefined ? answer(request, response, next) : next(error),
    );
  };
}

type Next = (error?: unknown) => void;

function sendHealth(emulator: Emulator, origin: string, response: ServerResponse): void {
  const body = JSON.stringify(healthOf(emulator, origin));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
