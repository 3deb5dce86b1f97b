import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';

/** The default time limit for requests in flight when their server closes: 5 seconds. */
const defaultGraceMs = 5000;

/**
 * Closes a server. It accepts no more connections, closes idle ones at once, and closes the others when their request
 * is answered, or after this many milliseconds. Resolves when all are closed.
 */
export type GracefulClose = (graceMs?: number) => Promise<void>;

/** Tracks a server's connections, including those without a request, and returns the function that closes it. */
export function createGracefulClose(server: Server | SecureServer): GracefulClose {
  const sockets = new Map<string, Socket>();
  /** The requests being answered, by connection. */
  const inFlight = new Map<string, Set<ServerResponse>>();
  let isClosing = false;

  function watchRequest(request: IncomingMessage, response: ServerResponse): void {
    const name = nameOf(request.socket);
    const responses = inFlight.get(name) ?? new Set();
    inFlight.set(name, responses.add(response));
    if (isClosing) response.shouldKeepAlive = false;
    response.on('close', () => {
      responses.delete(response);
      if (responses.size > 0) return;
      inFlight.delete(name);
      // its response may have begun earlier, with keep-alive
      if (isClosing) sockets.get(name)?.destroySoon();
    });
  }

  function endIdle(): void {
    for (const [name, socket] of sockets) if (!inFlight.has(name)) socket.destroy();
  }

  /** Announces the end in the last response of each connection. */
  function announceEnd(): void {
    for (const responses of inFlight.values()) {
      const last = [...responses].at(-1);
      if (last !== undefined) last.shouldKeepAlive = false;
    }
  }

  server.on('connection', (socket: Socket) => {
    const name = nameOf(socket);
    sockets.set(name, socket);
    socket.once('close', () => {
      if (sockets.get(name) === socket) sockets.delete(name);
    });
  });
  server.prependListener('request', watchRequest);
  // without such a listener, Node emits a normal request
  if (server.listenerCount('checkExpectation') > 0) server.prependListener('checkExpectation', watchRequest);

  return (graceMs = defaultGraceMs) =>
    new Promise((resolve) => {
      isClosing = true;
      const late = setTimeout(() => {
        for (const socket of sockets.values()) socket.destroy();
      }, graceMs);
      server.close(() => {
        clearTimeout(late);
        resolve();
      });
      announceEnd();
      endIdle();
    });
}

/** Names a connection by its client's address: over TLS, a request's socket isn't the server's socket object. */
function nameOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
