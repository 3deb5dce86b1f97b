import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../tls/certificate.ts';
import { codeOf } from './error-code.ts';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Stops taking connections, lets what is in flight finish, and resolves when all are closed. */
  close(): Promise<void>;
}

/** `localhost` is both: browsers and clients differ in which they try first. */
const loopbackHosts = ['127.0.0.1', '::1'];
const idleCheckMs = 20;
const mostTries = 5;

/** Makes a server that does not listen yet. */
type MakeServer = () => Server | SecureServer;

/**
 * Listens on a host's port, with a certificate by https; port 0 takes a free one. Rejects with Node's error, for one
 * `EADDRINUSE`.
 */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
  certificate?: Certificate,
): Promise<Listening> {
  const hosts = host === 'localhost' ? loopbackHosts : [host];
  const make = await makerOf(listener, certificate);
  for (let tries = 1; ; tries += 1) {
    try {
      return await listenOnAll(make, hosts, port);
    } catch (error) {
      const isTakenElsewhere = port === 0 && codeOf(error) === 'EADDRINUSE';
      if (!isTakenElsewhere || tries === mostTries) throw error;
    }
  }
}

/** What speaks https is loaded only where it is spoken. */
async function makerOf(listener: RequestListener, certificate: Certificate | undefined): Promise<MakeServer> {
  if (certificate === undefined) return () => createServer(listener);
  const { createSecureServer } = await import('./secure-server.ts');
  return () => createSecureServer(listener, certificate);
}

/** A port that is free on one address may be taken on the next. */
async function listenOnAll(make: MakeServer, hosts: readonly string[], port: number): Promise<Listening> {
  const servers: ReturnType<MakeServer>[] = [];
  let taken = port;
  for (const host of hosts) {
    try {
      const server = await listenOn(make(), host, taken);
      servers.push(server);
      taken = portOf(server);
    } catch (error) {
      if (servers.length > 0 && missingFamily.includes(codeOf(error))) continue;
      await Promise.all(servers.map(closed));
      throw error;
    }
  }
  return { port: taken, close: () => Promise.all(servers.map(closed)).then(() => undefined) };
}

function listenOn<S extends ReturnType<MakeServer>>(server: S, host: string, port: number): Promise<S> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(server);
    });
  });
}

/** Connections that were kept alive for a next request are closed as soon as they are idle. */
function closed(server: ReturnType<MakeServer>): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
  });
}

function portOf(server: ReturnType<MakeServer>): number {
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error('the server has no port');
  return address.port;
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** A machine without IPv6 serves 127.0.0.1 alone. */
const missingFamily = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
