import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ServedProvider } from '../emulator/emulator.ts';
import { codeOf } from '../errors.ts';
import { endWith, firstLine, lineOf, problemOf, type BrokenRecorder } from './broken-requests.ts';
import { sendFailure, sendProblem } from './problem.ts';

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
export type OpenNamespaceListener = (scope: ListenerScope, port: number) => Promise<OpenListener>;

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
  const dispatch = chain([...planes, notFound], report);
  return (request, response) => dispatch(request, response, () => undefined);
}

/** Makes one function of several, each asked where those before it handed on; what goes wrong is reported and said. */
export function chain(all: readonly Middleware[], report: (error: unknown) => void): Middleware {
  function run(index: number, request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const middleware = all[index];
    if (middleware === undefined) return next();
    return middleware(request, response, (error) => {
      if (error === undefined) return run(index + 1, request, response, next);
      report(error);
      return sendFailure(response, error);
    });
  }

  return (request, response, next) => run(0, request, response, next);
}

/** Makes a server reply to the requests that it cannot read with a problem, where Node would reply bare or hang up. */
export function answerBrokenRequests(server: Server | SecureServer, record: BrokenRecorder): void {
  const pending = new WeakMap<
    object,
    { readonly request: IncomingMessage; readonly response: ServerResponse }
  >();
  const refused = new WeakSet<object>();

  server.on('request', (request, response) => void pending.set(request.socket, { request, response }));

  server.on('clientError', (error: Error, socket: Duplex) => {
    // what comes behind a broken request is broken, too
    if (refused.has(socket)) return;
    refused.add(socket);
    const { request, response } = pending.get(socket) ?? {};
    const isAnswering = response !== undefined && !response.writableFinished;
    if (!socket.writable || codeOf(error) === 'ECONNRESET' || (isAnswering && response.headersSent)) {
      socket.destroy();
      return;
    }
    const problem = problemOf(error);
    const line = isAnswering && request !== undefined ? lineOf(request) : firstLine(error);
    record({ ...problem, ...line, headers: {} });
    endWith(socket, problem);
  });

  server.on('checkExpectation', (request, response) => {
    const { expect = '' } = request.headers;
    const detail = `Expect is "${expect.slice(0, 80)}"; the emulator meets 100-continue alone: send that, or no Expect`;
    const problem = { status: 417, title: 'Expectation failed', detail };
    record({ ...problem, ...lineOf(request), headers: request.headers });
    sendProblem(response, problem, {}, { connection: 'close' });
  });

  server.on('connect', (request, socket) => {
    const detail =
      'CONNECT asks for a proxy, and the emulator is none; send requests to it directly, and exempt it from the proxy (NO_PROXY)';
    const problem = { status: 501, title: 'Not implemented', detail };
    // the target is another server's
    record({ ...problem, method: 'CONNECT', target: undefined, headers: request.headers });
    endWith(socket, problem);
  });
}
