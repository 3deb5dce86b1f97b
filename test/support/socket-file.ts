import { createServer, type Server } from 'node:net';
import { afterEach } from '@jest/globals';

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

/** Creates a file that isn't a regular one: a Unix socket, which is removed after the test. */
export async function createSocketFile(path: string): Promise<void> {
  const server = createServer();
  opened.push(server);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
}
