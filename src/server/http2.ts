import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from '../http/listener.ts';
import { withoutHopByHop } from '../http/headers.ts';
import { createInProcess, type InProcessClient, type InProcessHead } from '../http/in-process.ts';
import { isRead } from '../http/body.ts';
import type { MountedRequest } from '../http/request-url.ts';
import { definedOnly, isRecord } from '../json.ts';

/** A request as what stands in front passes it on. */
interface Passed extends MountedRequest {
  /** What a parser in front made of the body. */
  readonly body?: unknown;
}

/**
 * Lets a function that knows HTTP/1.1 alone take HTTP/2, where Node's requests and answers are others: it gets the request
 * as one of HTTP/1.1 over a connection within the process, and its answer is passed back as it comes. What it hands on at
 * once is handed on with its body unread.
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
    // those who make requests of their own may leave it out
    if (request.httpVersionMajor >= 2) return askAsHttp1(request, response, next);
    return ask(request, response, next);
  };
}

/** HTTP/2 names the host elsewhere, knows no pieces, and says nothing about its connection. */
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

/** Whether a body is still to come: its stream may have ended with the headers. */
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

/** What those in front have made of a request and of its answer. */
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
  // a stream of events may say nothing for long
  response.flushHeaders();
  answer.pipe(response);
}

/** An answer that was lost ends its stream with an error, and leaves the connection to the others. */
function lose(request: Passed, response: ServerResponse, error: Error): void {
  request.on('error', () => undefined);
  response.destroy(error);
}
