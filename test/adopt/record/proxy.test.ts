import {
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import type { RecordedExchange } from '../../../src/adopt/exchange.ts';
import { startProxy, type RecordingProxy } from '../../../src/adopt/record/proxy.ts';
import { listen } from '../../../src/server/listen.ts';
import { cookieForApp } from '../../../src/adopt/record/rewrite.ts';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** Starts a service and a proxy for it, which collects the exchanges. */
async function proxied(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const service: Server = createServer(answer).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const target = new URL(`http://127.0.0.1:${(service.address() as AddressInfo).port}`);
  const exchanges: RecordedExchange[] = [];
  const proxy: RecordingProxy = await startProxy({
    target,
    port: 0,
    listen,
    onExchange: (one) => void exchanges.push(one),
  });
  opened.push(proxy, { close: () => service.close().closeAllConnections() });
  return { target, url: proxy.url, exchanges };
}

/** Waits until the proxy has reported an exchange. */
async function reported(exchanges: readonly RecordedExchange[]): Promise<RecordedExchange> {
  for (;;) {
    const [first] = exchanges;
    if (first !== undefined) return first;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('passes requests and answers on unchanged, and reports their texts', async () => {
  const bytes = gzipSync('{"error":"Wrong."}');
  const { url, target, exchanges } = await proxied((request, response) => {
    const { host, 'x-forwarded-for': forwarded } = request.headers;
    response.writeHead(401, {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      'X-Seen': `${request.method ?? ''} ${request.url ?? ''} ${host ?? ''} ${String(forwarded)}`,
    });
    request.resume().on('end', () => response.end(bytes));
  });
  const body = `{"text":"${'a'.repeat(200_000)}"}`;
  const response = await fetch(`${url}/a%2Fb?x=1`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(response.headers.get('x-seen')).toBe(`POST /a%2Fb?x=1 ${target.host} undefined`);
  expect(await response.text()).toBe('{"error":"Wrong."}');
  expect(await reported(exchanges)).toMatchObject({
    method: 'POST',
    url: `${target.origin}/a%2Fb?x=1`,
    request: { body },
    response: { status: 401, body: '{"error":"Wrong."}' },
  });
});

test('rewrites cookies, redirects and CORS for an app on this machine', async () => {
  const { url, target } = await proxied((request, response) => {
    response.writeHead(302, {
      'Set-Cookie': [
        'sid=1; Domain=acme.example; Path=/; Secure; HttpOnly; SameSite=None',
        '__Host-id=2; Path=/; Secure',
      ],
      Location: `http://${request.headers.host ?? ''}/home?a=1#b`,
      'Access-Control-Allow-Origin': 'https://acme.example',
      'X-Origin': request.headers.origin ?? 'none',
      'X-Referer': request.headers.referer ?? 'none',
    });
    response.end();
  });
  const headers = { Origin: 'http://localhost:3000', Referer: 'http://localhost:3000/login' };
  const { headers: got } = await fetch(`${url}/login`, { headers, redirect: 'manual' });
  expect(got.getSetCookie()).toEqual([
    'sid=1; Path=/; HttpOnly; SameSite=Lax',
    '__Host-id=2; Path=/; Secure',
  ]);
  expect(got.get('location')).toBe(`${url}/home?a=1#b`);
  expect(got.get('access-control-allow-origin')).toBe('http://localhost:3000');
  expect(got.get('access-control-allow-credentials')).toBe('true');
  expect([got.get('x-origin'), got.get('x-referer')]).toEqual([target.origin, `${target.origin}/login`]);
});

test('answers preflights of pages on this machine itself', async () => {
  const { url, exchanges } = await proxied((_request, response) => void response.writeHead(405).end());
  const response = await fetch(`${url}/login`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'http://localhost:3000',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
  expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
  expect(exchanges).toEqual([]);
});

test('streams an answer while the service still writes it', async () => {
  let finish = () => {};
  const { url } = await proxied((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: 1\n\n');
    finish = () => void response.end('data: 2\n\n');
  });
  const response = await fetch(`${url}/events`);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from((first?.value ?? new Uint8Array()) as Uint8Array).toString()).toBe('data: 1\n\n');
  finish();
  expect(Buffer.from(((await reader?.read())?.value ?? new Uint8Array()) as Uint8Array).toString()).toBe(
    'data: 2\n\n',
  );
});

test.each([
  [
    'a WebSocket',
    '/live',
    { Connection: 'Upgrade', Upgrade: 'websocket' },
    501,
    /^WebSockets aren't passed on; connect to 127\.0\.0\.1:\d+ directly$/,
  ],
  [
    'another host by an absolute target',
    'http://evil.example/',
    {},
    400,
    /^expected a path, because only one service is called$/,
  ],
  ['a foreign Host', '/login', { Host: 'evil.example' }, 403, /^Host is evil\.example; use localhost$/],
])('refuses %s', async (_case, path, headers, status, detail) => {
  let calls = 0;
  const { url } = await proxied((_request, response) => {
    calls += 1;
    response.end();
  });
  const { port } = new URL(url);
  const request = send({ host: 'localhost', port, path, headers }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const body = JSON.parse(Buffer.concat(await response.toArray()).toString()) as { readonly detail: string };
  expect([response.statusCode, body.detail, calls]).toEqual([status, expect.stringMatching(detail), 0]);
});

test('tells if the service does not answer', async () => {
  const proxy = await startProxy({
    target: new URL('http://127.0.0.1:1'),
    port: 0,
    listen,
    onExchange: () => undefined,
  });
  opened.push(proxy);
  const response = await fetch(`${proxy.url}/login`);
  expect([response.status, await response.json()]).toEqual([
    502,
    {
      title: 'login-emulator record',
      status: 502,
      detail: "http://127.0.0.1:1 doesn't answer (ECONNREFUSED)",
    },
  ]);
});

test('keeps Secure for cookies whose names need it', () => {
  expect(cookieForApp('__Secure-a=1; Secure; Partitioned')).toBe('__Secure-a=1; Secure; Partitioned');
  expect(cookieForApp('a=1; Secure; Partitioned; Max-Age=5')).toBe('a=1; Max-Age=5');
});
