import express, { type ErrorRequestHandler, type Express } from 'express';
import { sendProblem } from './problem.ts';
import type { Middleware } from './data-plane.ts';

/** Makes the Express app: what none of these functions takes is handed on where the app is mounted, and answered where it is not. */
export function createExpressApp(planes: readonly Middleware[], notFound: Middleware): Express {
  const app = express();
  let mounted = false;
  app.disable('x-powered-by');
  app.on('mount', () => {
    mounted = true;
  });
  for (const plane of planes) app.use(plane);
  app.use((request, response, next) => (mounted ? next() : notFound(request, response, next)));
  app.use(failed);
  return app;
}

const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const detail = error instanceof Error ? error.message : 'unknown';
  sendProblem(response, { status: 500, title: 'The emulator failed', detail });
};
