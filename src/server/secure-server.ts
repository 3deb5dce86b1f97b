import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate } from '../http/listener.ts';
import { endWith, requiringNoHost, type BrokenRecorder } from '../http/broken-requests.ts';
import { problemDetails } from '../http/problem.ts';

const handshakeMs = 10_000;

/**
 * Creates an https server that answers plain HTTP with an explanation, where Node would close the connection. The first
 * byte of a connection shows which protocol it is.
 */
export function createSecureServer(
  listener: RequestListener,
  { key, cert }: Certificate,
  broken: BrokenRecorder,
): Server {
  const server = createServer({ key, cert, handshakeTimeout: handshakeMs, ...requiringNoHost }, listener);
  const secure = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: unknown = socket.read(1);
      if (!(first instanceof Buffer)) return;
      if (isLetter(first)) return sayHttps(socket, broken);
      socket.unshift(first);
      for (const accept of secure) Reflect.apply(accept, server, [socket]);
    });
  });
  return server;
}

/** Whether a plain request begins here: its method begins with a letter, a TLS handshake with the byte 0x16. */
function isLetter([byte = 0]: Buffer): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function sayHttps(socket: Socket, broken: BrokenRecorder): void {
  const detail = 'this port serves https, but the request used plain http; use an https:// URL';
  const problem = problemDetails('https-required', detail);
  broken({ ...problem, method: undefined, target: undefined, headers: {} });
  endWith(socket, problem);
}
