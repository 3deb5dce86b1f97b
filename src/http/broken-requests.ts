import { METHODS, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { codeOf } from '../errors.ts';
import type { ProblemDetails } from './problem.ts';

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

/** The problem of a request that Node could not read. */
export function problemOf(error: Error): ProblemDetails {
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

/** The first line of a request. */
export function lineOf({ method, url }: IncomingMessage): Line {
  return { method, target: url };
}

/** The first line of the bytes that could not be read, where they begin with one. */
export function firstLine(error: Error): Line {
  const bytes: unknown = 'rawPacket' in error ? error.rawPacket : undefined;
  const start = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1', 0, 2048) : '';
  const [, method = '', target] = /^(\S+) (\S+) HTTP\/\d/.exec(start) ?? [];
  return METHODS.includes(method) ? { method, target } : { method: undefined, target: undefined };
}
