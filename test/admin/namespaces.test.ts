import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { frozenAt, testApp } from '../support/app.ts';
import { problemOf, type App } from './problem-of.ts';

const mail = { user: 'mail', password: 'Password-1' };

/** A login's outcome and request id in a namespace. */
async function login(app: App, namespace: string, body: object, path = '/apiv2/login') {
  const answer = await request(app)
    .post(path)
    .set({ Host: 'localhost', 'x-emulator-namespace': namespace })
    .send(body);
  return {
    outcome: answer.get('x-emulator-outcome'),
    id: answer.get('x-emulator-request'),
    body: answer.body as unknown,
  };
}

const right = { login: 'plain@example.com', passwd: 'Password-1' };
const wrong = { ...right, passwd: 'wrong' };

async function lock(app: App, namespace: string): Promise<void> {
  for (let failure = 0; failure < 5; failure += 1) await login(app, namespace, wrong);
}

const put = (app: App, name: string, body: object = {}) =>
  request(app).put(`/__admin/namespaces/${name}`).set('Host', 'localhost:4010').send(body);

const call = (app: App, namespace: string, path: string) =>
  request(app).post(`/__admin${path}`).set('x-emulator-namespace', namespace);

async function outcomes(app: App, names: readonly string[]) {
  return Promise.all(names.map(async (name) => (await login(app, name, right)).outcome));
}

const bodyOf = async (call: request.Test): Promise<unknown> => (await call).body as unknown;

it('creates a namespace, and recreates it', async () => {
  const app = testApp();
  const address = {
    name: 'w1',
    url: 'http://localhost:4010/@w1',
    urls: {
      interserver: 'http://localhost:4010/@w1/apiv2',
      rocketchat: 'http://localhost:4010/@w1/api/v1',
      misaka: 'http://localhost:4010/@w1/v3',
      onlyoffice: 'http://localhost:4010/@w1/api/2.0',
    },
  };
  const first = await request(app).put('/__admin/namespaces/w1').set('Host', 'localhost:4010');
  expect({ status: first.status, body: first.body as unknown }).toEqual({ status: 201, body: address });
  await lock(app, 'w1');
  const again = await put(app, 'w1');
  expect({ status: again.status, body: again.body as unknown }).toEqual({ status: 200, body: address });
  expect(await login(app, 'w1', right)).toMatchObject({ outcome: 'signed-in', id: 'w1-1' });
});

it.each(['/@w9', '/%40w9'])("returns the namespace's URL when called below the prefix %s", async (prefix) => {
  const app = testApp();
  const answer = await request(app)
    .put(`${prefix}/__admin/namespaces/w1`)
    .set('Host', 'localhost:4010')
    .send({});
  expect(answer.body).toMatchObject({ url: 'http://localhost:4010/@w1' });
  expect(
    await bodyOf(request(app).get('/__admin/namespaces').set('Host', 'w1.localhost:4010')),
  ).toMatchObject({
    namespaces: [{ url: 'http://localhost:4010' }, { url: 'http://localhost:4010/@w1' }],
  });
});

it('lists namespaces in use with their settings', async () => {
  const app = testApp();
  await put(app, 'w1', { now: '2030-01-01T00:00:00Z', frozen: true });
  await login(app, 'w1', right);
  const profiles = Object.fromEntries(
    ['interserver', 'rocketchat', 'misaka', 'onlyoffice'].map((id) => [id, 'documented']),
  );
  const lastUsedAt = expect.any(String);
  const own = 'http://localhost:4010';
  expect(await bodyOf(request(app).get('/__admin/namespaces').set('Host', 'localhost:4010'))).toEqual({
    namespaces: [
      { name: 'default', requests: 0, lastUsedAt, profiles, frozen: true, now: frozenAt, url: own },
      {
        name: 'w1',
        requests: 1,
        lastUsedAt,
        profiles,
        frozen: true,
        now: '2030-01-01T00:00:00.000Z',
        url: `${own}/@w1`,
      },
    ],
  });
});

it('creates no namespace by reads or resets', async () => {
  const app = testApp();
  const named = { 'x-emulator-namespace': 'w7' };
  for (const path of [
    '/clock',
    '/outbox',
    '/requests',
    '/state',
    '/scenarios',
    '/accounts/misaka',
    '/snapshots',
  ])
    expect((await request(app).get(`/__admin${path}`).set(named)).status).toBe(200);
  await call(app, 'w7', '/reset').expect(204);
  const { namespaces } = (await bodyOf(request(app).get('/__admin/namespaces'))) as {
    namespaces: { name: string }[];
  };
  expect(namespaces.map(({ name }) => name)).toEqual(['default']);
  expect(await problemOf(put(app, 'w8', { from: 'w9' }))).toEqual({
    status: 404,
    detail:
      'there is no namespace w9 and no snapshot default/w9 to start from; GET /__admin/namespaces and GET /__admin/snapshots list those that exist',
  });
});

it('creates no namespace for an image tag of another site', async () => {
  const app = testApp();
  const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
  expect((await request(app).get('/@w1/apiv2/login').set(image)).status).toBe(403);
  expect((await request(app).get('/@w1/__admin/clock').set(image)).status).toBe(403);
  const { namespaces } = (await bodyOf(request(app).get('/__admin/namespaces'))) as { namespaces: unknown[] };
  expect(namespaces).toHaveLength(1);
});

describe('a fork', () => {
  it('copies sessions, lockouts, scenarios and the clock, and is then independent', async () => {
    const app = testApp();
    const rocket = '/api/v1/login';
    const { body } = await login(app, 'w1', { user: 'plain', password: 'Password-1' }, rocket);
    const { authToken: resume } = (body as { data: { authToken: string } }).data;
    await lock(app, 'w1');
    await call(app, 'w1', '/scenarios')
      .send({ provider: 'misaka', outcome: 'account-disabled', times: 2 })
      .expect(201);
    const misaka = { email: 'plain@example.com', password: 'Password-1' };
    await login(app, 'w1', misaka, '/v3/session/login');
    const at = request(app).patch('/__admin/clock').set('x-emulator-namespace', 'w1');
    await at.send({ advanceSeconds: 30 }).expect(200);
    expect((await put(app, 'w2', { from: 'w1' })).status).toBe(201);
    const clock = request(app).get('/__admin/clock').set('x-emulator-namespace', 'w2');
    expect(await bodyOf(clock)).toMatchObject({ now: '2026-11-21T12:00:30.000Z', frozen: true });
    expect(await login(app, 'w2', { resume }, rocket)).toMatchObject({ outcome: 'signed-in', id: 'w2-8' });
    expect((await login(app, 'w2', right)).outcome).toBe('locked-out');
    expect((await login(app, 'w2', misaka, '/v3/session/login')).outcome).toBe('account-disabled');
    expect((await login(app, 'w2', misaka, '/v3/session/login')).outcome).toBe('signed-in');
    expect((await login(app, 'w1', misaka, '/v3/session/login')).outcome).toBe('account-disabled');
    await call(app, 'w1', '/reset').expect(204);
    expect(await outcomes(app, ['w1', 'w2'])).toEqual(['signed-in', 'locked-out']);
    await call(app, 'w2', '/reset').expect(204);
    expect(await outcomes(app, ['w2'])).toEqual(['locked-out']);
  });

  it('copies default, even if it is unused', async () => {
    const app = testApp();
    expect((await put(app, 'w1', { from: 'default' })).status).toBe(201);
    await lock(app, 'default');
    await put(app, 'w2', { from: 'default' });
    expect(await outcomes(app, ['w1', 'w2'])).toEqual(['signed-in', 'locked-out']);
  });

  it('begins from a snapshot of default, or of another namespace', async () => {
    const app = testApp();
    await lock(app, 'default');
    await request(app).put('/__admin/snapshots/locked').expect(201);
    await request(app).post('/__admin/reset').expect(204);
    await login(app, 'w1', right);
    await request(app).put('/__admin/snapshots/calm').set('x-emulator-namespace', 'w1').expect(201);
    await put(app, 'a', { from: 'locked' });
    await put(app, 'b', { from: 'default/locked' });
    await put(app, 'c', { from: 'w1/calm' });
    expect(await outcomes(app, ['a', 'b', 'c'])).toEqual(['locked-out', 'locked-out', 'signed-in']);
    expect(await problemOf(put(app, 'd', { from: 'calm' }))).toEqual({
      status: 404,
      detail:
        'there is no namespace calm and no snapshot default/calm to start from; GET /__admin/namespaces and GET /__admin/snapshots list those that exist',
    });
    expect(await problemOf(put(app, 'd', { from: 'w1/locked' }))).toEqual({
      status: 404,
      detail: 'there is no snapshot w1/locked to start from; GET /__admin/snapshots lists those that exist',
    });
    await put(app, 'locked');
    expect(await problemOf(put(app, 'd', { from: 'locked' }))).toEqual({
      status: 409,
      detail: 'locked is a namespace and a snapshot of default; write default/locked for the snapshot',
    });
  });
});

describe('a seed', () => {
  const seen = async (app: App, namespace: string) => {
    const asked = await login(app, namespace, mail, '/api/v1/login');
    const outbox = await bodyOf(request(app).get('/__admin/outbox').set('x-emulator-namespace', namespace));
    const misaka = { email: 'plain@example.com', password: 'Password-1' };
    const { body } = await login(app, namespace, misaka, '/v3/session/login');
    const rocket = await login(app, namespace, { user: 'plain', password: 'Password-1' }, '/api/v1/login');
    return { asked: asked.outcome, outbox, misaka: body, rocket: rocket.body };
  };

  it('gives two namespaces the same codes, ids and tokens, and different ones with another seed', async () => {
    const app = testApp();
    await put(app, 'a', { seed: 'same' });
    await put(app, 'b', { seed: 'same' });
    await put(app, 'c', { seed: 'other' });
    const [a, b, c] = [await seen(app, 'a'), await seen(app, 'b'), await seen(app, 'c')];
    expect(b).toEqual(a);
    for (const part of ['outbox', 'misaka', 'rocket'] as const) expect(c[part]).not.toEqual(a[part]);
    await call(app, 'a', '/reset').expect(204);
    expect(await seen(app, 'a')).toEqual(a);
  });

  it('gives the same codes, ids and tokens in another emulator', async () => {
    const [one, other] = [testApp({ seed: 'one' }), testApp({ seed: 'other' })];
    await put(one, 'a', { seed: 'same' });
    await put(other, 'b', { seed: 'same' });
    expect(await seen(other, 'b')).toEqual(await seen(one, 'a'));
  });
});

it('resets a namespace to its initial settings', async () => {
  const app = testApp();
  await put(app, 'w1', { now: '2030-01-01T00:00:00Z', frozen: true, scenarioSets: ['everyone-locked-out'] });
  const clock = () => request(app).get('/__admin/clock').set('x-emulator-namespace', 'w1');
  expect((await login(app, 'w1', right)).outcome).toBe('locked-out');
  await request(app).delete('/__admin/scenarios').set('x-emulator-namespace', 'w1').expect(204);
  await request(app)
    .patch('/__admin/clock')
    .set('x-emulator-namespace', 'w1')
    .send({ live: true })
    .expect(200);
  expect((await login(app, 'w1', right)).outcome).toBe('signed-in');
  await call(app, 'w1', '/reset').expect(204);
  expect(await bodyOf(clock())).toMatchObject({ now: '2030-01-01T00:00:00.000Z', frozen: true });
  expect((await login(app, 'w1', right)).outcome).toBe('locked-out');
  expect((await login(app, 'default', right)).outcome).toBe('signed-in');
});

it.each<[object, number, unknown]>([
  [{ profiles: { misaka: 'nonsense' } }, 422, 'misaka has no profile nonsense; expected one of documented'],
  [
    { profiles: { nonsense: 'documented' } },
    422,
    'no provider nonsense is served; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
  [
    { scenarioSets: ['slow', 'nonsense'] },
    404,
    expect.stringMatching(/^there is no scenario set nonsense; expected one of /),
  ],
  [{ now: '9999-01-01T00:00:00Z' }, 400, 'now is outside the years 1970 to 8999; set a time in that range'],
  [{ now: '1969-12-31T23:59:59Z' }, 400, 'now is outside the years 1970 to 8999; set a time in that range'],
  [
    { listen: 0 },
    409,
    "this emulator can't open ports; select the namespace by header or path prefix instead of listen",
  ],
])('changes nothing when it rejects %j', async (wish, status, detail) => {
  const app = testApp();
  await lock(app, 'w1');
  expect(await problemOf(put(app, 'w1', { from: 'default', ...wish }))).toEqual({ status, detail });
  expect((await login(app, 'w1', right)).outcome).toBe('locked-out');
  expect(await problemOf(put(app, 'w2', wish))).toEqual({ status, detail });
  const { namespaces } = (await bodyOf(request(app).get('/__admin/namespaces'))) as {
    namespaces: { name: string }[];
  };
  expect(namespaces.map(({ name }) => name).sort()).toEqual(['default', 'w1']);
});

it('deletes a namespace with all its records', async () => {
  const app = testApp();
  await lock(app, 'w1');
  await request(app).put('/__admin/snapshots/mine').set('x-emulator-namespace', 'w1').expect(201);
  await request(app).delete('/__admin/namespaces/w1').expect(204);
  expect(await problemOf(request(app).delete('/__admin/namespaces/w1'))).toEqual({
    status: 404,
    detail: "namespace w1 doesn't exist; GET /__admin/namespaces lists all namespaces",
  });
  const named = { 'x-emulator-namespace': 'w1' };
  expect(await bodyOf(request(app).get('/__admin/requests').set(named))).toEqual({ requests: [], total: 0 });
  expect(await bodyOf(request(app).get('/__admin/snapshots').set(named))).toEqual({ snapshots: [] });
  expect(await login(app, 'w1', right)).toMatchObject({ outcome: 'signed-in', id: 'w1-1' });
});

it('resets default instead of deleting it', async () => {
  const app = testApp();
  await put(app, 'default', { scenarioSets: ['everyone-locked-out'] });
  expect((await login(app, 'default', right)).outcome).toBe('locked-out');
  await request(app).delete('/__admin/namespaces/default').expect(204);
  expect(await login(app, 'default', right)).toMatchObject({ outcome: 'signed-in', id: 'default-1' });
  const { namespaces } = (await bodyOf(request(app).get('/__admin/namespaces'))) as { namespaces: unknown[] };
  expect(namespaces).toHaveLength(1);
});
