import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { middleware as validated } from 'express-openapi-validator';
import type { Emulator, Look } from '../emulator.ts';
import { adminDocument } from '../generated/admin/document.ts';
import { originOf } from '../http/client.ts';
import { defaultNamespace } from '../http/namespace.ts';
import { sendProblem } from '../http/problem.ts';
import { codesOf } from './codes.ts';
import type { ControlPlaneOptions } from './control-plane.ts';
import { healthOf } from './health.ts';
import { clearOutbox, readOutbox } from './outbox.ts';

/** Where the control plane stands. */
const adminPath = '/__admin';

/** Makes the control plane: an Express app whose requests and answers are held against `openapi/admin.yaml`. */
export function createAdminApp(emulator: Emulator, { reached, place }: ControlPlaneOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    validated({
      apiSpec: adminDocument as never,
      validateRequests: true,
      validateResponses: true,
    }),
  );
  app.get(`${adminPath}/health`, (request, response) => {
    response.json(healthOf(emulator, originOf(request, reached), place));
  });
  app.get(`${adminPath}/codes/:provider/:login`, async (request, response) => {
    const { provider, login } = request.params;
    const served = emulator.served.find(({ id }) => id === provider);
    if (served === undefined) throw new NotFound(unknownProvider(provider, emulator));
    const read: Look<ReturnType<typeof codesOf>> = (state, environment) => codesOf(login, state, environment);
    const codes = await emulator.look(namespaceOf(request), served, read);
    if ('none' in codes) throw new NotFound(codes.none);
    response.json(codes);
  });
  app.get(`${adminPath}/outbox`, async (request, response) => {
    response.json(await readOutbox(emulator, namespaceOf(request)));
  });
  app.delete(`${adminPath}/outbox`, async (request, response) => {
    await clearOutbox(emulator, namespaceOf(request));
    response.status(204).end();
  });
  app.use((_request, response) => sendLost(response, 404));
  app.use(onError);
  return app;
}

/** The contract gives the header its form and its default. */
function namespaceOf(request: Request): string {
  return request.get('x-emulator-namespace') ?? defaultNamespace;
}

function unknownProvider(provider: string, { served }: Emulator): string {
  return `no provider ${provider} is served; expected one of ${served.map(({ id }) => id).join(', ')}`;
}

/** What a call asks about is not there. */
class NotFound extends Error {
  readonly status = 404;
}

const onError: ErrorRequestHandler = (
  error: Error & { readonly status?: number },
  _request,
  response,
  _next,
) => {
  const { status = 500, message: detail } = error;
  if (error instanceof NotFound) return sendProblem(response, { status, title: 'Not found', detail });
  if (status === 404 || status === 405) return sendLost(response, status);
  const title = status < 500 ? 'Bad request' : 'The emulator failed';
  return sendProblem(response, { status, title, detail });
};

/** Says that there is no such call, and which there are. */
function sendLost(response: Response, status: 404 | 405): void {
  const { method, originalUrl } = response.req;
  const detail = `${method} ${originalUrl} is no call of the control plane; it has ${calls.join(', ')}`;
  sendProblem(response, { status, title: status === 404 ? 'Not found' : 'Method not allowed', detail });
}

/** Every call of the contract: `GET /__admin/health`, … */
const calls = Object.entries(adminDocument.paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${adminPath}${path}`),
);
