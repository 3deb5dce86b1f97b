import type { IncomingMessage, ServerResponse } from 'node:http';

const checkMs = 200;

/**
 * Calls `ended` once when the client disconnects or the server stops listening. Returns a function that stops watching. It
 * doesn't keep the process alive or prevent the server from closing.
 */
export function untilDisconnected(
  request: IncomingMessage,
  response: ServerResponse,
  ended: () => void,
): () => void {
  const check = setInterval(() => {
    if (isStopping(request)) end();
  }, checkMs);
  check.unref();

  function stop(): void {
    clearInterval(check);
    response.removeListener('close', end);
  }

  function end(): void {
    stop();
    ended();
  }

  response.on('close', end);
  return stop;
}

/** Returns whether the request's server is stopping; false for a request without a server. */
export function isStopping({ socket }: IncomingMessage): boolean {
  const server: unknown = 'server' in socket ? socket.server : undefined;
  return typeof server === 'object' && server !== null && 'listening' in server && server.listening === false;
}
