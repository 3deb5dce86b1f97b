import { takingHttp2 } from './http2.ts';
import { chain, type ListenerParts, type Middleware } from '../http/listener.ts';
import { restorePrefix } from '../http/request-url.ts';

/**
 * Makes what mounts in an app or a development server of one's own, such as Express 4 and 5, Connect and Vite, over
 * HTTP/1.1 and HTTP/2: each plane is asked in turn, and what none of them takes is handed on as it came.
 */
export function createMiddleware({ planes, report }: ListenerParts): Middleware {
  const ask = chain(planes, report);
  return takingHttp2((request, response, next) =>
    ask(request, response, () => {
      restorePrefix(request);
      next();
    }),
  );
}
