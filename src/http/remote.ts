import type { Middleware } from './data-plane.ts';

/** Makes what passes every request on to an emulator elsewhere. */
export function createRemoteMiddleware(url: string): Middleware {
  const base = new URL(url);
  return (request, response, next) => {
    const target = `${url}${request.url ?? '/'}`;
    const headers = { ...request.headers, host: base.host };
    import('node:http').then(({ request: send }) => {
      const passed = send(target, { method: request.method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', next);
      request.pipe(passed);
    }, next);
  };
}
