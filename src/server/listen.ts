import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import { type Certificate, answerBrokenRequests } from '../http/listener.ts';
import { requiringNoHost, type BrokenRecorder } from '../http/broken-requests.ts';
import { codeOf } from '../errors.ts';
import { createGracefulClose, type GracefulClose } from './graceful-close.ts';

/** A listening server. */
export interface ListeningServer {
  readonly port: number;
  /** Accepts no more connections, waits a limited time for requests in flight, and resolves when all are closed. */
  readonly close: GracefulClose;
}

/** Both addresses of `localhost`: browsers and clients differ in which they try first. */
const loopbackHosts = ['127.0.0.1', '::1'];
const maxTries = 5;

/** Creates a server that doesn't listen yet. */
type MakeServer = () => Server | SecureServer;

/**
 * Listens on a host's port, with https if there is a certificate; port 0 picks a free port. Rejects with Node's error,
 * such as `EADDRINUSE`.
 */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
  certificate?: Certificate,
  broken: BrokenRecorder = () => undefined,
): Promise<ListeningServer> {
  const hosts = host === 'localhost' ? loopbackHosts : [host];
  const make = await makerOf(listener, certificate, broken);
  for (let tries = 1; ; tries += 1) {
    try {
      return await listenOnAll(make, hosts, port);
    } catch (error) {
      const isTakenElsewhere = port === 0 && codeOf(error) === 'EADDRINUSE';
      if (!isTakenElsewhere || tries === maxTries) throw error;
    }
  }
}

/** Returns the factory for a protocol; the code for https is loaded only if needed. */
async function makerOf(
  listener: RequestListener,
  certificate: Certificate | undefined,
  broken: BrokenRecorder,
): Promise<MakeServer> {
  if (certificate === undefined) return () => answering(createServer(requiringNoHost, listener), broken);
  const { createSecureServer } = await import('./secure-server.ts');
  return () => answering(createSecureServer(listener, certificate, broken), broken);
}

/**
 * A client that sends a request while the server closes its idle connection gets an error, and a POST isn't sent again.
 * Node's 5 seconds are shorter than the pauses of many tests.
 */
const keepAliveMs = 75_000;

function answering(server: Server | SecureServer, broken: BrokenRecorder): Server | SecureServer {
  answerBrokenRequests(server, broken);
  server.keepAliveTimeout = keepAliveMs;
  return server;
}

/** Listens on all addresses. A port that is free on one address may be in use on the next. */
async function listenOnAll(
  make: MakeServer,
  hosts: readonly string[],
  port: number,
): Promise<ListeningServer> {
  const closes: GracefulClose[] = [];
  const close: GracefulClose = async (graceMs) => {
    await Promise.all(closes.map((closeOne) => closeOne(graceMs)));
  };
  let boundPort = port;
  for (const host of hosts) {
    const server = make();
    const closeOne = createGracefulClose(server);
    try {
      server.listen(boundPort, host);
      await once(server, 'listening');
      closes.push(closeOne);
      boundPort = portOf(server);
    } catch (error) {
      if (closes.length > 0 && missingFamily.includes(codeOf(error))) continue;
      await close();
      throw error;
    }
  }
  return { port: boundPort, close };
}

function portOf(server: Server | SecureServer): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** A machine without IPv6 serves only 127.0.0.1. */
const missingFamily = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];
