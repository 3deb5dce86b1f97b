import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { eventsOf, running, serving } from './cli.ts';
import { connectionTo } from './sockets.ts';

const plain = { login: 'plain@example.com', passwd: 'Password-1' };

it.each(['SIGTERM', 'SIGINT'] as const)(
  'finishes in-flight requests on %s and exits with 0',
  async (name) => {
    const ended = await serving(['--log', 'json', '--seed', 's'], async ({ port, signal }) => {
      const { socket, rest } = await beginPost(port, '/apiv2/login', plain);
      signal(name);
      await untilRefused(port);
      socket.write(rest);
      expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"account_lid":"plain@example\.com"/);
    });
    expect(eventsOf(ended)).toEqual([
      expect.objectContaining({ event: 'ready' }),
      expect.objectContaining({ event: 'request', status: 200, outcome: 'signed-in' }),
      { event: 'stopped' },
    ]);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  },
);

it('ends at once on a second signal', async () => {
  const ended = await serving(['--log', 'json'], async ({ port, signal }) => {
    const { socket } = await beginPost(port, '/apiv2/login', plain);
    signal('SIGINT');
    await untilRefused(port);
    signal('SIGINT');
    await once(socket, 'close');
  });
  expect(eventsOf(ended)).toEqual([expect.objectContaining({ event: 'ready' })]);
  expect(ended.code).toBe(130);
});

it.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('ends at once on %s during the start', async (name, code) => {
  // a Redis that accepts the connection and never answers
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const args = ['--port', '0', '--store', `redis://127.0.0.1:${port}`];
  const ended = await running(args, async ({ pid }) => {
    await once(silent, 'connection');
    process.kill(pid, name);
  });
  expect([ended.code, ended.stdout]).toEqual([code, '']);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

/** Sends a request's head and half its body, once the server has read the head. */
async function beginPost(port: number, path: string, body: object) {
  const content = JSON.stringify(body);
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${content.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  await once(socket, 'data');
  const half = Math.floor(content.length / 2);
  socket.write(content.slice(0, half));
  return { socket, rest: content.slice(half) };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function untilRefused(port: number): Promise<void> {
  while ((await connectionTo(port)) === 'open') continue;
}
