import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate } from '../http/listener.ts';
import { endWith, requiringNoHost, type BrokenRecorder } from '../http/broken-requests.ts';
import { problemDetails } from '../http/problem.ts';

const handshakeMs = 10_000;

/**
 * Makes a server that speaks https. Whoever speaks plain HTTP to it is told so, where Node would hang up: the first byte
 * of a connection shows which of the two it is.
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

/** A request begins with its method; a handshake with the byte 0x16. */
function isLetter([byte = 0]: Buffer): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function sayHttps(socket: Socket, broken: BrokenRecorder): void {
  const detail = 'this port speaks https, and the request came by plain http; begin the URL with https://';
  const problem = problemDetails('https-required', detail);
  broken({ ...problem, method: undefined, target: undefined, headers: {} });
  endWith(socket, problem);
}
