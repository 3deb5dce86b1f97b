import type { ServedProvider } from '../emulator/emulator.ts';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { BrokenRecorder } from './broken-requests.ts';
import { sendFailure } from './problem.ts';

/** What a listener serves: one provider alone, requests of one namespace, or all where it says nothing. */
export interface ListenerScope {
  readonly provider?: string;
  readonly namespace?: string;
}

/** The whole emulator. */
export const wholeEmulator: ListenerScope = {};

/** Those of the providers that a listener serves. */
export function providersInScope(
  all: readonly ServedProvider[],
  { provider }: ListenerScope,
): readonly ServedProvider[] {
  return provider === undefined ? all : all.filter(({ id }) => id === provider);
}

/** A listener that takes requests. */
export interface OpenListener {
  readonly port: number;
  readonly url: string;
}

/** Listens on a port, 0 for a free one; rejects with Node's error, for one `EADDRINUSE`. */
export type OpenNamespaceListener = (place: ListenerScope, port: number) => Promise<OpenListener>;

/** What a server shows to speak https, as PEM. */
export interface Certificate {
  /** The server's own, and behind it any that stand between it and its authority. */
  readonly cert: string;
  /** The private key to it. */
  readonly key: string;
  /** The authority that has signed it, which `GET /__admin/ca.pem` gives out: whoever trusts it trusts the server. */
  readonly ca?: string;
}

/** A Connect-style function. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

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
