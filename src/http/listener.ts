import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ServedProvider } from '../emulator/emulator.ts';
import { codeOf } from '../errors.ts';
import { endWith, firstLine, lineOf, problemOf, type BrokenRecorder } from './broken-requests.ts';
import { problemDetails, sendFailure, sendProblem } from './problem.ts';

/** Restricts a listener to one provider and/or namespace. Empty: everything. */
export interface ListenerScope {
  readonly provider?: string;
  readonly namespace?: string;
}

/** The scope of a listener without restrictions. */
export const wholeEmulator: ListenerScope = {};

/** Returns the providers that a listener serves. */
export function providersInScope(
  all: readonly ServedProvider[],
  { provider }: ListenerScope,
): readonly ServedProvider[] {
  return provider === undefined ? all : all.filter(({ id }) => id === provider);
}

/** An open listener. */
export interface OpenListener {
  readonly port: number;
  readonly url: string;
}

/** Listens on a port; 0 selects a free port. Rejects with Node's error, such as `EADDRINUSE`. */
export type OpenNamespaceListener = (scope: ListenerScope, port: number) => Promise<OpenListener>;

/** The certificate of an HTTPS server, as PEM. */
export interface Certificate {
  /** The server's certificate, followed by any intermediate certificates. */
  readonly cert: string;
  /** The private key of the certificate. */
  readonly key: string;
  /** The certificate authority that signed it, for clients to trust. `GET /__admin/ca.pem` returns it. */
  readonly ca?: string;
  /** The file of the certificate authority, if a folder keeps it. */
  readonly caFile?: string;
  /** A message for people, such as that the authority has been renewed. */
  readonly note?: string;
}

/** A Connect-style middleware. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** The middlewares of a listener, in order. */
export interface ListenerParts {
  /** Each passes on requests that aren't its own. */
  readonly planes: readonly Middleware[];
  /** Answers requests that no plane has answered. */
  readonly notFound: Middleware;
  /** Leads browsers from `/` to the console; omitted without a control plane. */
  readonly toConsole?: Middleware;
  /** Receives unexpected errors. */
  readonly report: (error: unknown) => void;
  /** Receives requests that couldn't be parsed; only for listeners with their own socket. */
  readonly broken?: BrokenRecorder;
}

/** Creates the listener of a `node:http` server, which runs each plane in turn. */
export function createListener({ planes, notFound, report }: ListenerParts): RequestListener {
  const dispatch = chain([...planes, notFound], report);
  return (request, response) => dispatch(request, response, () => undefined);
}

/** Combines middlewares into one. Errors are reported and answered with a problem. */
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

/** Makes a server answer unreadable requests with a problem, instead of Node's empty response or a closed connection. */
export function answerBrokenRequests(server: Server | SecureServer, record: BrokenRecorder): void {
  const pending = new WeakMap<
    object,
    { readonly request: IncomingMessage; readonly response: ServerResponse }
  >();
  const refused = new WeakSet<object>();

  server.on('request', (request, response) => void pending.set(request.socket, { request, response }));

  server.on('clientError', (error: Error, socket: Duplex) => {
    // bytes after a broken request can't be parsed either
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
    const detail = `Expect is "${expect.slice(0, 80)}"; the emulator supports only 100-continue: send that, or no Expect`;
    const problem = problemDetails('unsupported-expectation', detail);
    record({ ...problem, ...lineOf(request), headers: request.headers });
    sendProblem(response, problem, {}, { connection: 'close' });
  });

  server.on('connect', (request, socket) => {
    const detail =
      "CONNECT is for proxies, and the emulator isn't a proxy; send requests to it directly, and exempt it from the proxy (NO_PROXY)";
    const problem = problemDetails('connect-not-supported', detail);
    // no target, because it names another server
    record({ ...problem, method: 'CONNECT', target: undefined, headers: request.headers });
    endWith(socket, problem);
  });
}
