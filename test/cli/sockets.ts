import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** A POST of JSON as bytes, the same whatever the port, after which the connection is closed. */
export function rawPost(path: string, body: object): string {
  const content = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    'Host: emulator.localhost',
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${content.length}`,
    '',
    content,
  ].join('\r\n');
}

/** `open`, or the code with which a connection to a loopback address fails. */
export function connectionTo(port: number, address = '127.0.0.1'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, address, () => {
      socket.destroy();
      resolve('open');
    });
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}

/** Takes a port of 127.0.0.1 while it is used. */
export async function withPortInUse(use: (port: number) => Promise<void>): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}
