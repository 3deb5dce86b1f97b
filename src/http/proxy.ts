import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createProxyServer } from 'httpxy';
import { withoutHopByHop, type Headers } from './headers.ts';

/** A request on its way to another server. */
interface ForwardedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Where the server stands, without a slash at the end. */
  readonly base: string;
  /** The path and the query as the client wrote them. */
  readonly target: string;
  /** What is said beside the client's own headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, where a parser in front has read it. */
  readonly body: Buffer | undefined;
  /** The headers of the answer, from those that the server gave. */
  headersFor(upstream: Headers): Headers;
}

/**
 * Lets another server answer a request, streaming both ways. Gives the status once the answer has begun; undefined when
 * the client went away before. Rejects where the server gives no answer.
 */
export function forwardRequest(handed: ForwardedRequest): Promise<number | undefined> {
  const { request, response, headers, body } = handed;
  return new Promise((resolve, reject) => {
    const proxy = createProxyServer();
    proxy.on('proxyReq', (outgoing) => passTrailers(request, outgoing));
    proxy.on('proxyRes', (answer) => {
      try {
        resolve(answerWith(answer, handed));
      } catch (error) {
        // what cannot be said again, such as a status of 099
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
      xfwd: true,
      selfHandleResponse: true,
      headers: { ...headers },
      ...(body === undefined ? {} : { buffer: Readable.from([body]) }),
    });
    // they are read by now; whoever looks at the request later finds what the client sent
    request.headers = sent;
    done.then(() => resolve(undefined), reject);
  });
}

/** The path stays as it was written, dots and all; the brackets of an IPv6 address are for URLs alone. */
function targetOf({ base, target }: ForwardedRequest) {
  const { protocol, host, hostname, port, pathname } = new URL(base);
  const below = pathname === '/' ? '' : pathname;
  return { protocol, host, hostname: hostname.replace(/^\[|\]$/g, ''), port, pathname: `${below}${target}` };
}

/** Node has answered `Expect: 100-continue` already. A body in pieces stays one. */
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

function answerWith(answer: IncomingMessage, { response, headersFor }: ForwardedRequest): number {
  const { statusCode = 502, statusMessage } = answer;
  response.writeHead(statusCode, statusMessage, headersFor(withoutHopByHop(answer.headers)));
  // a stream of events may say nothing for long
  response.flushHeaders();
  answer.pipe(response, { end: false });
  answer.once('end', () => {
    response.addTrailers(answer.trailers);
    response.end();
  });
  return statusCode;
}
