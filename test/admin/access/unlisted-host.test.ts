import { expect, it } from '@jest/globals';
import { contractCalls } from '../../../src/admin/contract-calls.ts';
import { namespaceToken } from '../../../src/admin/access/token.ts';
import { createListener } from '../../../src/http/listener.ts';
import { createMiddleware } from '../../../src/server/middleware.ts';
import { hosts } from '../../http/mounts.ts';
import { served } from '../../http/sockets.ts';
import { testApp } from '../../support/app.ts';
import { createClient } from '../../support/client.ts';
import { testEmulator } from '../../support/emulator.ts';
import { planesAt } from '../../support/planes.ts';
import { sendRaw } from '../../support/server.ts';
import {
  answerTo,
  forbidden,
  guarded,
  guardedCalls,
  problem,
  problemOf,
  reached,
  wrongToken,
  type Headers,
} from './guarded.ts';

const token = 'correct horse battery staple';
const authorization = `Bearer ${token}`;
const host = 'emulator:4010';
const how =
  'send the token of LOGIN_EMULATOR_TOKEN, or the token printed at startup, as "Authorization: Bearer <token>"';
const noTokenAt = (name: string) =>
  problem(
    401,
    'Unauthorized',
    `this call needs a token: ${how}. A cookie doesn't count, because the Host "${name}" isn't in --allowed-hosts`,
  );
const notAllowed =
  `Host is "${host}"; the control plane allows localhost, 127.0.0.1, [::1]. ` +
  "If that name is the emulator's, add it to --allowed-hosts";

const foreignHosts = [
  ...(['emulator:4010', 'emulator', 'emulator.svc.cluster.local:4010', 'my_service:4010'] as const),
  ...([
    '192.0.2.10:4010',
    '10.0.2.2:4010',
    '[fd00::7]:4010',
    '0.0.0.0:4010',
    'qa-laptop.local:4010',
  ] as const),
];

it.each(foreignHosts)('accepts the token at the Host %s, and nothing less', (name) =>
  guarded({ token }, async (server) => {
    const at = { host: name };
    const read = (headers: object) => answerTo(server, 'GET', '/__admin/clock', { ...at, ...headers });
    expect((await read({ authorization })).status).toBe(200);
    expect(problemOf(await read({}))).toEqual(noTokenAt(name));
    expect(problemOf(await read({ authorization: 'Bearer wrong' }))).toEqual(wrongToken);
  }),
);

it.each(foreignHosts)('rejects every token at the Host %s if the emulator has none', (name) =>
  guarded({}, async (server) => {
    for (const headers of [{}, { authorization }, { cookie: 'emulator-admin=x' }]) {
      const response = await answerTo(server, 'GET', '/__admin/clock', { host: name, ...headers });
      expect(response.status).toBe(403);
    }
    expect((await answerTo(server, 'GET', '/__admin/ca.pem', { host: name })).status).toBe(403);
  }),
);

const open = ['/health', '/ca.pem'];

it.each(
  contractCalls
    .filter(({ template }) => template !== '/__admin/session')
    .map(({ method, template }) => [method, template] as const),
)('needs the token for %s %s at another Host', (method, template) =>
  guardedCalls({ token }, async (server) => {
    const path = template.replaceAll(/[{}]/g, '');
    const asked = (headers: object) => answerTo(server, method, path, { host, ...headers });
    expect((await asked({ authorization })).text).toBe(reached.text);
    const isOpen = open.some((one) => template === `/__admin${one}`);
    expect((await asked({})).status).toBe(isOpen ? 200 : 401);
    expect((await asked({ authorization: 'Bearer wrong' })).status).toBe(isOpen ? 200 : 401);
  }),
);

it("limits a namespace's token to its namespace at another Host", () =>
  guardedCalls({ token }, async (server) => {
    const bearer = { host, authorization: `Bearer ${namespaceToken(token, 'w1')}` };
    const status = async (path: string) => (await answerTo(server, 'GET', path, bearer)).status;
    expect(await status('/@w1/__admin/outbox')).toBe(200);
    expect(await status('/@w2/__admin/outbox')).toBe(403);
    expect(await status('/@w1/__admin/metrics')).toBe(403);
  }));

it('gives no cookie at another Host, and accepts none', () =>
  guarded({ token }, async (server) => {
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ token });
    const here = await answerTo(server, 'POST', '/__admin/session', json, body);
    const [cookie = ''] = String(here.headers['set-cookie']).split(';');
    expect((await answerTo(server, 'GET', '/__admin/outbox', { cookie })).status).toBe(200);
    const there = { host, cookie };
    expect(problemOf(await answerTo(server, 'GET', '/__admin/outbox', there))).toEqual(noTokenAt(host));
    expect((await answerTo(server, 'GET', '/__admin/outbox', { ...there, authorization })).status).toBe(200);
    for (const method of ['POST', 'DELETE'] as const) {
      const response = await answerTo(server, method, '/__admin/session', { host, ...json }, body);
      expect(problemOf(response)).toEqual(
        forbidden(
          `${notAllowed}, or send "Authorization: Bearer <token>" with each call instead of a cookie`,
        ),
      );
      expect(response.headers['set-cookie']).toBeUndefined();
    }
  }));

it('accepts the cookie at an allowed Host', () =>
  guarded({ token, allowedHosts: ['emulator'] }, async (server) => {
    const json = { host, 'content-type': 'application/json' };
    const response = await answerTo(server, 'POST', '/__admin/session', json, JSON.stringify({ token }));
    const [cookie = ''] = String(response.headers['set-cookie']).split(';');
    expect((await answerTo(server, 'GET', '/__admin/outbox', { host, cookie })).status).toBe(200);
  }));

it('rejects a page that uses DNS rebinding and does not know the token', () =>
  guarded({ token }, async (server) => {
    const rebound = { host: `evil.example:${server.port}` };
    const origin = `http://${rebound.host}`;
    for (const headers of [
      rebound,
      { ...rebound, origin },
      { ...rebound, origin, cookie: 'emulator-admin=guess' },
      { ...rebound, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
      { ...rebound, authorization: 'Bearer guess', origin },
      { ...rebound, authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` },
    ])
      for (const method of ['GET', 'DELETE', 'OPTIONS'] as const) {
        const response = await answerTo(server, method, '/__admin/outbox', headers);
        expect(response.status).toBe(401);
        expect(Object.keys(response.headers as object).join()).not.toContain('access-control');
      }
  }));

it('rejects a page of another origin at another Host, even with the token', () =>
  guarded({ token, adminOrigins: ['http://app:3000'] }, async (server) => {
    const asked = (headers: object, method: 'GET' | 'OPTIONS' = 'GET') =>
      answerTo(server, method, '/__admin/outbox', { host, ...headers });
    expect((await asked({ authorization, origin: 'http://evil.example' })).status).toBe(403);
    expect((await asked({ authorization, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await asked({ authorization, referer: 'http://evil.example/' })).status).toBe(403);
    const allowed = { origin: 'http://app:3000', 'access-control-request-method': 'GET' };
    expect((await asked(allowed, 'OPTIONS')).status).toBe(204);
    expect((await asked({ ...allowed, authorization })).status).toBe(200);
    expect((await asked(allowed)).status).toBe(401);
  }));

it.each([
  ['two Hosts', 'Host: emulator\r\nHost: localhost\r\n', '/__admin/clock'],
  ['an empty Host', 'Host:\r\n', '/__admin/clock'],
  ['a Host with a user name', 'Host: localhost@emulator\r\n', '/__admin/clock'],
  ['a target for another host', 'Host: emulator\r\n', 'http://other/__admin/clock'],
])('rejects %s even with the token', (_what, head, target) =>
  guarded({ token }, async ({ port }) => {
    const rest = `Authorization: ${authorization}\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(port, `GET ${target} HTTP/1.1\r\n${head}${rest}`);
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 403 Forbidden');
  }),
);

it.each(hosts)('accepts the token at another Host when mounted in $host', async (framework) => {
  const access = { admin: true, allowedHosts: [], adminOrigins: [], token };
  const mounted = createMiddleware(planesAt(testEmulator().emulator, { access })({}));
  await framework.serve(framework.app(['/auth', mounted]), async ({ ask, origin }) => {
    // fetch ignores a Host
    const client = createClient(Number(new URL(origin).port));
    const path = '/auth/__admin/clock';
    const clock = (headers: Headers) =>
      framework.host.includes('HTTP/2')
        ? ask(path, { headers: { ':authority': host, ...headers } })
        : client.send({ method: 'GET', path, headers: { host, ...headers } });
    const { status, text } = await clock({});
    expect([status, text]).toEqual([401, expect.stringContaining(`the Host \\"${host}\\"`)]);
    expect((await clock({ authorization })).status).toBe(200);
    client.close();
  });
});

it.each([
  ['a port for one namespace', { namespace: 'w1' }],
  ['a port for one provider', { provider: 'misaka' }],
])('accepts the token at another Host on %s', async (_what, scope) => {
  const access = { admin: true, allowedHosts: [], adminOrigins: [], token };
  const listener = createListener(planesAt(testEmulator().emulator, { access })(scope));
  await served(async (server) => {
    expect((await answerTo(server, 'GET', '/__admin/clock', { host })).status).toBe(401);
    expect((await answerTo(server, 'GET', '/__admin/clock', { host, authorization })).status).toBe(200);
  }, listener);
});

it('answers the vendors at every Host, with and without a token', async () => {
  for (const options of [{}, { token }])
    await served(async (server) => {
      const json = { host, 'content-type': 'application/json' };
      const body = JSON.stringify({ login: 'plain@example.com', passwd: 'Password-1' });
      expect((await answerTo(server, 'POST', '/apiv2/login', json, body)).status).toBe(200);
    }, testApp(options));
});
