import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { originOf } from '../http/client.ts';
import type { Middleware } from '../http/data-plane.ts';
import { sendProblem, stampDate } from '../http/problem.ts';
import { splitUrl } from '../http/url.ts';
import { after } from '../store/store.ts';
import { healthOf } from './health.ts';
import { callNamespace } from './namespace.ts';

const prefix = '/__admin';

type AtOnce = (emulator: Emulator, ...exchange: Parameters<Middleware>) => void;

/** What is answered without Express: a probe, and what runs before every test. */
const atOnce: Readonly<Record<string, AtOnce>> = {
  'GET /health': sendHealth,
  'HEAD /health': sendHealth,
  'POST /reset': sendReset,
};

/** Makes the control plane as one function. Health and reset are answered at once; the rest loads Express when first asked for. */
export function createControlPlane(emulator: Emulator): Middleware {
  let app: Promise<(request: IncomingMessage, response: ServerResponse) => void> | undefined;

  return (request, response, next) => {
    const { path } = splitUrl(request.url);
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return next();
    stampDate(response, emulator.now());
    const own = atOnce[`${request.method ?? 'GET'} ${path.slice(prefix.length)}`];
    if (own !== undefined) return own(emulator, request, response, next);
    app ??= import('./app.ts').then(({ createAdminApp }) => createAdminApp(emulator));
    app.then((loaded) => loaded(request, response), next);
    return undefined;
  };
}

function sendReset(emulator: Emulator, ...[request, response, next]: Parameters<Middleware>): void {
  const namespace = callNamespace(request);
  if (typeof namespace !== 'string')
    return sendProblem(response, { status: 400, title: 'Bad request', detail: namespace.wrong });
  if (emulator.reset === undefined) {
    const detail = 'this call is in the contract, and is not built yet';
    return sendProblem(response, { status: 501, title: 'Not built', detail });
  }
  try {
    const done = after(emulator.reset(namespace), () => void response.writeHead(204).end());
    if (done instanceof Promise) done.catch(next);
  } catch (error) {
    next(error);
  }
}

function sendHealth(emulator: Emulator, request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify(healthOf(emulator, originOf(request)));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
