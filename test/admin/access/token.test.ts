import { createHmac } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { bearerOf, isSameToken, makeToken } from '../../../src/admin/access/token.ts';
import { sendRaw } from '../../support/server.ts';
import { answerTo, guarded, guardedCalls, noToken, problemOf, wrongToken } from './guarded.ts';

const token = 'correct horse battery staple';
const fromElsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
const framed = { ...fromElsewhere, 'sec-fetch-dest': 'iframe' };
const linked = { ...fromElsewhere, 'sec-fetch-dest': 'document' };

it('answers only health, ca.pem and the console without a token', () =>
  guarded({ token }, async (server) => {
    expect((await answerTo(server, 'GET', '/__admin/health')).status).toBe(200);
    expect((await answerTo(server, 'GET', '/__admin/ca.pem')).status).not.toBe(401);
    const calls = [
      ...([
        '/outbox',
        '/codes/misaka/totp@example.com',
        '/metrics',
        '/docs',
        '/console/assets/x.js',
        '/consoles',
        '/%63onsole',
        '/nowhere',
        '',
      ] as const),
      ...(['/health/', '/Health', '/health/x', '/%68ealth', '/ca.pem/', '//health', '/x/../health'] as const),
    ];
    for (const call of calls) {
      const response = await answerTo(server, 'GET', `/__admin${call}`);
      expect(problemOf(response)).toEqual(noToken);
      expect(response.headers['www-authenticate']).toBe('Bearer');
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
      for (const path of ['/__admin/health', '/__admin/ca.pem', '/__admin/reset', '/__admin/outbox'])
        expect(problemOf(await answerTo(server, method, path))).toEqual(noToken);
    }
    expect((await answerTo(server, 'HEAD', '/__admin/outbox')).status).toBe(401);
  }));

it("serves the console's page and files without a token, and nothing else of it", () =>
  guardedCalls({ token }, async (server) => {
    const paths = ['/console', '/console/', '/console/console.css', '/@w1/__admin/console'];
    for (const path of paths) {
      const target = path.startsWith('/@') ? path : `/__admin${path}`;
      for (const method of ['GET', 'HEAD']) expect((await answerTo(server, method, target)).status).toBe(200);
      for (const method of ['POST', 'DELETE', 'OPTIONS'])
        expect(problemOf(await answerTo(server, method, target))).toEqual(noToken);
    }
  }));

it.each([
  ['a page of another site fetches', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
  ['a page of another site frames', framed, 403],
  ['a page of another origin fetches', { origin: 'https://evil.example' }, 403],
  ['a site that points its name at this machine reads', { host: 'evil.example' }, 401],
  ['another site links to', linked, 200],
])('protects the console that %s', (_who, headers, status) =>
  guardedCalls({ token }, async (server) => {
    for (const path of ['/__admin/console', '/__admin/console/console.js'])
      expect((await answerTo(server, 'GET', path, headers)).status).toBe(status);
  }),
);

it('allows every call with the token', () =>
  guarded({ token }, async (server) => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      const response = await answerTo(server, 'GET', '/__admin/outbox', {
        authorization: `${scheme} ${token}`,
      });
      expect(response.body).toEqual({ messages: [] });
    }
  }));

it.each([
  ['with another text', 'incorrect horse battery staple'],
  ['without its last character', token.slice(0, -1)],
  ['with an extra character', `${token}.`],
  ['in capitals', token.toUpperCase()],
  ['in quotes', `"${token}"`],
  ['twice', `${token}, Bearer ${token}`],
  ['with a single character', 'c'],
  ['with eight thousand characters', 'c'.repeat(8000)],
  ['outside ASCII', 'correct hörse battery staple'],
  ['replaced by its digest', createHmac('sha256', token).digest('hex')],
])('rejects a token %s without revealing it', (_how, wrong) =>
  guarded({ token }, async (server) => {
    const answer = await sendRaw(
      server.port,
      Buffer.from(
        `GET /__admin/outbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${wrong}\r\n\r\n`,
        'latin1',
      ),
    );
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized');
    expect(answer.toLowerCase()).toContain('www-authenticate: bearer\r\n');
    const { status, type, code, title, detail } = wrongToken;
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as unknown;
    expect(body).toEqual({ status, type, code, title, detail });
    expect(answer).not.toContain(token);
  }),
);

it.each(['', 'Bearer', 'Bearer ', token, `Basic ${token}`, `Token ${token}`, `Digest ${token}`])(
  'treats "Authorization: %s" as no token',
  (authorization) =>
    guarded({ token }, async (server) => {
      expect(problemOf(await answerTo(server, 'GET', '/__admin/outbox', { authorization }))).toEqual(noToken);
    }),
);

it('ignores tokens in the query, the body or another header', () =>
  guarded({ token }, async (server) => {
    const text = encodeURIComponent(token);
    const path = `/__admin/outbox?token=${text}&access_token=${text}`;
    expect(problemOf(await answerTo(server, 'GET', path, { 'x-token': token }))).toEqual(noToken);
    const body = `access_token=${text}`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(problemOf(await answerTo(server, 'POST', '/__admin/reset', form, body))).toEqual(noToken);
    expect(problemOf(await answerTo(server, 'GET', path, { cookie: `emulator-admin=${text}` }))).toEqual(
      noToken,
    );
  }));

it('uses the first of two Authorization headers', () =>
  guarded({ token }, async ({ port }) => {
    const head = 'GET /__admin/outbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    const answer = await sendRaw(
      port,
      `${head}Authorization: Bearer wrong\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized');
  }));

it('compares a non-ASCII token as UTF-8 bytes', () =>
  guarded({ token: 'pässwörd' }, async ({ port }) => {
    const head = 'GET /__admin/outbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    const answer = await sendRaw(port, Buffer.from(`${head}Authorization: Bearer pässwörd\r\n\r\n`, 'utf8'));
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 200 OK');
  }));

it('checks the origin even with a valid token', () =>
  guarded({ token, adminOrigins: ['https://qa.example'] }, async (server) => {
    const authorization = `Bearer ${token}`;
    const asked = (headers: Record<string, string>) =>
      answerTo(server, 'GET', '/__admin/outbox', { authorization, ...headers });
    expect((await asked({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await asked({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await asked({ origin: 'https://qa.example' })).status).toBe(200);
  }));

it('fails to start with an empty token', async () => {
  await expect(guarded({ token: '' }, () => Promise.resolve())).rejects.toThrow(
    'the token of the control plane is empty; omit it or set a value',
  );
});

it('compares tokens of any length by their digests', () => {
  expect(isSameToken(token, token)).toBe(true);
  expect(isSameToken(Buffer.from('pässwörd'), 'pässwörd')).toBe(true);
  for (const other of [
    '',
    'c',
    token.slice(1),
    `${token}\0`,
    'c'.repeat(100_000),
    token.normalize('NFD') + '́',
  ])
    expect(isSameToken(other, token)).toBe(false);
});

it('creates a new token of 256 bits that fits a header', () => {
  const made = Array.from({ length: 100 }, makeToken);
  expect(new Set(made).size).toBe(100);
  for (const one of made) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(bearerOf(`Bearer ${String(made[0])}`)?.toString()).toBe(made[0]);
});
