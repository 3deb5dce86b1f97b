import { METHODS, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { codeOf } from '../errors.ts';
import { problemDetails, problemJson, type ProblemDetails } from './problem.ts';

/** A request that Node couldn't parse, or that HTTP rules out before routing. */
interface BrokenRequest extends ProblemDetails {
  /** Undefined if the first line couldn't be parsed. */
  readonly method: string | undefined;
  readonly target: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** Receives each broken request. */
export type BrokenRecorder = (broken: BrokenRequest) => void;

/** Server option: the emulator itself answers HTTP/1.1 requests without a Host, instead of Node. */
export const requiringNoHost = { requireHostHeader: false } as const;

/** Time limit for the client to read the problem, in milliseconds. */
const lingerMs = 1000;

/** Sends a problem on a raw socket and ends the connection. */
export function endWith(socket: Duplex, problem: ProblemDetails): void {
  const { status, title } = problem;
  const body = problemJson(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.on('error', () => socket.destroy());
  // unread bytes would reset the connection, and the client would lose the response
  socket.resume();
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const late = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('close', () => clearTimeout(late));
}

/** Returns the problem of a request that Node couldn't parse. */
export function problemOf(error: Error): ProblemDetails {
  const known = problems[codeOf(error)];
  if (known !== undefined) return known;
  const reason = 'reason' in error ? String(error.reason) : error.message;
  return problemDetails(
    'malformed-http',
    `the request isn't valid HTTP/1.1 (${reason}); check what the client or a proxy sends`,
  );
}

const problems: Readonly<Record<string, ProblemDetails>> = {
  HPE_HEADER_OVERFLOW: problemDetails(
    'headers-too-large',
    'the headers together exceed 16 KiB; send fewer, such as fewer cookies',
  ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: problemDetails(
    'chunk-extensions-too-large',
    'the chunk extensions exceed 16 KiB; send chunks without extensions',
  ),
  ERR_HTTP_REQUEST_TIMEOUT: problemDetails(
    'request-timeout',
    'the request was incomplete when its time ended; send the headers within 60 seconds, and the whole request within 300',
  ),
};

type Line = Pick<BrokenRequest, 'method' | 'target'>;

/** Returns the method and target of a request. */
export function lineOf({ method, url }: IncomingMessage): Line {
  return { method, target: url };
}

/** Reads the method and target from the raw bytes of a broken request, if they start with a request line. */
export function firstLine(error: Error): Line {
  const bytes: unknown = 'rawPacket' in error ? error.rawPacket : undefined;
  const start = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('latin1', 0, 2048) : '';
  const [, method = '', target] = /^(\S+) (\S+) HTTP\/\d/.exec(start) ?? [];
  return METHODS.includes(method) ? { method, target } : { method: undefined, target: undefined };
}
