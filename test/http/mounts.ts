import { once } from 'node:events';
import { connect as connectHttp2, createServer as createHttp2, type Http2Server } from 'node:http2';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import connect from 'connect';
import express from 'express';
import express4 from 'express4';
import type { Middleware } from '../../src/http/listener.ts';
import { createMiddleware } from '../../src/server/middleware.ts';
import { planesOf } from '../support/planes.ts';
import { testEmulator } from '../support/emulator.ts';
import { serve } from '../support/server.ts';

/** A request to a mounted emulator. */
interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The response. */
interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** A mounted emulator as its clients reach it. */
interface Mounted {
  /** Scheme, host and port. */
  readonly origin: string;
  ask(path: string, asked?: Asked): Promise<Said>;
}

type Use = (mounted: Mounted) => Promise<void>;

/** An application that can mount the emulator. */
interface Host {
  readonly host: string;
  /** Mounts functions in turn, each at a path. */
  app(...mounts: readonly (readonly [string, Middleware])[]): RequestListener;
  serve(listener: RequestListener, use: Use): Promise<void>;
}

/** The frameworks in which users mount the emulator. */
export const hosts: readonly Host[] = [
  {
    host: 'Express 5',
    app: (...mounts) => mounts.reduce((app, [path, one]) => app.use(path, one), express()),
    serve: overHttp1,
  },
  {
    host: 'Express 4',
    app: (...mounts) => mounts.reduce((app, [path, one]) => app.use(path, one), express4()),
    serve: overHttp1,
  },
  { host: 'Connect', app: inConnect, serve: overHttp1 },
  { host: 'Connect over HTTP/2', app: inConnect, serve: overHttp2 },
];

/** A separate emulator for a test to mount. */
export function testMiddleware(): Middleware {
  return createMiddleware(planesOf(testEmulator().emulator));
}

/** Echoes the requests that the emulator passed on. */
export const arrived: Middleware = (request: IncomingMessage & { originalUrl?: string }, response) => {
  void text(request).then((body) => {
    const { url, originalUrl, method } = request;
    response.end(JSON.stringify({ method, url, originalUrl, body }));
  });
};

function inConnect(...mounts: readonly (readonly [string, Middleware])[]): RequestListener {
  const app = connect();
  for (const [path, one] of mounts) app.use(path, one);
  return app;
}

async function overHttp1(listener: RequestListener, use: Use): Promise<void> {
  const server = await serve(listener);
  const ask: Mounted['ask'] = async (path, asked = {}) => {
    const response = await fetch(`${server.url}${path}`, asked);
    const cookies = response.headers.getSetCookie();
    const headers = { ...Object.fromEntries(response.headers), 'set-cookie': cookies };
    return { status: response.status, headers, text: await response.text() };
  };
  try {
    await use({ origin: server.url, ask });
  } finally {
    await server.close();
  }
}

/** HTTP/2 without TLS, which only proxies use; the rest is the same. */
export async function overHttp2(listener: RequestListener, use: Use): Promise<void> {
  const server: Http2Server = createHttp2((request, response) => {
    // as servers for HTTP/1.1 and HTTP/2 pass them
    listener(request as unknown as IncomingMessage, response as unknown as ServerResponse);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const session = connectHttp2(origin);
  const ask: Mounted['ask'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const stream = session.request(
        { ...headers, ':path': path, ':method': method },
        { endStream: body === undefined },
      );
      stream.on('error', reject);
      stream.on('response', ({ ':status': status = 0, ...answer }) => {
        text(stream).then((said) => resolve({ status, headers: answer, text: said }), reject);
      });
      if (body !== undefined) stream.end(body);
    });
  try {
    await use({ origin, ask });
  } finally {
    session.destroy();
    await new Promise((closed) => server.close(closed));
  }
}
