import { expect, it } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import request, { type Response } from 'supertest';
import type { CorsRule } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';
import { eachLogin, expectAnswer, logins } from './exchange.ts';
import { say } from './answers.ts';

const origin = 'http://localhost:5173';
const { path, fields } = logins.interserver;

/** The headers that the contracts declare for their answers. */
const declared = [
  ...new Set(
    builtInProviders.flatMap(({ profiles }) =>
      Object.values(profiles).flatMap(({ contract }) => contract.answerHeaders),
    ),
  ),
].sort();
const readable = {
  vary: 'Origin',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': [
    ...['x-emulator-outcome', 'x-emulator-request', 'Preference-Applied', 'Allow'],
    ...declared,
  ].join(','),
};
const wanted = 'content-type,x-emulator-namespace,x-requested-with,baggage,sentry-trace,traceparent,x-my-own';
const askable = {
  ...readable,
  vary: 'Origin, Access-Control-Request-Headers',
  'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
  'access-control-allow-headers': wanted,
  'access-control-max-age': '600',
};

it.each(eachLogin)('answers the preflight of $provider before anything else', async ({ login }) => {
  for (const below of [login.path, login.basePath, `${login.basePath}/nowhere`, `${login.basePath}/%zz`]) {
    const response = await preflight(below, origin);
    expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' });
    expect(corsOf(response)).toEqual({ ...askable, 'access-control-allow-origin': origin });
    expect(response.headers['x-emulator-request']).toBeUndefined();
  }
});

it("answers the preflight of an operation outside its provider's base path", async () => {
  const response = await preflight('/api/info', origin);
  expect(response.status).toBe(204);
  expect(corsOf(response)).toEqual({ ...askable, 'access-control-allow-origin': origin });
});

it('answers a preflight for an unknown method or an invalid namespace', async () => {
  const client = request(testApp()).options(path).set('Origin', origin);
  const response = await client
    .set('Access-Control-Request-Method', 'BREW')
    .set('Access-Control-Request-Headers', wanted)
    .set('x-emulator-namespace', 'No!');
  expect(response.status).toBe(204);
  expect(corsOf(response)).toEqual({ ...askable, 'access-control-allow-origin': origin });
});

it.each([
  'http://localhost',
  'https://localhost',
  'http://localhost:65535',
  'https://localhost:8443',
  'http://app.localhost',
  'https://my-app.localhost:5173',
  'http://127.0.0.1',
  'https://127.0.0.1:3000',
  'http://[::1]',
  'https://[::1]:4200',
])('allows %s', async (own) => {
  expect(corsOf(await preflight(path, own))).toEqual({ ...askable, 'access-control-allow-origin': own });
  expect(corsOf(await login(own))).toEqual({ ...readable, 'access-control-allow-origin': own });
});

it.each([
  'https://example.com',
  'http://localhost.evil.com',
  'http://127.0.0.1.evil.com',
  'http://[::1].evil.com',
  'http://localhost:3000.evil.com',
  'http://localhost:3000@evil.com',
  'http://evil.com/localhost',
  'http://evil-localhost',
  'http://notlocalhost',
  'http://.localhost',
  'http://localhost.',
  'http://127.0.0.2',
  'http://192.168.0.1',
  'capacitor://localhost',
  'file://',
  'null',
])('sends no allowed origin to %s', async (foreign) => {
  expect(corsOf(await preflight(path, foreign))).toEqual(askable);
  expect(corsOf(await login(foreign))).toEqual(readable);
});

it.each([
  ['*', 'https://example.com', true],
  ['*', 'null', true],
  [['https://a.example', 'https://b.example:8443'], 'https://a.example', true],
  [['https://a.example', 'https://b.example:8443'], 'https://b.example:8443', true],
  [['https://a.example', 'https://b.example:8443'], 'https://b.example', false],
  [['https://a.example'], 'https://a.example.evil.com', false],
  [['https://a.example'], 'http://a.example', false],
  [['https://a.example'], origin, false],
  [[], origin, false],
  [['capacitor://localhost', 'ionic://localhost'], 'capacitor://localhost', true],
  [['capacitor://localhost', 'ionic://localhost'], 'ionic://localhost', true],
  [['capacitor://localhost'], 'capacitor://evil.example', false],
  [['chrome-extension://abcdefghijklmnop'], 'chrome-extension://abcdefghijklmnop', true],
  [['tauri://localhost'], 'tauri://localhost', true],
  [['app://.'], 'app://.', true],
  [['null'], 'null', true],
  [['https://*.example.com'], 'https://a.example.com', true],
  [['https://*.example.com'], 'https://a.b.example.com', true],
  [['https://*.example.com'], 'https://example.com', false],
  [['https://*.example.com'], 'http://a.example.com', false],
  [['https://*.example.com'], 'https://a.example.com:8443', false],
  [['https://*.example.com'], 'https://evilexample.com', false],
  [['https://*.example.com'], 'https://a.example.com.evil.com', false],
  [['https://*.example.com'], 'https://a-example.com', false],
  [['https://*.example.com:8443'], 'https://a.example.com:8443', true],
  [['loopback', 'https://a.example'], origin, true],
  [['loopback', 'https://a.example'], 'https://a.example', true],
  [['loopback', 'https://a.example'], 'https://b.example', false],
] as const)('with the rule %j treats %s as allowed: %j', async (cors, asking, allowed) => {
  const named = allowed ? { 'access-control-allow-origin': asking } : {};
  expect(corsOf(await preflight(path, asking, cors))).toEqual({ ...askable, ...named });
  expect(corsOf(await login(asking, cors))).toEqual({ ...readable, ...named });
});

it("exposes the contracts' headers to pages, but no cookies", () => {
  expect(declared).toEqual(expect.arrayContaining(['Retry-After', 'X-RateLimit-Remaining']));
  expect(declared.map((name) => name.toLowerCase())).not.toContain('set-cookie');
});

it('allows private network access for an allowed origin', async () => {
  const asking = (from: string) =>
    preflight(path, from).set('Access-Control-Request-Private-Network', 'true');
  const allowed = await asking(origin);
  expect(allowed.headers['access-control-allow-private-network']).toBe('true');
  expect((await asking('https://example.com')).headers).not.toHaveProperty(
    'access-control-allow-private-network',
  );
  expect((await preflight(path, origin)).headers).not.toHaveProperty('access-control-allow-private-network');
  expect((await login(origin)).headers).not.toHaveProperty('access-control-allow-private-network');
});

it('sends no CORS headers with cors off', async () => {
  const response = await preflight(path, origin, 'off');
  expectAnswer(response, say.interserver(405, 'method not allowed'));
  expect(corsOf(response)).toEqual({});
  expect(corsOf(await login(origin, 'off'))).toEqual({});
});

it.each([
  [200, () => request(testApp()).post(path).send(fields)],
  [402, () => request(testApp()).post(path).send({})],
  [400, () => request(testApp()).post(path).type('json').send('{')],
  [
    413,
    () =>
      request(testApp())
        .post(path)
        .send({ login: 'x'.repeat(1024 * 1024) }),
  ],
  [415, () => request(testApp()).post(path).type('text/xml').send('<a/>')],
  [429, () => request(testApp()).post(path).set('Prefer', 'code=429').send(fields)],
  [503, () => request(testApp()).post(path).set('Prefer', 'code=503').send(fields)],
  [404, () => request(testApp()).post('/apiv2/nowhere')],
  [405, () => request(testApp()).delete(path)],
  [400, () => request(testApp()).post(path).set('Prefer', 'code=418')],
  [400, () => request(testApp()).post(path).set('x-emulator-namespace', 'No!')],
])('lets a page read a response with %i', async (status, send) => {
  const response = await send().set('Origin', origin);
  expect(response.status).toBe(status);
  expect(corsOf(response)).toEqual({ ...readable, 'access-control-allow-origin': origin });
});

it.each(['loopback', '*', ['https://example.com']] as const)(
  'sends Vary: Origin without an Origin, for %j',
  async (cors) => {
    for (const send of [{}, fields]) {
      const response = await request(testApp({ cors })).post(path).send(send);
      expect(corsOf(response)).toEqual({ vary: 'Origin' });
    }
  },
);

it('adds to a Vary that earlier middleware set', async () => {
  const varying: RequestHandler = (_incoming, response, next) => {
    response.vary('Accept-Encoding');
    next();
  };
  for (const headers of [{}, { origin }]) {
    const app = express().use(varying, testApp());
    const response = await request(app).post(path).set(headers).send(fields);
    expect(response.headers['vary']).toBe('Accept-Encoding, Origin');
  }
});

function preflight(to: string, from: string, cors: CorsRule = 'loopback') {
  return request(testApp({ cors }))
    .options(to)
    .set('Origin', from)
    .set('Access-Control-Request-Method', 'POST')
    .set('Access-Control-Request-Headers', wanted);
}

function login(from: string, cors: CorsRule = 'loopback') {
  return request(testApp({ cors })).post(path).set('Origin', from).send(fields);
}

function corsOf({ headers }: Response) {
  const entries = Object.entries(headers as Record<string, string>);
  return Object.fromEntries(
    entries.filter(([name]) => name === 'vary' || name.startsWith('access-control-')),
  );
}
