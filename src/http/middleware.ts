import type { Middleware } from './data-plane.ts';
import type { Planes } from './listener.ts';
import { leavePrefix } from './prefix.ts';
import { sendFailure } from './problem.ts';

/** Makes what mounts in Express, Connect and Vite: what no plane takes is handed on. */
export function createMiddleware({ planes, report }: Planes): Middleware {
  return (request, response, next) => {
    const ask = (turn: number): void => {
      const plane = planes[turn];
      if (plane === undefined) {
        leavePrefix(request);
        return next();
      }
      return plane(request, response, (error) => {
        if (error === undefined) return ask(turn + 1);
        report(error);
        return sendFailure(response, error);
      });
    };
    ask(0);
  };
}
