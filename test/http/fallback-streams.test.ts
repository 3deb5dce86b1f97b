import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { Agent, get, request as ask, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import express from 'express';
import { testApp } from '../support/app.ts';
import { sendRaw } from '../support/server.ts';
import { withOwnServer } from './own-server.ts';
import { served } from './sockets.ts';

const tenMegabytes = Buffer.alloc(10 * 1024 * 1024, 'login-emulator ');
const digest = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

it.each(['of a known length', 'in pieces'])('forwards ten megabytes both ways %s', async (how) => {
  await withOwnServer(
    async ({ emulator, asked }) => {
      const headers = how === 'in pieces' ? {} : { 'content-length': tenMegabytes.length };
      const sending = ask(`${emulator.url}/api/v1/echo`, { method: 'POST', headers });
      Readable.from(tenMegabytes.toString().match(/[^]{1,65536}/g) ?? []).pipe(sending);
      const [answer] = (await once(sending, 'response')) as [IncomingMessage];
      expect(digest(await bytesOf(answer))).toBe(digest(tenMegabytes));
      expect(asked[0]?.headers['content-length']).toBe(headers['content-length']?.toString());
    },
    (request, response) => void request.pipe(response),
  );
});

it('forwards the start of a response before its end', async () => {
  await withOwnServer(
    async ({ emulator }) => {
      const [answer] = (await once(get(`${emulator.url}/api/v1/events`), 'response')) as [IncomingMessage];
      expect(answer.headers['content-type']).toBe('text/event-stream');
      answer.destroy();
    },
    (_request, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders(),
  );
});

it('forwards trailers both ways', async () => {
  const got: NodeJS.Dict<string>[] = [];
  await withOwnServer(
    async ({ emulator }) => {
      const headers = { trailer: 'x-sum', 'transfer-encoding': 'chunked' };
      const sending = ask(`${emulator.url}/api/v1/a`, { method: 'POST', headers });
      sending.addTrailers({ 'x-sum': '1' });
      sending.end('body');
      const [answer] = (await once(sending, 'response')) as [IncomingMessage];
      expect((await bytesOf(answer)).toString()).toBe('body');
      expect([got, answer.trailers]).toEqual([[{ 'x-sum': '1' }], { 'x-sum': '2' }]);
    },
    (request, response) => {
      response.setHeader('trailer', 'x-sum');
      request.pipe(response, { end: false });
      request.on('end', () => {
        got.push(request.trailers);
        response.addTrailers({ 'x-sum': '2' });
        response.end();
      });
    },
  );
});

it('disconnects when its client does, and records nothing', async () => {
  const own = new EventEmitter();
  await withOwnServer(
    async ({ emulator, entries }) => {
      const [begun, over] = [once(own, 'begun'), once(own, 'over')];
      const sending = ask(`${emulator.url}/api/v1/a`, { method: 'POST', headers: { 'content-length': 9 } });
      sending.on('error', () => undefined).write('half');
      await begun;
      sending.destroy();
      await over;
      expect((await fetch(`${emulator.url}/apiv2/login`)).status).toBe(200);
      expect(entries.map(({ provider }) => provider)).toEqual(['interserver']);
    },
    (request) => {
      request.on('error', () => undefined).on('close', () => own.emit('over'));
      own.emit('begun');
    },
  );
});

it('aborts when the other server does', async () => {
  await withOwnServer(
    async ({ emulator, entries }) => {
      const [answer] = (await once(get(`${emulator.url}/api/v1/a`), 'response')) as [IncomingMessage];
      await expect(bytesOf(answer)).rejects.toThrow('aborted');
      expect(entries.map(({ status, outcome }) => [status, outcome])).toEqual([[200, 'passed-on']]);
      expect((await fetch(`${emulator.url}/apiv2/login`)).status).toBe(200);
    },
    (request, response) => {
      response.writeHead(200, { 'content-length': 9 });
      response.write('half', () => request.socket.destroy());
    },
  );
});

it('forwards a response that starts before the request ends', async () => {
  await withOwnServer(
    async ({ emulator }) => {
      const socket = connect(emulator.port, '127.0.0.1');
      socket.write('POST /api/v1/a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf');
      const [first] = (await once(socket, 'data')) as [Buffer];
      expect(first.toString()).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/);
      socket.destroy();
    },
    (_request, response) => response.writeHead(413).end(),
  );
});

it('answers Expect: 100-continue', async () => {
  await withOwnServer(
    async ({ emulator, asked }) => {
      const sending = ask(`${emulator.url}/api/v1/a`, {
        method: 'POST',
        headers: { expect: '100-continue', 'content-length': 4 },
      });
      sending.flushHeaders();
      await once(sending, 'continue');
      sending.end('body');
      const [answer] = (await once(sending, 'response')) as [IncomingMessage];
      expect((await bytesOf(answer)).toString()).toBe('body');
      expect(asked.map(({ headers, body }) => [headers['expect'], body])).toEqual([[undefined, 'body']]);
    },
    (request, response) => void request.pipe(response),
  );
});

it('keeps the connection to the server when a client closes its own', async () => {
  const ports: (number | undefined)[] = [];
  await withOwnServer(
    async ({ emulator, asked }) => {
      const kept = { agent: new Agent({ keepAlive: true }), connection: 'x-mine, te' };
      const closed = { agent: new Agent({ keepAlive: false }), connection: 'close' };
      for (const { agent, connection } of [kept, closed, kept, closed]) {
        const headers = { 'x-mine': '1', te: 'trailers', connection };
        const sending = get(`${emulator.url}/api/v1/a`, { agent, headers });
        const [answer] = (await once(sending, 'response')) as [IncomingMessage];
        await bytesOf(answer);
      }
      kept.agent.destroy();
      expect(new Set(ports).size).toBe(1);
      expect(asked.map(({ headers: { te, connection, 'x-mine': mine } }) => [te, connection, mine])).toEqual([
        [undefined, 'keep-alive', undefined],
        [undefined, 'keep-alive', '1'],
        [undefined, 'keep-alive', undefined],
        [undefined, 'keep-alive', '1'],
      ]);
    },
    ({ socket }, response) => {
      ports.push(socket.remotePort);
      response.end('mine');
    },
  );
});

it('forwards exactly one request, whatever Connection names', async () => {
  await withOwnServer(async ({ emulator, asked }) => {
    const body = 'GET /api/v1/b HTTP/1.1\r\nHost: b\r\n\r\n';
    const connection = 'Connection: close, content-length, host, via';
    const head = `GET /api/v1/a HTTP/1.1\r\nHost: a\r\n${connection}\r\nContent-Length: ${body.length}`;
    await sendRaw(emulator.port, `${head}\r\n\r\n${body}`);
    expect(asked.map(({ url, body: got }) => [url, got])).toEqual([['/api/v1/a', body]]);
  });
});

it.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
  ['DELETE', 200],
])('keeps the connection usable after %s with %i', async (method, status) => {
  await withOwnServer(
    async ({ emulator }) => {
      const one = `${method} /api/v1/a HTTP/1.1\r\nHost: a\r\n`;
      const both = await sendRaw(emulator.port, `${one}\r\n${one}Connection: close\r\n\r\n`);
      expect(both.match(/^HTTP\/1\.1 \d+/gm)).toEqual([`HTTP/1.1 ${status}`, `HTTP/1.1 ${status}`]);
    },
    (_request, response) => response.writeHead(status).end(),
  );
});

it.each([
  ['JSON', express.json(), 'application/json; charset=utf-8', '{"a": [1, "ü"]}', '{"a":[1,"ü"]}'],
  ['a form', express.urlencoded(), 'application/x-www-form-urlencoded', 'a=1&b=x+y&a=2', 'a=1&a=2&b=x+y'],
  ['a text', express.text(), 'text/plain', 'Grüße', 'Grüße'],
  ['bytes', express.raw({ type: '*/*' }), 'image/png', 'PNG', 'PNG'],
])('forwards %s that an earlier parser has read', async (_what, parser, type, body, wanted) => {
  await withOwnServer(async ({ own, asked }) => {
    const app = express().use('/emulated', parser, testApp({ fallback: { rocketchat: own.url } }));
    await served(async ({ url }) => {
      const headers = { 'content-type': type };
      const response = await fetch(`${url}/emulated/api/v1/a`, { method: 'POST', headers, body });
      expect(response.status).toBe(200);
    }, app);
    expect(asked.map(({ url, body: got, headers }) => [url, got, headers['content-length']])).toEqual([
      ['/api/v1/a', wanted, String(Buffer.byteLength(wanted))],
    ]);
  });
});

it("answers 502 when an earlier parser's result can't be encoded again", async () => {
  await withOwnServer(async ({ own, asked }) => {
    const parser = express.urlencoded({ extended: true });
    const app = express().use(parser, testApp({ fallback: { rocketchat: own.url } }));
    await served(async ({ url }) => {
      const response = await fetch(`${url}/api/v1/a`, {
        method: 'POST',
        body: new URLSearchParams('a[b]=1'),
      });
      expect(await response.json()).toEqual({
        type: 'about:blank',
        code: 'body-not-forwardable',
        title: 'Bad gateway',
        status: 502,
        detail: `rocketchat falls back to ${own.url}, but an earlier parser has read its body, application/x-www-form-urlencoded;charset=UTF-8; mount the emulator before that parser`,
        request: 'default-1',
      });
    }, app);
    expect(asked).toEqual([]);
  });
});

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
