import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Planes } from './listener.ts';
import { sendFailure } from './problem.ts';

/** Makes the Express app: what no plane takes is handed on where the app is mounted, and answered where it is not. */
export function createExpressApp({ planes, notFound, report }: Planes): Express {
  const app = express();
  let mounted = false;
  app.disable('x-powered-by');
  app.on('mount', () => {
    mounted = true;
  });
  for (const plane of planes) app.use(plane);
  app.use((request, response, next) => (mounted ? next() : notFound(request, response, next)));
  const failed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    report(error);
    sendFailure(response, error);
  };
  app.use(failed);
  return app;
}
