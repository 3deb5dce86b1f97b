import type { IncomingMessage, ServerResponse } from 'node:http';

const checkMs = 200;

/**
 * Keeps an answer open until its client goes away or its server stops listening, and tells of it once. It keeps neither
 * the process alive nor the server from closing.
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

/** Whether the server that a request came to stops; what came over no socket of a server's has none that could. */
export function isStopping({ socket }: IncomingMessage): boolean {
  const server: unknown = 'server' in socket ? socket.server : undefined;
  return typeof server === 'object' && server !== null && 'listening' in server && server.listening === false;
}
