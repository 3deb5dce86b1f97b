import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate } from '../tls/certificate.ts';

const handshakeMs = 10_000;

/**
 * Makes a server that speaks https. Whoever speaks plain HTTP to it is told so, where Node would hang up: the first byte
 * of a connection shows which of the two it is.
 */
export function createSecureServer(listener: RequestListener, { key, cert }: Certificate): Server {
  const server = createServer({ key, cert, handshakeTimeout: handshakeMs }, listener);
  const secure = server.listeners('connection');
  const closeIdle = server.closeIdleConnections.bind(server);
  const waiting = new Set<Socket>();
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    waiting.add(socket);
    socket.once('close', () => waiting.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first: unknown = socket.read(1);
      if (!(first instanceof Buffer)) return;
      if (isLetter(first)) return sayHttps(socket);
      waiting.delete(socket);
      socket.unshift(first);
      for (const accept of secure) Reflect.apply(accept, server, [socket]);
    });
  });
  return Object.assign(server, {
    closeIdleConnections() {
      closeIdle();
      for (const socket of waiting) socket.destroy();
    },
  });
}

/** A request begins with its method; a handshake with the byte 0x16. */
function isLetter([byte = 0]: Buffer): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function sayHttps(socket: Socket): void {
  const detail = 'this port speaks https, and the request came by plain http; begin the URL with https://';
  const body = JSON.stringify({ type: 'about:blank', title: 'Bad request', status: 400, detail });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  // what is left unread when a connection ends would take the answer with it
  socket.resume();
  socket.setTimeout(handshakeMs, () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
