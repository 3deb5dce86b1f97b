import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { originOf, type Reached } from '../http/client.ts';
import type { Middleware } from '../http/data-plane.ts';
import type { Place } from '../http/place.ts';
import { stampDate } from '../http/problem.ts';
import { splitUrl } from '../http/url.ts';
import type { AccessOptions } from './access.ts';
import { healthOf } from './health.ts';

const prefix = '/__admin';

/** What the control plane can be told. */
export interface ControlPlaneOptions {
  readonly access: AccessOptions;
  readonly reached: Reached;
  /** What the listener serves that this control plane is for. */
  readonly place: Place;
}

/** Makes the control plane as one function. Health is answered at once; the rest loads Express when first asked for. */
export function createControlPlane(emulator: Emulator, options: ControlPlaneOptions): Middleware {
  let app: Promise<(request: IncomingMessage, response: ServerResponse) => void> | undefined;

  return (request, response, next) => {
    const { path } = splitUrl(request.url);
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return next();
    stampDate(response, emulator.now());
    if (path === `${prefix}/health` && request.method === 'GET')
      return sendHealth(healthOf(emulator, originOf(request, options.reached), options.place), response);
    app ??= import('./app.ts').then(({ createAdminApp }) => createAdminApp(emulator, options));
    app.then((loaded) => loaded(request, response), next);
    return undefined;
  };
}

function sendHealth(health: ReturnType<typeof healthOf>, response: ServerResponse): void {
  const body = JSON.stringify(health);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
