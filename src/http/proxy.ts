import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createProxyServer } from 'httpxy';
import { withoutHopByHop, type Headers } from './headers.ts';

/** A request to forward to another server. */
interface ForwardedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The URL of the server, without a trailing slash. */
  readonly base: string;
  /** The path and the query as the client sent them. */
  readonly target: string;
  /** Headers to add to the client's own. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, if an earlier parser has read it. */
  readonly body: Buffer | undefined;
  /** Whether to add `X-Forwarded-…` about the client; true by default. */
  readonly tellsClient?: boolean;
  /** Returns the headers of the response, from the server's headers. */
  headersFor(upstream: Headers): Headers;
  /** Receives the request and the response before their bodies pass, to read these too. */
  onBody?(message: IncomingMessage): void;
}

/**
 * Forwards a request to another server, streaming both ways. Resolves with the status when the response starts, or with
 * undefined if the client disconnected before. Rejects if the server doesn't respond.
 */
export function forwardRequest(handed: ForwardedRequest): Promise<number | undefined> {
  const { request, response, headers, body, tellsClient = true } = handed;
  return new Promise((resolve, reject) => {
    const proxy = createProxyServer();
    proxy.on('proxyReq', (outgoing) => {
      passTrailers(request, outgoing);
      // an earlier reader would take the start of the body away
      handed.onBody?.(request);
    });
    proxy.on('proxyRes', (answer) => {
      try {
        resolve(answerWith(answer, handed));
      } catch (error) {
        // a response that Node can't send, such as status 099
        answer.resume();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    const sent = request.headers;
    request.headers = forwardedHeaders(request, body);
    const done = proxy.web(request, response, {
      target: targetOf(handed),
      ignorePath: true,
      changeOrigin: true,
      xfwd: tellsClient,
      selfHandleResponse: true,
      headers: { ...headers },
      ...(body === undefined ? {} : { buffer: Readable.from([body]) }),
    });
    // the proxy has read them by now: restore the client's headers for later readers
    request.headers = sent;
    done.then(() => resolve(undefined), reject);
  });
}

/** Returns the target URL's parts. The path is kept unnormalized; an IPv6 hostname has no brackets here. */
function targetOf({ base, target }: ForwardedRequest) {
  const { protocol, host, hostname, port, pathname } = new URL(base);
  const below = pathname === '/' ? '' : pathname;
  return { protocol, host, hostname: hostname.replace(/^\[|\]$/g, ''), port, pathname: `${below}${target}` };
}

/** Returns the headers to forward. Drops `Expect`, which Node has answered; a chunked body stays chunked. */
function forwardedHeaders(
  { headers }: IncomingMessage,
  body: Buffer | undefined,
): IncomingMessage['headers'] {
  const { expect: _, ...rest } = withoutHopByHop(headers);
  const { 'transfer-encoding': pieces } = headers;
  if (body === undefined) return pieces === undefined ? rest : { ...rest, 'transfer-encoding': pieces };
  const { 'content-encoding': _decoded, ...plain } = rest;
  return { ...plain, 'content-length': String(body.length) };
}

function passTrailers(request: IncomingMessage, outgoing: ClientRequest): void {
  request.once('end', () => outgoing.addTrailers(request.trailers));
}

function answerWith(answer: IncomingMessage, { response, headersFor, onBody }: ForwardedRequest): number {
  onBody?.(answer);
  const { statusCode = 502, statusMessage } = answer;
  response.writeHead(statusCode, statusMessage, headersFor(withoutHopByHop(answer.headers)));
  // an event stream may send no data for a long time
  response.flushHeaders();
  answer.pipe(response, { end: false });
  answer.once('end', () => {
    response.addTrailers(answer.trailers);
    response.end();
  });
  return statusCode;
}
