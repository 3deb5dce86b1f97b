import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { sendRaw, serve } from '../support/server.ts';
import { logins } from './exchange.ts';
import { withOwnServer } from './own-server.ts';
import { served } from './sockets.ts';

it('forwards unmatched requests: method, path, query, headers and body', async () => {
  await withOwnServer(
    async ({ emulator, own, asked }) => {
      const response = await fetch(`${emulator.url}/api/v1/rooms/%2Fa?limit=2&x=%20`, {
        method: 'PATCH',
        headers: { 'content-type': 'text/plain', authorization: 'Bearer mine', 'x-emulator-namespace': 'w1' },
        body: 'Grüße',
      });
      expect({ status: response.status, text: await response.text() }).toEqual({ status: 418, text: 'mine' });
      expect(Object.fromEntries(response.headers)).toEqual({
        connection: 'keep-alive',
        'content-length': '4',
        date: expect.any(String),
        'keep-alive': 'timeout=5',
        'set-cookie': expect.any(String),
        vary: 'Origin',
        'x-emulator-outcome': 'passed-on',
        'x-emulator-request': 'w1-1',
        'x-mine': 'yes',
      });
      expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/']);
      expect(asked).toEqual([
        {
          method: 'PATCH',
          url: '/api/v1/rooms/%2Fa?limit=2&x=%20',
          body: 'Grüße',
          headers: {
            ...{ accept: '*/*', 'accept-encoding': 'gzip, deflate', 'accept-language': '*' },
            authorization: 'Bearer mine',
            connection: 'keep-alive',
            'content-length': '7',
            'content-type': 'text/plain',
            host: own.url.slice('http://'.length),
            'sec-fetch-mode': 'cors',
            'user-agent': 'node',
            via: '1.1 login-emulator',
            'x-emulator-namespace': 'w1',
            'x-forwarded-for': expect.stringMatching(/127\.0\.0\.1$/),
            'x-forwarded-host': emulator.url.slice('http://'.length),
            'x-forwarded-port': String(emulator.port),
            'x-forwarded-proto': 'http',
          },
        },
      ]);
    },
    (_request, response) => {
      response.writeHead(418, { 'content-length': 4, 'x-mine': 'yes', 'set-cookie': ['a=1', 'b=2; Path=/'] });
      response.end('mine');
    },
  );
});

it('records a forwarded request with a redacted path', async () => {
  await withOwnServer(async ({ emulator, own, entries }) => {
    await fetch(`${emulator.url}/api/v1/reset/9HqLlyZOugoS?code=135790`);
    const kept = entries.map(({ request, ...entry }) => ({ ...entry, query: request?.query }));
    expect(kept).toEqual([
      {
        id: 'default-1',
        at: Date.parse('2026-11-21T12:00:00.000Z'),
        namespace: 'default',
        provider: 'rocketchat',
        profile: 'documented',
        operation: undefined,
        account: undefined,
        method: 'GET',
        path: '/api/v1/‹redacted›/‹redacted›',
        status: 200,
        outcome: 'passed-on',
        provenance: undefined,
        trace: [`forwarded to ${own.url}`],
        query: { code: '‹redacted›' },
      },
    ]);
  });
});

it("answers the contract's operations itself, and forwards other methods", async () => {
  await withOwnServer(async ({ emulator, asked }) => {
    const { path, fields } = logins.rocketchat;
    const login = await fetch(`${emulator.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    expect([login.status, login.headers.get('x-emulator-outcome')]).toEqual([200, 'signed-in']);
    const other = await fetch(`${emulator.url}${path}`);
    expect([other.status, await other.text()]).toEqual([200, 'mine']);
    expect(asked.map(({ method, url }) => `${method ?? ''} ${url ?? ''}`)).toEqual([`GET ${path}`]);
  });
});

it.each([
  ['of a provider without a fallback server', '/v3/nothing', 404],
  ['outside every base path', '/nothing', 404],
  ['that cannot be decoded', '/api/v1/%zz', 400],
])("doesn't forward the path %s", async (_what, path, status) => {
  await withOwnServer(async ({ emulator, asked }) => {
    const response = await fetch(`${emulator.url}${path}`);
    expect([response.status, response.headers.get('x-emulator-outcome')]).toEqual([status, null]);
    expect(asked).toEqual([]);
  });
});

it.each([
  ['', '/api/v1/a/../b//c?d=..', '/api/v1/a/../b//c?d=..'],
  ['/', '/api/v1/a', '/api/v1/a'],
  ['/behind/it', '/api/v1/a?b', '/behind/it/api/v1/a?b'],
  ['/behind/it/', '/api/v1', '/behind/it/api/v1'],
  ['', 'http://a/api/v1/a?b', '/api/v1/a?b'],
])('below "%s", requests %s as %s', async (below, target, wanted) => {
  await withOwnServer(async ({ own, asked }) => {
    const app = testApp({ fallback: { rocketchat: `${own.url}${below}` } });
    await served(
      ({ port }) => sendRaw(port, `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
      app,
    );
    expect(asked.map(({ url }) => url)).toEqual([wanted]);
  });
});

it('reaches a server by an IPv6 address', async () => {
  // a machine may have none
  const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === '::1'));
  const host = hasIpv6 ? '::1' : '127.0.0.1';
  const own = createServer((request, response) => response.end(request.headers.host)).listen(0, host);
  await once(own, 'listening');
  const { port } = own.address() as AddressInfo;
  const authority = `${hasIpv6 ? '[::1]' : host}:${port}`;
  await served(
    async ({ url }) => {
      const response = await fetch(`${url}/api/v1/a`);
      expect([response.status, await response.text()]).toEqual([200, authority]);
    },
    testApp({ fallback: { rocketchat: `http://${authority}` } }),
  );
  own.close();
});

it('omits the x-emulator headers with quiet', async () => {
  await withOwnServer(
    async ({ emulator }) => {
      const { headers } = await fetch(`${emulator.url}/api/v1/a`);
      expect([...headers.keys()].filter((name) => name.startsWith('x-emulator'))).toEqual([]);
    },
    undefined,
    { quiet: true },
  );
});

it("replaces the other server's CORS headers", async () => {
  await withOwnServer(
    async ({ emulator }) => {
      const origin = 'http://localhost:5173';
      const { headers } = await fetch(`${emulator.url}/api/v1/a`, { headers: { origin } });
      expect([...headers].filter(([name]) => /^(access-control|vary)/.test(name))).toEqual([
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-origin', origin],
        ['access-control-expose-headers', expect.stringContaining('Preference-Applied,Allow')],
        ['vary', 'Accept, Origin'],
      ]);
    },
    (_request, response) => {
      response.setHeader('access-control-allow-origin', '*').setHeader('access-control-max-age', '5');
      response.setHeader('vary', 'Accept').end('mine');
    },
  );
});

it("keeps the other server's CORS headers with cors off", async () => {
  await withOwnServer(
    async ({ emulator, asked }) => {
      const preflight = await fetch(`${emulator.url}/api/v1/a`, { method: 'OPTIONS' });
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
      expect(asked.map(({ method }) => method)).toEqual(['OPTIONS']);
    },
    (_request, response) => response.setHeader('access-control-allow-origin', '*').end(),
    { cors: 'off' },
  );
});

it('answers 502 with server and provider when the server is unreachable', async () => {
  const gone = await serve(() => undefined);
  await gone.close();
  await withOwnServer(
    async ({ emulator, entries }) => {
      const response = await fetch(`${emulator.url}/api/v1/a`, { method: 'POST', body: 'x' });
      const detail = `rocketchat falls back to ${gone.url}, which doesn't respond (ECONNREFUSED); start that server, or set another`;
      expect(response.headers.get('x-emulator-outcome')).toBeNull();
      expect(response.headers.get('x-emulator-request')).toBe('default-1');
      expect(await response.json()).toEqual({
        type: 'about:blank',
        code: 'fallback-failed',
        title: 'Bad gateway',
        status: 502,
        detail,
        request: 'default-1',
      });
      expect(entries).toEqual([
        expect.objectContaining({ status: 502, outcome: undefined, trace: [detail] }),
      ]);
    },
    undefined,
    { fallback: { rocketchat: gone.url } },
  );
});

const answers = new Map([
  ['/api/v1/babble', 'SMTP ready\r\n\r\n'],
  ['/api/v1/099', 'HTTP/1.1 099 Odd\r\nContent-Length: 4\r\n\r\nmine'],
]);

it('answers 502 when the server disconnects or sends invalid HTTP', async () => {
  await withOwnServer(
    async ({ emulator }) => {
      const hungUp = await fetch(`${emulator.url}/api/v1/a`);
      const babble = await fetch(`${emulator.url}/api/v1/babble`);
      const unsayable = await fetch(`${emulator.url}/api/v1/099`);
      const sentences = [await hungUp.json(), await babble.json(), await unsayable.json()];
      expect(sentences).toEqual([
        expect.objectContaining({ status: 502, detail: expect.stringContaining('(ECONNRESET)') }),
        expect.objectContaining({ status: 502, detail: expect.stringContaining('(HPE_') }),
        expect.objectContaining({
          status: 502,
          detail: expect.stringContaining('ERR_HTTP_INVALID_STATUS_CODE'),
        }),
      ]);
    },
    ({ url = '', socket }) => socket.end(answers.get(url) ?? ''),
  );
});

it('answers 508 when the server is the emulator itself', async () => {
  const app: { current?: ReturnType<typeof testApp> } = {};
  await served(
    async (itself) => {
      app.current = testApp({ fallback: { rocketchat: itself.url } });
      const response = await fetch(`${itself.url}/api/v1/a`);
      expect([response.status, await response.json()]).toEqual([
        508,
        {
          type: 'about:blank',
          code: 'fallback-loop',
          title: 'Loop detected',
          status: 508,
          detail: `rocketchat falls back to ${itself.url}, which leads back to this emulator; set --fallback to the application's own server`,
          request: 'default-2',
        },
      ]);
    },
    (request, response) => app.current?.(request, response),
  );
});

it('answers 501 to a WebSocket upgrade', async () => {
  await withOwnServer(async ({ emulator, own, asked }) => {
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nConnection: close\r\n';
    const answer = await sendRaw(emulator.port, `GET /api/v1/a HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/);
    expect(answer).toContain(
      `"rocketchat falls back to ${own.url}, but WebSockets aren't forwarded; connect to that server directly"`,
    );
    expect(asked).toEqual([]);
  });
});
