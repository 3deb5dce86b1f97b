import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import type { Endpoint, RequestResult } from '../../src/core/endpoint.ts';
import type { Provider } from '../../src/core/provider.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import type { Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';
import { expectAnswer, badRequest, logins, problemJson } from './exchange.ts';

const { path, fields } = logins.rocketchat;

it.each(['/@w1', '/%40w1'])('includes the prefix %s in links', async (prefix) => {
  const response = await request(testApp())
    .post(`${prefix}${path}`)
    .set('Host', 'localhost:4010')
    .send(fields);
  expect(response.headers['x-emulator-request']).toBe('w1-1');
  expect(avatarOf(response)).toBe(`http://localhost:4010${prefix}/avatar/plain`);
});

it('appends the prefix to a public URL and a mount path', async () => {
  const app = testApp({ publicUrl: 'https://login.example.com/emulator' });
  expect(avatarOf(await request(app).post(`/@w1${path}`).send(fields))).toBe(
    'https://login.example.com/emulator/@w1/avatar/plain',
  );
  const mounted = express().use('/emulated', testApp());
  const response = await request(mounted).post(`/emulated/@w1${path}`).set('Host', 'a').send(fields);
  expect(response.headers['x-emulator-request']).toBe('w1-1');
  expect(avatarOf(response)).toBe('http://a/emulated/@w1/avatar/plain');
});

it('prepends the prefix to cookie paths', async () => {
  const cookie = 'session=1; Path=/api/v1; HttpOnly';
  const { emulator } = testEmulator({
    providers: builtInProviders.map((provider) => settingCookie(provider, cookie)),
  });
  const app = listenerOf(emulator);
  const cookies = async (prefix: string) =>
    (await request(app).post(`${prefix}${path}`).send(fields)).headers['set-cookie'] as unknown;
  expect(await cookies('/@w1')).toEqual(['session=1; Path=/@w1/api/v1; HttpOnly']);
  expect(await cookies('')).toEqual([cookie]);
});

it.each(['/@w1', '/%40w1', '/@w1/', '/@w1?a=b'])('answers %s itself as an unknown path', async (at) => {
  const answer = await request(testApp()).get(at);
  expect(answer.body).toMatchObject({
    status: 404,
    detail: expect.stringMatching(/^GET \/ isn't an operation/),
  });
});

it('uses the namespace of a prefix on the control plane', async () => {
  const app = testApp();
  await request(app).post(`/@w1${path}`).send({ user: 'mail', password: 'Password-1' });
  const total = async (prefix: string) =>
    ((await request(app).get(`${prefix}/__admin/requests`)).body as { total: number }).total;
  expect([await total('/@w1'), await total('/%40w1'), await total('')]).toEqual([1, 1, 0]);
});

it.each([
  '/@vite/client',
  '/@vite/client?import',
  '/@id/__x00__virtual',
  '/@fs/srv/app.js',
  '/@vite',
  '/@Vite/x',
])('passes on unrelated requests unchanged: %s', async (at) => {
  for (const mount of ['', '/app']) {
    const app = express().use(mount === '' ? '/' : mount, testApp(), (incoming, response) => {
      response.json({ url: incoming.url, originalUrl: incoming.originalUrl });
    });
    const response = await request(app).get(`${mount}${at}`);
    expect(response.body).toEqual({ url: at, originalUrl: `${mount}${at}` });
  }
});

it('creates no namespace for a path that it passes on', async () => {
  const app = express().use(testApp(), (_incoming, response) => void response.end());
  await request(app).get('/@vite/client');
  const answer = await request(app).get('/__admin/namespaces').set('Host', 'localhost');
  expect((answer.body as { namespaces: { name: string }[] }).namespaces.map(({ name }) => name)).toEqual([
    'default',
  ]);
});

it("rejects a mounted page's request without its prefix", async () => {
  const app = express().use('/emulated', testApp());
  const response = await request(app)
    .post(`/emulated${path}`)
    .set({ Host: 'localhost:4010', Referer: 'http://localhost:4010/emulated/@w1/page' })
    .send(fields);
  const detail =
    'a page below /emulated/@w1 sent this request without the prefix, which loses the namespace; request /emulated/@w1/…, or send the header x-emulator-namespace: w1';
  expectAnswer(response, badRequest(detail), problemJson);
});

it('flags a request without a namespace after another used a prefix', async () => {
  const entries: Entry[] = [];
  const app = testApp({ record: (entry) => void entries.push(entry) });
  const login = (prefix: string, headers = {}) =>
    request(app).post(`${prefix}${path}`).set(headers).send(fields);
  await login('');
  await login('/@w1');
  await login('');
  await login('', { 'x-emulator-namespace': 'default' });
  await login('', { Cookie: 'emulator-namespace=w2' });
  await login('/more');
  const told = entries.map(({ namespace, trace }) => [
    namespace,
    trace.includes('no namespace named: default'),
  ]);
  expect(told.slice(0, 5)).toEqual([
    ['default', false],
    ['w1', false],
    ['default', true],
    ['default', false],
    ['w2', false],
  ]);
});

/** An app whose every response sets a cookie. */
function settingCookie(provider: Provider, cookie: string): Provider {
  const { documented } = provider.profiles;
  const result = (one: RequestResult): RequestResult =>
    'refusal' in one
      ? one
      : {
          ...one,
          render: (exchange) => {
            const said = one.render(exchange);
            return { ...said, headers: { ...said.headers, 'set-cookie': cookie } };
          },
        };
  const endpoints = documented.endpoints.map((endpoint): Endpoint => ({
    ...endpoint,
    decide: (...call) => result(endpoint.decide(...call)),
  }));
  return { ...provider, profiles: { documented: { ...documented, endpoints } } };
}

function avatarOf(response: request.Response): string {
  return (response.body as { data: { me: { avatarUrl: string } } }).data.me.avatarUrl;
}
