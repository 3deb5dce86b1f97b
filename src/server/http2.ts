import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from '../http/listener.ts';
import { withoutHopByHop } from '../http/headers.ts';
import { createInProcess, type InProcessClient, type InProcessHead } from '../http/in-process.ts';
import { isRead } from '../http/body.ts';
import type { MountedRequest } from '../http/request-url.ts';
import { definedOnly, isRecord } from '../json.ts';

/** A request as the surrounding app passes it on. */
interface Passed extends MountedRequest {
  /** The body, if the app has already parsed it. */
  readonly body?: unknown;
}

/**
 * Lets a middleware that supports only HTTP/1.1 serve HTTP/2, whose request and response objects differ in Node. It
 * receives an HTTP/1.1 request over an in-process connection, and its answer is streamed back. If it passes the request
 * on synchronously, the body is still unread.
 */
export function takingHttp2(ask: Middleware): Middleware {
  const send = createInProcess();

  function askAsHttp1(request: Passed, response: ServerResponse, next: (error?: unknown) => void): void {
    let isHandedOn = false;
    const handOn = (error?: unknown) => {
      isHandedOn = true;
      outgoing.destroy();
      next(error);
    };
    const take = (inner: IncomingMessage, answer: ServerResponse) => {
      bringOver({ request, response, inner, answer });
      if (!isRead(request)) ask(inner, answer, handOn);
      else inner.resume().once('end', () => ask(inner, answer, handOn));
      if (!isHandedOn) passBody(request, outgoing);
    };
    const outgoing = send(take, headOf(request), clientOf(request));
    outgoing.on('response', (answer) => passAnswer(answer, request, response));
    outgoing.on('error', (error) => {
      if (!isHandedOn) lose(request, response, error);
    });
    response.on('close', () => outgoing.destroy());
    outgoing.flushHeaders();
  }

  return (request, response, next) => {
    // synthetic requests may not set the version
    if (request.httpVersionMajor >= 2) return askAsHttp1(request, response, next);
    return ask(request, response, next);
  };
}

/** Converts a request's head: HTTP/2 names the host elsewhere, and has no chunked encoding or connection headers. */
function headOf(request: Passed): InProcessHead {
  const { ':authority': authority, host, 'content-length': length, expect: _, ...all } = request.headers;
  const entries = Object.entries(withoutHopByHop(all)).filter(([name]) => !name.startsWith(':'));
  const framing = length === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': length };
  const headers = {
    ...Object.fromEntries(entries),
    host: String(authority ?? host ?? 'localhost'),
    ...(hasBody(request) ? framing : {}),
  };
  return { method: request.method ?? 'GET', target: request.url ?? '/', headers };
}

function clientOf({ socket }: Passed): InProcessClient {
  const { remoteAddress: address } = socket;
  return definedOnly({ isEncrypted: 'encrypted' in socket, address });
}

/** Whether a body will follow: the stream may have ended with the headers. */
function hasBody(request: Passed): boolean {
  if (isRead(request)) return false;
  const stream: unknown = 'stream' in request ? request.stream : undefined;
  return !(isRecord(stream) && stream['endAfterHeaders'] === true);
}

interface Pair {
  readonly request: Passed;
  readonly response: ServerResponse;
  readonly inner: IncomingMessage;
  readonly answer: ServerResponse;
}

/** Copies what earlier middleware added to the request and the response. */
function bringOver({ request, response, inner, answer }: Pair): void {
  const { originalUrl, body } = request;
  Object.assign(inner, definedOnly({ originalUrl, body }));
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value !== undefined) answer.setHeader(name, value);
  }
}

function passBody(request: Passed, outgoing: ClientRequest): void {
  if (hasBody(request)) request.pipe(outgoing);
  else outgoing.end();
}

function passAnswer(answer: IncomingMessage, request: Passed, response: ServerResponse): void {
  answer.on('error', (error) => lose(request, response, error));
  response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers));
  // an event stream may send nothing for a long time
  response.flushHeaders();
  answer.pipe(response);
}

/** Ends the stream of a lost answer with an error; the connection stays open for other streams. */
function lose(request: Passed, response: ServerResponse, error: Error): void {
  request.on('error', () => undefined);
  response.destroy(error);
}
