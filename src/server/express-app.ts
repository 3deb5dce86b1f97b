import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import type { ListenerParts } from '../http/listener.ts';
import { restorePrefix } from '../http/request-url.ts';
import { sendFailure } from '../http/problem.ts';

/** An Express 5 app as its callers need it: for supertest, for `app.use` of another app, or to listen by itself. */
export interface App {
  (request: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void): void;
  /** Listens by itself, at a port of every address; a free one where none is given. */
  listen(port?: number, listening?: () => void): Server;
  /** Listens by itself, at a port of one address. */
  listen(port: number, host: string, listening?: () => void): Server;
}

/** Makes the Express app: what no plane takes is handed on where the app is mounted, and answered where it is not. */
export function createExpressApp({ planes, notFound, report }: ListenerParts): App {
  const app = express();
  let mounted = false;
  app.disable('x-powered-by');
  app.on('mount', () => {
    mounted = true;
  });
  for (const plane of planes) app.use(plane);
  app.use((request, response, next) => {
    if (!mounted) return notFound(request, response, next);
    restorePrefix(request);
    return next();
  });
  const failed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    report(error);
    sendFailure(response, error);
  };
  app.use(failed);
  return app;
}
