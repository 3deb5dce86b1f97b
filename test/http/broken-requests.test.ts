import { anyProblemCode } from '../support/problem-code.ts';
import { connect as connectSecurely } from 'node:tls';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { sendRaw } from '../support/server.ts';

const host = 'Host: localhost\r\n';

it.each([
  ['that is not HTTP', 'hello\r\n\r\n', 400, '?'],
  ['with a broken header', `GET /api/v1/me HTTP/1.1\r\n${host}a b\r\n\r\n`, 400, 'GET'],
  [
    'with two Content-Lengths',
    `POST /api/v1/login HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    400,
    'POST',
  ],
  [
    'with a broken chunk',
    `POST /api/v1/login HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    400,
    'POST',
  ],
  [
    'with oversized headers',
    `GET /api/v1/me HTTP/1.1\r\n${host}Cookie: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'GET or ?',
  ],
  [
    'with an unknown Expect',
    `POST /api/v1/login HTTP/1.1\r\n${host}Expect: x\r\nContent-Length: 0\r\n\r\n`,
    417,
    'POST',
  ],
  ['with the method CONNECT', `CONNECT login.example:443 HTTP/1.1\r\n${host}\r\n`, 501, 'CONNECT'],
  ['without a Host', 'GET /nowhere HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'GET'],
])('answers and records a request %s with a problem', async (_what, bytes, status, method) => {
  for (const tls of [false, true]) {
    const emulator = await createEmulator({ tls });
    try {
      const answer = await (tls ? sendSecurely : sendRaw)(portOf(emulator), bytes);
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toMatch(
        new RegExp(`^HTTP/1\\.1 ${status} [^]*content-type: application/problem\\+json`, 'i'),
      );
      const problem: unknown = JSON.parse(body);
      expect(problem).toEqual({
        type: 'about:blank',
        code: anyProblemCode,
        title: expect.any(String),
        status,
        detail: expect.any(String),
      });
      const [unmatched, ...others] = await emulator.requests.unmatched();
      expect(others).toEqual([]);
      expect(unmatched).toMatchObject({ status, trace: [expect.any(String)] });
      expect(method).toContain(unmatched?.method);
      expect(JSON.stringify(unmatched)).not.toContain('xxxx');
    } finally {
      await emulator.close({ graceMs: 0 });
    }
  }
});

it('records a plain HTTP request at an HTTPS port', async () => {
  const emulator = await createEmulator({ tls: true });
  const answer = await sendRaw(portOf(emulator), `GET / HTTP/1.1\r\n${host}\r\n`);
  expect(answer).toContain('this port serves https');
  expect(await emulator.requests.unmatched()).toMatchObject([{ status: 400 }]);
  await emulator.close({ graceMs: 0 });
});

it("records broken requests at a namespace's port in that namespace", async () => {
  const emulator = await createEmulator();
  const { url } = await emulator.namespace('w1').start({ listen: 0 });
  await sendRaw(Number(new URL(url).port), 'hello\r\n\r\n');
  expect(await emulator.namespace('w1').requests.unmatched()).toMatchObject([
    { status: 400, namespace: 'w1' },
  ]);
  expect(await emulator.requests.unmatched()).toEqual([]);
  await emulator.close({ graceMs: 0 });
});

function portOf({ url }: LoginEmulator): number {
  return Number(new URL(url).port);
}

async function sendSecurely(port: number, bytes: string): Promise<string> {
  const socket = connectSecurely({ port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined).write(bytes);
  return text(socket);
}
