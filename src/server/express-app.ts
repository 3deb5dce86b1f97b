import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import type { ListenerParts } from '../http/listener.ts';
import { restorePrefix } from '../http/request-url.ts';
import { sendFailure } from '../http/problem.ts';

/** An Express 5 app with the methods that callers need: for supertest, for another app's `app.use`, or to listen. */
export interface App {
  (request: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void): void;
  /** Listens on a port of all addresses; without a port, on a free one. */
  listen(port?: number, listening?: () => void): Server;
  /** Listens on a port of one address. */
  listen(port: number, host: string, listening?: () => void): Server;
}

/** Creates the Express app. If mounted, it passes on requests that no plane accepts; otherwise it answers them too. */
export function createExpressApp({ planes, notFound, toConsole, report }: ListenerParts): App {
  const app = express();
  let mounted = false;
  app.disable('x-powered-by');
  app.on('mount', () => {
    mounted = true;
  });
  for (const plane of planes) app.use(plane);
  app.use((request, response, next) => {
    if (!mounted) return notFound(request, response, next);
    const passOn = (): void => {
      restorePrefix(request);
      next();
    };
    // the other app owns its own /
    return request.baseUrl === '' || toConsole === undefined
      ? passOn()
      : toConsole(request, response, passOn);
  });
  const failed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    report(error);
    sendFailure(response, error);
  };
  app.use(failed);
  return app;
}
