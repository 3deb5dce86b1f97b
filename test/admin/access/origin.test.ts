import { expect, it } from '@jest/globals';
import { answerTo, forbidden, guarded, messagesIn, problemOf, sendCode, type Headers } from './guarded.ts';

const from = (origin: string) =>
  forbidden(
    `Origin "${origin}" isn't one of the emulator's pages; ` +
      'to allow that page, add its origin to --admin-origins',
  );

it.each([
  'http://evil.example',
  'https://evil.example:8443',
  'null',
  'file://',
  'http://localhost.evil.com',
  'http://localhost',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://app.localhost:3000',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  '',
])('rejects every call by a page of the origin %j', (origin) =>
  guarded({}, async (server) => {
    await sendCode(server);
    const posts: readonly (readonly [Headers, string])[] = [
      [{ origin, 'content-type': 'text/plain' }, '{"advanceSeconds":900}'],
      [{ origin, 'content-type': 'application/x-www-form-urlencoded' }, 'advanceSeconds=900'],
      [{ origin, 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
      [{ origin, cookie: 'emulator-admin=x', 'content-type': 'application/json' }, '{}'],
    ];
    for (const [headers, body] of posts)
      expect(problemOf(await answerTo(server, 'POST', '/__admin/reset', headers, body))).toEqual(
        from(origin),
      );
    for (const method of ['GET', 'DELETE', 'OPTIONS', 'PUT', 'PATCH', 'TRACE'] as const) {
      const response = await answerTo(server, method, '/__admin/outbox', { origin });
      expect(problemOf(response)).toEqual(from(origin));
      expect(Object.keys(response.headers as object).filter((name) => name.startsWith('access-'))).toEqual(
        [],
      );
    }
    expect((await answerTo(server, 'HEAD', '/__admin/outbox', { origin })).status).toBe(403);
    expect((await answerTo(server, 'GET', '/__admin/health', { origin })).status).toBe(403);
    expect(await messagesIn(server)).toBe(1);
  }),
);

it('allows its own pages', () =>
  guarded({}, async (server) => {
    for (const host of [
      `localhost:${server.port}`,
      `127.0.0.1:${server.port}`,
      `W1.localhost:${server.port}`,
    ]) {
      const own = { host, origin: `http://${host.toLowerCase()}` };
      await sendCode(server);
      expect((await answerTo(server, 'DELETE', '/__admin/outbox', own)).status).toBe(204);
      expect(await messagesIn(server)).toBe(0);
    }
    const crossed = { host: `localhost:${server.port}`, origin: `http://127.0.0.1:${server.port}` };
    expect((await answerTo(server, 'GET', '/__admin/health', crossed)).status).toBe(403);
    const otherScheme = { host: `localhost:${server.port}`, origin: `https://localhost:${server.port}` };
    expect((await answerTo(server, 'GET', '/__admin/health', otherScheme)).status).toBe(403);
  }));

it('allows pages of its public URL with any Host from the proxy', () =>
  guarded({ publicUrl: 'https://emulator.example/' }, async (server) => {
    const origin = 'https://emulator.example';
    for (const host of ['emulator.example', 'localhost:4010'])
      expect((await answerTo(server, 'GET', '/__admin/health', { host, origin })).status).toBe(200);
    const other = { host: 'localhost:4010', origin: 'https://emulator.example:8443' };
    expect((await answerTo(server, 'GET', '/__admin/health', other)).status).toBe(403);
  }));

it('rejects an invalid origin', () =>
  guarded({ adminOrigins: ['null'] }, async (server) => {
    expect((await answerTo(server, 'GET', '/__admin/health', { origin: 'null' })).status).toBe(403);
  }));

it('rejects a request with two origins', () =>
  guarded({ adminOrigins: ['https://qa.example'] }, async (server) => {
    const origin = 'https://qa.example, http://evil.example';
    expect((await answerTo(server, 'GET', '/__admin/health', { origin })).status).toBe(403);
  }));

it.each(['cross-site', 'same-site', 'same-origin, cross-site', 'unheard-of'])(
  'rejects images, frames and links without an Origin when Sec-Fetch-Site is %j',
  (site) =>
    guarded({}, async (server) => {
      const image = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
      const frame = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
      const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      const refused = forbidden(
        `a page of another site sent this request (Sec-Fetch-Site is "${site}"); ` +
          'to allow that page, add its origin to --admin-origins and call with fetch',
      );
      const paths = [
        '/__admin/outbox',
        '/__admin/codes/misaka/totp@example.com?advance=true',
        '/__admin/reset',
      ];
      for (const path of paths)
        for (const headers of [image, frame, link])
          expect(problemOf(await answerTo(server, 'GET', path, headers))).toEqual(refused);
      for (const path of ['/__admin/docs', '/__admin/console'])
        for (const headers of [image, frame])
          expect(problemOf(await answerTo(server, 'GET', path, headers))).toEqual(refused);
    }),
);

it('allows links from other sites to its pages and health', () =>
  guarded({}, async (server) => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    for (const path of ['/__admin/health', '/__admin/docs', '/__admin/docs/', '/__admin/console'])
      expect((await answerTo(server, 'GET', path, link)).status).not.toBe(403);
    for (const path of ['/__admin/docsy', '/__admin/health/x', '/__admin/consoles'])
      expect((await answerTo(server, 'GET', path, link)).status).toBe(403);
    expect((await answerTo(server, 'DELETE', '/__admin/docs', link)).status).toBe(403);
  }));

it.each(['same-origin', 'none'])('allows requests with Sec-Fetch-Site: %s', (site) =>
  guarded({}, async (server) => {
    const response = await answerTo(server, 'GET', '/__admin/outbox', { 'sec-fetch-site': site });
    expect(response.status).toBe(200);
  }),
);

it('checks the Referer when a browser sends no Origin or Sec-Fetch-Site', () =>
  guarded({}, async (server) => {
    const read = (referer: string, path = '/__admin/outbox') =>
      answerTo(server, 'GET', path, { host: 'localhost:4010', referer });
    expect((await read('http://localhost:4010/__admin/console')).status).toBe(200);
    expect((await read('http://localhost:3000/', '/__admin/health')).status).toBe(200);
    for (const referer of ['http://evil.example/', 'http://localhost:3000/', 'about:blank', 'localhost:4010'])
      expect(problemOf(await read(referer))).toEqual(
        forbidden(
          'a page of another site sent this request, according to its Referer; ' +
            'to allow that page, add its origin to --admin-origins',
        ),
      );
  }));
