import { expect, it } from '@jest/globals';
import { isLoopbackHost } from '../../../src/http/loopback-host.ts';
import { sendRaw } from '../../support/server.ts';
import { answerTo, forbidden, guarded, messagesIn, problemOf, sendCode } from './guarded.ts';

it.each([
  'localhost',
  'localhost:4010',
  'LOCALHOST:1',
  'localhost.:4010',
  'w1.localhost:4010',
  'a.b.localhost',
  '127.0.0.1',
  '127.0.0.1:65535',
  '[::1]',
  '[::1]:4010',
])('accepts the loopback name %s', (host) =>
  guarded({}, async (server) => {
    expect((await answerTo(server, 'GET', '/__admin/health', { host })).status).toBe(200);
  }),
);

it.each([
  'evil.example',
  'evil.example:4010',
  'localhost.evil.com',
  'localhost.evil.com:4010',
  'evil-localhost',
  'notlocalhost:4010',
  '.localhost',
  'localhost..',
  '127.0.0.1.nip.io',
  '127.0.0.1.',
  '127.0.0.2',
  '0.0.0.0:4010',
  '192.168.0.7:4010',
  '2130706433',
  '[::ffff:127.0.0.1]:4010',
  '::1',
  '[::1',
  'localhost:4010:4010',
  'localhost:port',
  'localhost@evil.example',
  'evil.example#localhost',
  'localhost, evil.example',
])('rejects every call with the Host %s', (host) =>
  guarded({}, async (server) => {
    for (const path of ['/__admin/outbox', '/__admin', '/__admin/docs']) {
      expect(problemOf(await answerTo(server, 'GET', path, { host }))).toEqual(
        forbidden(
          `Host is "${host}"; the control plane allows localhost, 127.0.0.1, [::1]. ` +
            "If that name is the emulator's, add it to --allowed-hosts",
        ),
      );
    }
  }),
);

it.each([
  '10.0.0.7:4010',
  'login-emulator:4010',
  '[fd00::7]:4010',
  'emulator.svc.cluster.local',
  'my_service',
])('answers a health probe with the Host %s', (host) =>
  guarded({ token: 'secret' }, async (server) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const response = await answerTo(server, method, '/__admin/health', { host });
      expect(response.status).toBe(200);
      expect(Object.keys(response.headers as object).filter((name) => name.startsWith('access-'))).toEqual(
        [],
      );
    }
    expect((await answerTo(server, 'GET', '/__admin/outbox', { host })).status).toBe(401);
  }),
);

it.each(['a b', 'x/y', '', 'localhost:99999999'])('rejects a health probe with the Host %j', (host) =>
  guarded({}, async ({ port }) => {
    const head = `GET /__admin/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(port, head)).toMatch(/^HTTP\/1\.1 400 [^]*"title":"Bad request"/);
  }),
);

it('rejects a page that uses DNS rebinding', () =>
  guarded({}, async (server) => {
    await sendCode(server);
    const rebound = { host: `evil.example:${server.port}`, 'sec-fetch-site': 'same-origin' };
    for (const headers of [rebound, { ...rebound, origin: `http://evil.example:${server.port}` }]) {
      expect((await answerTo(server, 'DELETE', '/__admin/outbox', headers)).status).toBe(403);
      expect((await answerTo(server, 'GET', '/__admin/outbox', headers)).status).toBe(403);
    }
    expect(await messagesIn(server)).toBe(1);
  }));

it.each([
  [['ci.example'], 'ci.example', 200],
  [['ci.example'], 'CI.example:4010', 200],
  [['CI.Example'], 'ci.example.:4010', 200],
  [['ci.example'], 'a.ci.example', 403],
  [['ci.example'], 'ci.example.evil.com', 403],
  [['ci.example:4010'], 'ci.example:4010', 200],
  [['ci.example:4010'], 'ci.example:4011', 403],
  [['ci.example:4010'], 'ci.example', 403],
  [['fd00::7'], '[fd00::7]:4010', 200],
  [['[fd00::7]'], '[FD00::7]', 200],
  [['192.168.0.7'], '192.168.0.7:4010', 200],
] as const)('with the allowed hosts %j answers %s with %i', (allowedHosts, host, status) =>
  guarded({ allowedHosts }, async (server) => {
    expect((await answerTo(server, 'GET', '/__admin/outbox', { host })).status).toBe(status);
  }),
);

it('accepts the host of its public URL', () =>
  guarded({ publicUrl: 'https://Emulator.example:8443/' }, async (server) => {
    for (const host of ['emulator.example:8443', 'emulator.example', 'localhost'])
      expect((await answerTo(server, 'GET', '/__admin/health', { host })).status).toBe(200);
    const other = await answerTo(server, 'GET', '/__admin/outbox', { host: 'evil.example' });
    expect(other.status).toBe(403);
  }));

it.each([
  [
    'two Hosts',
    'GET /__admin/outbox HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n',
    'the request has 2 Host headers; send one',
  ],
  [
    'the same Host twice',
    'GET /__admin/outbox HTTP/1.1\r\nHost: localhost\r\nHOST: localhost\r\n',
    'the request has 2 Host headers; send one',
  ],
  [
    'no Host',
    'GET /__admin/outbox HTTP/1.0\r\n',
    'the request has no Host; send the host name of the emulator',
  ],
  [
    'an empty Host',
    'GET /__admin/outbox HTTP/1.1\r\nHost:\r\n',
    'the request has no Host; send the host name of the emulator',
  ],
  [
    'a target for another host',
    'GET http://evil.example/__admin/outbox HTTP/1.1\r\nHost: localhost\r\n',
    'the request is for "evil.example", but its Host is "localhost"; they must be equal',
  ],
  [
    'a target for another host with its own host as the user name',
    'GET http://localhost@evil.example/__admin/outbox HTTP/1.1\r\nHost: localhost\r\n',
    'the request is for "localhost@evil.example", but its Host is "localhost"; they must be equal',
  ],
])('rejects a request with %s', (_what, head, detail) =>
  guarded({}, async ({ port }) => {
    const answer = await sendRaw(port, `${head}Connection: close\r\n\r\n`);
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 403 Forbidden');
    const body: unknown = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
    expect(body).toEqual({
      type: 'about:blank',
      code: 'host-not-allowed',
      title: 'Forbidden',
      status: 403,
      detail,
    });
  }),
);

it('accepts a target in absolute form that matches its Host', () =>
  guarded({}, async ({ port }) => {
    const target = `http://LOCALHOST:${port}/__admin/health`;
    const answer = await sendRaw(
      port,
      `GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
  }));

it.each([
  'POST /__admin/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n',
  'POST /__admin/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 40\r\n',
  'GET /__admin/health HTTP/1.1\r\n',
])('answers no second request smuggled behind %j', (head) =>
  guarded({}, async (server) => {
    await sendCode(server);
    const hidden = 'DELETE /__admin/outbox HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answer = await sendRaw(server.port, `${head}\r\n0\r\n\r\n${hidden}`);
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request');
    expect(await messagesIn(server)).toBe(1);
  }),
);

it.each([
  ['localhost', true],
  ['w1.localhost', true],
  ['127.0.0.1', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.0.7', false],
  ['localhost.evil.com', false],
  ['', false],
])('recognizes the address %j as loopback: %j', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});
