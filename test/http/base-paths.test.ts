import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Provider } from '../../src/core/provider.ts';
import { createEndpointMatcher } from '../../src/declared/routes/template-matcher.ts';
import { interserver } from '../../src/providers/interserver/index.ts';
import { misaka } from '../../src/providers/misaka/index.ts';
import { checkedProviders } from '../../src/providers/checked.ts';
import { routeCollisions } from '../../src/emulator/route-collisions.ts';
import { testEmulator } from '../support/emulator.ts';
import { endpointOf, handmade, type Handmade } from '../support/handmade.ts';
import { listenerOf } from '../support/planes.ts';

const saying = (who: string): Pick<Handmade, 'replies'> => ({
  replies: { done: { status: 200, body: { who } } },
});
const get = (template: string, who: string): Handmade => ({ method: 'GET', template, ...saying(who) });

/** A provider of one base path. Two of them have different ids, because they have different fixtures. */
function at(basePath: string, base: Provider, operations: Readonly<Record<string, Handmade>>): Provider {
  return handmade(operations, { basePath, provider: base.id }, {}, base);
}

function serving(...providers: readonly Provider[]) {
  const { emulator } = testEmulator({ providers });
  return { app: listenerOf(emulator), served: emulator.served };
}

it('gives a path to the longest base path that declares it', async () => {
  const whole = at('/api', misaka, {
    a: get('/v2/{thing}', 'short'),
    b: get('/v2/deep/{x}/only', 'short'),
  });
  const inner = at('/api/v2', interserver, { a: get('/{thing}', 'long'), b: get('/users', 'long') });
  const { app } = serving(whole, inner);
  await request(app).get('/api/v2/users').expect(200, { who: 'long' });
  await request(app).get('/api/v2/anything').expect(200, { who: 'long' });
  await request(app).get('/api/v2/deep/1/only').expect(200, { who: 'short' });
  const missed = await request(app).get('/api/v2/not/here').expect(404);
  const { requests } = (await request(app).get('/__admin/requests')).body as {
    requests: { path: string; provider: string }[];
  };
  expect(requests[0]).toMatchObject({ path: '/api/v2/not/here', provider: interserver.id });
  expect(missed.headers['x-emulator-request']).toBeDefined();
});

it('gives a provider at the root what it declares, beside another provider', async () => {
  const root = at('', misaka, { a: get('/login', 'root'), b: get('/users/{id}', 'root') });
  const other = at('/v2', interserver, { a: get('/login', 'other') });
  const { app } = serving(root, other);
  await request(app).get('/login').expect(200, { who: 'root' });
  await request(app).get('/users/1').expect(200, { who: 'root' });
  await request(app).get('/v2/login').expect(200, { who: 'other' });
  expect((await request(app).post('/users/1')).status).toBe(405);
  for (const path of ['/nowhere', '/users/%zz', '/__admins']) {
    const answer = await request(app).get(path).expect(404);
    expect(answer.body).toMatchObject({ code: 'unknown-path' });
  }
  expect((await request(app).get('/v2/nowhere').expect(404)).body).not.toHaveProperty('code');
});

it('answers undeclared paths as a lone provider at the root, except those of the emulator', async () => {
  const root = at('', misaka, {
    a: get('/login', 'root'),
    b: get('/{any}', 'root'),
    c: get('/__admin/x', 'root'),
  });
  const { app } = serving(root);
  expect((await request(app).get('/no/where').expect(404)).body).not.toHaveProperty('code');
  await request(app).get('/__admin/health').expect(200);
  expect((await request(app).get('/__admin/x')).body).not.toEqual({ who: 'root' });
  expect((await request(app).get('/@a,b').expect(404)).body).toMatchObject({ code: 'unknown-path' });
  await request(app).get('/@w1/login').expect(200, { who: 'root' });
});

it("uses a profile's own router", async () => {
  const endpoints = [
    endpointOf('file', { method: 'GET', template: '/files/{name}.{ext}' }),
    endpointOf('activate', { method: 'POST', template: '/users/{id}:activate' }),
    endpointOf('user', { method: 'GET', template: '/users/{id}' }),
  ];
  const provider = handmade({}, { basePath: '/x' }, { endpoints, find: createEndpointMatcher(endpoints) });
  const { app } = serving(provider);
  await request(app).get('/x/files/a.pdf').expect(200);
  await request(app).post('/x/users/1:activate').expect(200);
  await request(app).get('/x/users/1').expect(200);
  expect((await request(app).post('/x/users/1').expect(405)).headers['allow']).toBe('GET');
  await request(app).get('/x/users/%zz').expect(400);
  const { requests } = (await request(app).get('/__admin/requests')).body as {
    requests: { request: { parameters?: object }; operation: string | null }[];
  };
  expect(requests.map(({ operation, request: { parameters } }) => [operation, parameters])).toEqual([
    [null, undefined],
    [null, undefined],
    ['user', { id: '1' }],
    ['activate', { id: '1' }],
    ['file', { name: 'a', ext: 'pdf' }],
  ]);
});

it.each(['', '/api'])('serves two providers with the base path "%s", by what they declare', async (base) => {
  const one = at(base, misaka, { a: get('/users', 'one'), b: get('/users/{id}', 'one') });
  const other = at(base, interserver, {
    a: get('/orders', 'other'),
    b: { method: 'POST', template: '/users/{id}', ...saying('other') },
  });
  const { app } = serving(one, other);
  await request(app).get(`${base}/users`).expect(200, { who: 'one' });
  await request(app).get(`${base}/orders`).expect(200, { who: 'other' });
  await request(app).get(`${base}/users/1`).expect(200, { who: 'one' });
  await request(app).post(`${base}/users/1`).expect(200, { who: 'other' });
  await request(app).delete(`${base}/users/1`).expect(405);
  const unknown = await request(app).get(`${base}/nowhere`).expect(404);
  expect(unknown.body).toMatchObject({ code: 'unknown-path' });
});

it('tells which routes collide', () => {
  const one = at('/api', misaka, {
    a: get('/users/{id}', ''),
    b: get('/users/{name}', ''),
    c: get('/x', ''),
  });
  const other = at('/api', interserver, { a: get('/x', ''), b: { method: 'POST', template: '/x' } });
  const root = at('', misaka, { a: get('/__admin/x', '') });
  expect(routeCollisions([one, other])).toEqual([
    "misaka's a (GET /api/users/{id}) and misaka's b (GET /api/users/{name}) have the same path; remove one of them",
    "misaka's c (GET /api/x) and interserver's a (GET /api/x) have the same path; serve one of the providers, or set " +
      'another path in the servers of one contract, or in its overlay: ' +
      '{ target: $, update: { servers: [{ url: /… }] } }',
  ]);
  expect(routeCollisions([root])).toEqual([
    "misaka's a has the path /__admin/x, which is the emulator's own; set a base path",
  ]);
  expect(routeCollisions(checkedProviders)).toEqual([]);
});
