import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The app's backend: serves the page, and forwards `/api/` to the server with the login API. */
export function createApp(loginApi) {
  const page = readFileSync(new URL('index.html', import.meta.url));
  return createServer(async (request, response) => {
    if (!request.url.startsWith('/api/')) return response.setHeader('content-type', 'text/html').end(page);
    const { host: _, connection: __, ...headers } = request.headers;
    const body = request.method === 'GET' ? undefined : await buffer(request);
    const answer = await fetch(`${loginApi}${request.url}`, { method: request.method, headers, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(await answer.text());
  });
}
