import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** A login API with the paths of Rocket.Chat, without any part of the emulator. It has one account. */
export function createOwnApi(): Server {
  const tokens = new Set<string>();
  const tokenOf = ({ headers }: IncomingMessage) => String(headers['x-auth-token']);

  async function answer(request: IncomingMessage): Promise<readonly [number, object]> {
    if (request.url === '/api/v1/login') {
      const { user, password } = Object.fromEntries(new URLSearchParams(await text(request)));
      if (user !== 'plain' || password !== 'Password-1')
        return [401, { status: 'error', error: 'Unauthorized' }];
      const authToken = randomUUID();
      tokens.add(authToken);
      return [200, { status: 'success', data: { authToken, userId: 'u1' } }];
    }
    if (!tokens.has(tokenOf(request))) return [401, { status: 'error' }];
    if (request.url === '/api/v1/logout') tokens.delete(tokenOf(request));
    return [200, { username: 'plain' }];
  }

  return createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
}
