import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { originOf, type Reached } from '../http/client.ts';
import type { Middleware } from '../http/data-plane.ts';
import { stampDate } from '../http/problem.ts';
import { splitUrl } from '../http/url.ts';
import { healthOf } from './health.ts';

const prefix = '/__admin';

/** Makes the control plane as one function. Health is answered at once; the rest loads Express when first asked for. */
export function createControlPlane(emulator: Emulator, reached: Reached): Middleware {
  let app: Promise<(request: IncomingMessage, response: ServerResponse) => void> | undefined;

  return (request, response, next) => {
    const { path } = splitUrl(request.url);
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return next();
    stampDate(response, emulator.now());
    if (path === `${prefix}/health` && request.method === 'GET')
      return sendHealth(emulator, originOf(request, reached), response);
    app ??= import('./app.ts').then(({ createAdminApp }) => createAdminApp(emulator, reached));
    app.then((loaded) => loaded(request, response), next);
    return undefined;
  };
}

function sendHealth(emulator: Emulator, origin: string, response: ServerResponse): void {
  const body = JSON.stringify(healthOf(emulator, origin));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
