import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Middleware } from './data-plane.ts';
import { sendFailure } from './problem.ts';

/** All that answers requests, in the order in which it is asked. */
export interface Planes {
  /** Each hands on what is not its own. */
  readonly planes: readonly Middleware[];
  /** Answers what none of them takes. */
  readonly notFound: Middleware;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
}

/** Makes the listener of a bare `node:http` server: each plane is asked in turn. */
export function createListener({ planes, notFound, report }: Planes): RequestListener {
  const all = [...planes, notFound];

  function ask(turn: number, request: IncomingMessage, response: ServerResponse): void {
    all[turn]?.(request, response, (error) => {
      if (error === undefined) return ask(turn + 1, request, response);
      report(error);
      return sendFailure(response, error);
    });
  }

  return (request, response) => ask(0, request, response);
}
