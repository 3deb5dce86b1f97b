import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';

/** How long requests in flight may take, once their server closes: 5 seconds. */
const defaultGraceMs = 5000;

/**
 * Closes a server: it takes no connection any more, connections without a request end at once, and those with one when it
 * is answered, at the latest after so many milliseconds. Resolves when all have ended.
 */
export type GracefulClose = (graceMs?: number) => Promise<void>;

/** Watches the connections of a server, also the ones that never send a request; gives the way to close it. */
export function createGracefulClose(server: Server | SecureServer): GracefulClose {
  const sockets = new Map<string, Socket>();
  /** The requests that are being answered, by their connection. */
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
      // its answer may have begun before, and promised to keep the connection
      if (isClosing) sockets.get(name)?.destroySoon();
    });
  }

  function endIdle(): void {
    for (const [name, socket] of sockets) if (!inFlight.has(name)) socket.destroy();
  }

  /** Of several on one connection only the last ends it. */
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
  // without a listener of its own, Node makes a request of it
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

/** A connection by its client's address: over TLS, a request has another object for it than its server was given. */
function nameOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
