import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect as connectHttp2, type ClientHttp2Stream } from 'node:http2';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import connect from 'connect';
import express from 'express';
import type { Middleware } from '../../src/http/listener.ts';
import { takingHttp2 } from '../../src/server/http2.ts';
import { logins } from '../http/exchange.ts';
import { arrived, overHttp2, testMiddleware } from '../http/mounts.ts';

const json = { 'content-type': 'application/json' };
const login = JSON.stringify(logins.interserver.fields);

/** Creates a Connect app with these middlewares. */
function app(...all: readonly Middleware[]): RequestListener {
  const one = connect();
  for (const middleware of all) one.use(middleware);
  return one;
}

/** Opens an HTTP/2 stream on a new connection while a function runs. */
async function streaming(
  origin: string,
  headers: Readonly<Record<string, string>>,
  use: (stream: ClientHttp2Stream) => Promise<void>,
): Promise<void> {
  const session = connectHttp2(origin);
  try {
    await use(session.request(headers, { endStream: false }));
  } finally {
    session.destroy();
  }
}

it('converts the request to HTTP/1.1', async () => {
  const told = takingHttp2((request, response) => {
    const { httpVersion, method, url, headers, rawHeaders, socket } = request;
    const isEncrypted = 'encrypted' in socket;
    const address = socket.remoteAddress;
    const pseudo = rawHeaders.filter((name) => name.startsWith(':'));
    response.end(JSON.stringify({ httpVersion, method, url, headers, isEncrypted, address, pseudo }));
  });
  await overHttp2(app(told), async ({ origin, ask }) => {
    const headers = { 'x-own': '1', te: 'trailers', 'user-agent': 'any' };
    await streaming(
      origin,
      { ':path': '/a%2Fb?c', ':authority': 'app.example:8443', ...headers, cookie: 'a=1; b=2' },
      async (stream) => {
        stream.end();
        expect(JSON.parse(await text(stream))).toEqual({
          ...{ httpVersion: '1.1', method: 'GET', url: '/a%2Fb?c', isEncrypted: false, address: '127.0.0.1' },
          ...{ pseudo: [] },
          headers: {
            ...{ host: 'app.example:8443', connection: 'close', 'x-own': '1', 'user-agent': 'any' },
            ...{ cookie: 'a=1; b=2', 'transfer-encoding': 'chunked' },
          },
        });
      },
    );
    const said = JSON.parse((await ask('/')).text) as { headers: object };
    expect(said.headers).toEqual({ host: origin.replace('http://', ''), connection: 'close' });
  });
});

it('joins cookies that arrive in several headers', async () => {
  const told = takingHttp2((request, response) => response.end(request.headers.cookie));
  await overHttp2(app(told), async ({ origin }) => {
    const session = connectHttp2(origin);
    const stream = session.request({ ':path': '/', cookie: ['a=1', 'b=2', 'c=3'] });
    expect(await text(stream)).toBe('a=1; b=2; c=3');
    session.destroy();
  });
});

it('passes the answer back without connection headers', async () => {
  const answering = takingHttp2((_request, response) => {
    response.writeHead(201, 'Whatever', {
      ...{ 'set-cookie': ['a=1', 'b=2'], 'keep-alive': 'timeout=5', connection: 'keep-alive' },
      ...{ date: 'then', 'x-own': 'ü' },
    });
    response.write('in ');
    response.end('pieces');
  });
  const front: Middleware = (_request, response, next) => {
    response.setHeader('x-front', 'kept');
    response.setHeader('x-own', 'of the app');
    next();
  };
  await overHttp2(app(front, answering), async ({ ask }) => {
    const { status, headers, text: body } = await ask('/');
    expect({ status, body, headers: Object.fromEntries(Object.entries(headers)) }).toEqual({
      ...{ status: 201, body: 'in pieces' },
      headers: { 'set-cookie': ['a=1', 'b=2'], date: 'then', 'x-own': 'ü', 'x-front': 'kept' },
    });
  });
});

it('transfers megabytes in both directions, with a length and chunked', async () => {
  const bytes = 'login-emulator '.repeat(200_000);
  const echo = takingHttp2((request, response) => void request.pipe(response));
  await overHttp2(app(echo), async ({ ask }) => {
    for (const headers of [{}, { 'content-length': String(bytes.length) }])
      expect((await ask('/', { method: 'POST', headers, body: bytes })).text === bytes).toBe(true);
  });
});

it('leaves a large body unread for the next middleware', async () => {
  const body = 'login-emulator '.repeat(200_000);
  await overHttp2(app(testMiddleware(), arrived), async ({ ask }) => {
    const said = await ask('/mine', { method: 'POST', body });
    expect(JSON.parse(said.text)).toEqual({ method: 'POST', url: '/mine', originalUrl: '/mine', body });
  });
});

it('uses a body that a parser has already read', async () => {
  const parser = express.json() as unknown as Middleware;
  await overHttp2(app(parser, testMiddleware(), arrived), async ({ ask }) => {
    const { path } = logins.interserver;
    const headers = { ...json, 'content-length': String(login.length) };
    const said = await ask(path, { method: 'POST', headers, body: login });
    expect(said.headers['x-emulator-outcome']).toBe('signed-in');
    const handedOn = await ask('/mine', { method: 'POST', headers, body: login });
    expect(JSON.parse(handedOn.text)).toMatchObject({ url: '/mine', body: '' });
  });
});

it('passes on an error', async () => {
  const failing = takingHttp2((_request, _response, next) => next(new Error('no luck')));
  const host = connect().use(failing);
  host.use((error: Error, _request: unknown, response: { end(text: string): void }, _next: unknown) =>
    response.end(error.message),
  );
  await overHttp2(host, async ({ ask }) => {
    expect((await ask('/')).text).toBe('no luck');
  });
});

it('streams events until the client disconnects', async () => {
  await overHttp2(app(testMiddleware()), async ({ origin, ask }) => {
    await streaming(origin, { ':path': '/__admin/events' }, async (stream) => {
      stream.end();
      const [headers] = (await once(stream, 'response')) as [Readonly<Record<string, string>>];
      expect(headers['content-type']).toBe('text/event-stream');
      let text = '';
      stream.on('data', (chunk) => (text += String(chunk)));
      await ask(logins.interserver.path, { method: 'POST', headers: json, body: login });
      while (!text.includes('event: request')) await once(stream, 'data');
      expect(text).toMatch(/^retry: 1000\n\nid: \S+-0\n\nid: \S+-1\nevent: request\n/);
    });
  });
});

it.each(['during the request', 'during the response'])(
  'ends a request whose client disconnects %s',
  async (when) => {
    const ended: Promise<unknown>[] = [];
    const begun = takingHttp2((request, response) => {
      request.resume();
      ended.push(once(response, 'close'));
      if (when === 'during the response') response.writeHead(200).write('first');
      else request.once('data', () => response.writeContinue());
    });
    await overHttp2(app(begun), async ({ origin }) => {
      await streaming(origin, { ':path': '/', ':method': 'POST' }, async (stream) => {
        stream.write('some of it');
        await once(stream, when === 'during the response' ? 'data' : 'ready');
        if (when === 'during the request') await arrival(ended);
        stream.close();
        await Promise.all(ended);
      });
    });
    expect(ended.length).toBe(1);
  },
);

/** Waits until a list has an entry. */
async function arrival(list: readonly unknown[]): Promise<void> {
  while (list.length === 0) await new Promise(setImmediate);
}

it.each(['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE', 'MALFORMED_RESPONSE_CHUNK'])(
  'ends only the stream whose answer %s loses, with an error',
  async (fault) => {
    await overHttp2(app(testMiddleware()), async ({ ask }) => {
      await ask('/__admin/scenarios', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ fault, times: 1 }),
      });
      const attempt = () => ask(logins.interserver.path, { method: 'POST', headers: json, body: login });
      await expect(attempt()).rejects.toMatchObject({
        message: 'Stream closed with error code NGHTTP2_INTERNAL_ERROR',
      });
      expect((await attempt()).status).toBe(200);
    });
  },
);
