import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { BrokenRecorder } from './broken-requests.ts';
import type { Middleware } from './data-plane.ts';
import { sendFailure } from './problem.ts';

/** All that answers requests, in the order in which it is asked. */
export interface ListenerParts {
  /** Each hands on what is not its own. */
  readonly planes: readonly Middleware[];
  /** Answers what none of them takes. */
  readonly notFound: Middleware;
  /** Is told of the emulator's own mistakes. */
  readonly report: (error: unknown) => void;
  /** Is told of requests that could not be read, where it has a socket of its own. */
  readonly broken?: BrokenRecorder;
}

/** Makes the listener of a bare `node:http` server: each plane is asked in turn. */
export function createListener({ planes, notFound, report }: ListenerParts): RequestListener {
  const ask = chain([...planes, notFound], report);
  return (request, response) => ask(request, response, () => undefined);
}

/** Makes one function of several, each asked where those before it handed on; what goes wrong is reported and said. */
export function chain(all: readonly Middleware[], report: (error: unknown) => void): Middleware {
  function ask(turn: number, request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const asked = all[turn];
    if (asked === undefined) return next();
    return asked(request, response, (error) => {
      if (error === undefined) return ask(turn + 1, request, response, next);
      report(error);
      return sendFailure(response, error);
    });
  }

  return (request, response, next) => ask(0, request, response, next);
}
