import { METHODS, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { codeOf } from '../errors.ts';
import { sendProblem, type ProblemDetails } from './problem.ts';

/** A request that Node could not read, or that HTTP itself keeps from every operation. */
interface BrokenRequest extends ProblemDetails {
  /** As far as its first line could be read. */
  readonly method: string | undefined;
  readonly target: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** Is told of each broken request. */
export type BrokenRecorder = (broken: BrokenRequest) => void;

/** A request of HTTP/1.1 without a Host is answered like one with a broken Host, and not by Node. */
export const requiringNoHost = { requireHostHeader: false } as const;

/** So long may a client take to read why its connection ends. */
const lingerMs = 1000;

/** Has a server say why it cannot take a request, as a problem, where Node would answer bare or hang up. */
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

/** Ends a connection with a problem. */
export function endWith(socket: Duplex, { status, title, detail }: ProblemDetails): void {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.on('error', () => socket.destroy());
  // bytes that are left unread when a connection ends would take the answer with them
  socket.resume();
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const late = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('close', () => clearTimeout(late));
}

function problemOf(error: Error): ProblemDetails {
  const known = problems[codeOf(error)];
  if (known !== undefined) return known;
  const reason = 'reason' in error ? String(error.reason) : error.message;
  return {
    status: 400,
    title: 'Bad request',
    detail: `the request is not HTTP/1.1 (${reason}); look at what the client or a proxy before it sends`,
  };
}

const problems: Readonly<Record<string, ProblemDetails>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request header fields too large',
    detail: 'the headers are larger than 16 KiB together; send less, such as fewer cookies',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    title: 'Too large',
    detail: 'the extensions of the body’s chunks are larger than 16 KiB; send chunks without extensions',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request timeout',
    detail:
      'the request did not come whole in time; send its headers within 60 seconds, and all of it within 300',
  },
};

type Line = Pick<BrokenRequest, 'method' | 'target'>;

function lineOf({ method, url }: IncomingMessage): Line {
  return { method, target: url };
}

/** The first line of the bytes that could not be read, where they begin with one. */
function firstLine(error: Error): Line {
  const bytes: unknown = 'rawPacket' in error ? error.rawPacket : undefined;
  const start = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1', 0, 2048) : '';
  const [, method = '', target] = /^(\S+) (\S+) HTTP\/\d/.exec(start) ?? [];
  return METHODS.includes(method) ? { method, target } : { method: undefined, target: undefined };
}
