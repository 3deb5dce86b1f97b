import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectSecurely } from 'node:tls';
import { expect, it } from '@jest/globals';
import { createEmulator, type EmulatorOptions, type LoginEmulator } from '../../src/index.ts';
import { startSilentServer } from '../support/silent-server.ts';
import { jsonPost } from '../http/sockets.ts';

const login = postOf('/apiv2/login', { login: 'plain@example.com', passwd: 'Password-1' });
const waiting = '/__admin/requests/wait';

interface Opened {
  readonly emulator: LoginEmulator;
  /** Sends bytes on a new connection, once it is open. */
  send(bytes: string): Promise<Socket>;
}

/** Starts an emulator, opens connections to it and closes it; returns the bytes received before the end. */
async function closing(
  options: EmulatorOptions,
  graceMs: number,
  use: (opened: Opened) => Promise<readonly Socket[]>,
): Promise<readonly string[]> {
  const emulator = await createEmulator(options);
  const port = Number(new URL(emulator.url).port);
  const send = async (bytes: string) => {
    const socket = options.tls
      ? connectSecurely({ port, host: '127.0.0.1', rejectUnauthorized: false })
      : connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, options.tls ? 'secureConnect' : 'connect');
    if (bytes !== '') socket.write(bytes);
    return socket;
  };
  const sockets = await use({ emulator, send });
  const received = sockets.map((socket) => text(socket).catch(() => ''));
  await emulator.close({ graceMs });
  return Promise.all(received);
}

/** Longer than any test: a connection that ends was not waited for. */
const forever = 10 * 60_000;

it.each([
  ['sent nothing', ''],
  ['sent half a head', 'POST /apiv2/login HTTP/1.1\r\nHost: loc'],
  ['sent half a CONNECT request', 'CONNECT a.example:443 HTTP/1.1\r\nHost: a'],
])('closes at once a connection that %s', async (_what, bytes) => {
  for (const tls of [false, true]) {
    const received = await closing({ tls }, forever, async ({ send }) => [await send(bytes)]);
    expect(received).toEqual(['']);
  }
});

it('closes an unfinished TLS handshake at once', async () => {
  const emulator = await createEmulator({ tls: true });
  for (const bytes of ['', '\x16\x03\x01']) {
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => undefined).write(bytes);
  }
  await emulator.close({ graceMs: forever });
});

it('closes an idle keep-alive connection at once', async () => {
  const received = await closing({}, forever, async ({ send }) => {
    const socket = await send(login);
    await once(socket, 'readable');
    return [socket];
  });
  expect(received[0]).toMatch(/^HTTP\/1\.1 200 OK/);
});

it.each([false, true])(
  'cuts a delay short and announces the end of the connection (https: %s)',
  async (tls) => {
    const received = await closing({ tls }, forever, async ({ emulator, send }) => {
      await emulator.scenarios.arm({ provider: 'interserver', delayMs: forever });
      const socket = await send(login);
      await heldBack(emulator);
      return [socket];
    });
    expect(received[0]).toMatch(
      /^HTTP\/1\.1 200 OK\r\n[^]*connection: close\r\n[^]*"account_lid":"plain@example\.com"/i,
    );
  },
);

it('ends open streams and waiting calls before it closes', async () => {
  const received = await closing({}, forever, async ({ send }) => {
    const sockets = [
      await send('GET /__admin/events HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      await send(postOf(waiting, { count: 5, timeoutMs: 60_000 })),
      await send('GET /__admin/codes/rocketchat/totp?minValidity=30 HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    ];
    await once(sockets[0] ?? process, 'readable');
    return sockets;
  });
  expect(received[0]).toMatch(/^HTTP\/1\.1 200 OK[^]*\r\n0\r\n\r\n$/);
  expect(received.slice(1).every((answer) => answer === '' || /^HTTP\/1\.1 \d{3} /.test(answer))).toBe(true);
});

it.each([
  ['half a body', login.slice(0, -5)],
  ['a response that is not read', ''],
])('waits no longer than graceMs for %s', async (_what, bytes) => {
  await closing({}, 50, async ({ send }) => {
    if (bytes !== '') return [await send(bytes)];
    const socket = await send(login.repeat(20_000));
    await once(socket, 'readable');
    return [];
  });
});

it('waits no longer than graceMs for the server behind a fallback', async () => {
  const silent = await startSilentServer();
  const fallback = { rocketchat: silent.url };
  await closing({ fallback }, 50, async ({ send }) => {
    const socket = await send('GET /api/v1/elsewhere HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await silent.connected;
    return [socket];
  });
  await silent.close();
});

it('closes the connections of a namespace’s port when the namespace is removed', async () => {
  const emulator = await createEmulator();
  const { url } = await emulator.namespace('w1').start({ listen: 0 });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  await emulator.namespace('w1').remove();
  await once(socket.resume(), 'close');
  await emulator.close();
});

it('can be closed several times', async () => {
  const emulator = await createEmulator();
  await Promise.all([emulator.close(), emulator.close()]);
  await emulator.close();
});

/** Waits until a login was received: it is decided at once, then delayed. */
async function heldBack(emulator: LoginEmulator): Promise<void> {
  for (;;) {
    const all = await emulator.namespaces();
    if (all.some(({ requests }) => requests > 0)) return;
  }
}

/** Returns the bytes of a POST in the namespace `default`. */
function postOf(path: string, body: object): string {
  return jsonPost(path, body).replace('emulator.localhost', 'localhost');
}
