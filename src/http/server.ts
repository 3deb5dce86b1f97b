import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Stops taking connections, lets what is in flight finish, and resolves when all are closed. */
  close(): Promise<void>;
}

/** `localhost` is both: browsers and clients differ in which they try first. */
const loopbackHosts = ['127.0.0.1', '::1'];
const idleCheckMs = 20;

/** Listens on a host's port; port 0 takes a free one. Rejects with Node's error, for one `EADDRINUSE`. */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const hosts = host === 'localhost' ? loopbackHosts : [host];
  const servers: Server[] = [];
  let taken = port;
  for (const one of hosts) {
    try {
      const server = await listenOn(listener, one, taken);
      servers.push(server);
      taken = portOf(server);
    } catch (error) {
      if (servers.length > 0 && isMissingFamily(error)) continue;
      await Promise.all(servers.map(closed));
      throw error;
    }
  }
  return { port: taken, close: () => Promise.all(servers.map(closed)).then(() => undefined) };
}

function listenOn(listener: RequestListener, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.removeListener('error', reject)));
  });
}

/** Connections that were kept alive for a next request are closed as soon as they are idle. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error('the server has no port');
  return address.port;
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** A machine without IPv6 serves 127.0.0.1 alone. */
function isMissingFamily(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
  );
}
