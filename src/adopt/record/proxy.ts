import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { codeOf } from '../../errors.ts';
import { isLoopbackHost } from '../../http/loopback-host.ts';
import { forwardRequest } from '../../http/proxy.ts';
import type { RecordedExchange } from '../exchange.ts';
import { headersForApp, headersForService, preflightHeaders, type Addresses } from './rewrite.ts';
import { headersOf, tap, type Tap } from './tap.ts';

/** A recording that runs. */
export interface RecordingProxy {
  /** The origin for the app: `http://localhost:4020`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a port of this machine. */
export type Listen = (
  listener: RequestListener,
  host: string,
  port: number,
) => Promise<{ readonly port: number; close(graceMs?: number): Promise<void> }>;

/** The parts of a recording. */
export interface RecordingOptions {
  readonly target: URL;
  readonly port: number;
  readonly listen: Listen;
  /** Receives each exchange after its answer was sent. */
  onExchange(exchange: RecordedExchange): void;
}

/** Starts a server at this machine that passes all requests to one service. It calls no other host. */
export async function startProxy({
  target,
  port,
  listen,
  onExchange,
}: RecordingOptions): Promise<RecordingProxy> {
  let own = '';
  const server = await listen(
    (request, response) => {
      void pass(request, response, { target, own }).then((exchange) => {
        if (exchange !== undefined) onExchange(exchange);
      });
    },
    'localhost',
    port,
  );
  own = `http://localhost:${server.port}`;
  return { url: own, close: () => server.close(1000) };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  addresses: Addresses,
): Promise<RecordedExchange | undefined> {
  const refused = refusalOf(request, addresses);
  if (refused !== undefined) return refuse(response, ...refused);
  const { method = 'GET', url = '/' } = request;
  const preflight = preflightHeaders(method, request.headers);
  if (preflight !== undefined) {
    response.writeHead(204, preflight).end();
    return undefined;
  }
  const bodies = new Map<IncomingMessage, Tap>();
  const finished = new Promise<void>((resolve) => response.once('close', resolve));
  try {
    await forwardRequest({
      ...{ request, response, target: url, body: undefined, tellsClient: false },
      base: addresses.target.origin,
      headers: headersForService(request.headers, addresses),
      headersFor: (upstream) => headersForApp(upstream, request.headers, addresses),
      onBody: (message) => bodies.set(message, tap(message)),
    });
  } catch (error) {
    const why = codeOf(error) || (error instanceof Error ? error.message : String(error));
    return refuse(response, 502, `${addresses.target.origin} doesn't answer (${why})`);
  }
  await finished;
  const answer = [...bodies.keys()].find((message) => message !== request);
  if (answer === undefined || !response.writableFinished) return undefined;
  return {
    method,
    url: `${addresses.target.origin}${url}`,
    request: { headers: headersOf(request), body: bodies.get(request)?.text() },
    response: {
      status: answer.statusCode ?? 0,
      headers: headersOf(answer),
      body: bodies.get(answer)?.text(),
    },
  };
}

/** Returns the status and the reason if a request isn't passed on. */
function refusalOf(
  { url = '/', headers }: IncomingMessage,
  { target }: Addresses,
): readonly [status: number, reason: string] | undefined {
  if (headers.upgrade?.toLowerCase() === 'websocket')
    return [501, `WebSockets aren't passed on; connect to ${target.host} directly`];
  if (!url.startsWith('/')) return [400, 'expected a path, because only one service is called'];
  // a page of another site could point its own name at this machine
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!isLoopbackHost(host)) return [403, `Host is ${host}; use localhost`];
  return undefined;
}

function refuse(response: ServerResponse, status: number, detail: string): undefined {
  if (response.headersSent || response.closed) return undefined;
  const body = JSON.stringify({ title: 'login-emulator record', status, detail });
  response.writeHead(status, { 'content-type': 'application/problem+json', connection: 'close' }).end(body);
  return undefined;
}
