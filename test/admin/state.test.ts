import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { BaseOptions } from '../../src/emulator/from-options.ts';
import { setClock } from '../../src/namespaces/clock.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { frozenAt, testApp, testAppOver } from '../support/app.ts';
import { lock, login, put, right, taken, textOf, wrong, type App } from './state-calls.ts';

/** An app whose default namespace contains every kind of record. */
async function usedApp(options: BaseOptions = {}): Promise<App> {
  const { app, emulator } = testAppOver(createMemoryStore(), options);
  await lock(app);
  await login(app, { login: 'totp@example.com', passwd: 'Password-1', tfa: '123456' });
  await request(app).post('/api/v1/login').send({ user: 'plain', password: 'Password-1' }).expect(200);
  await request(app).post('/api/v1/login').send({ user: 'mail', password: 'Password-1' }).expect(401);
  const entry = { provider: 'misaka', outcome: 'locked-out', times: 3 };
  await emulator.changeConfig('default', (setup) => ({
    ...setup,
    armed: [{ id: 'posted-1', entry, source: 'posted' }],
    lastScenario: 1,
  }));
  const misaka = { email: 'plain@example.com', password: 'Password-1' };
  await request(app).post('/v3/session/login').send(misaka);
  return app;
}

describe.each(['/state', '/bundle'])('%s', (path) => {
  it('is unchanged byte for byte after an import', async () => {
    const app = await usedApp();
    const first = await textOf(app, path);
    expect(await put(app, path, first)).toEqual(taken);
    expect(await textOf(app, path)).toBe(first);
  });

  it('is unchanged byte for byte after an import into an unused namespace or emulator', async () => {
    const app = await usedApp();
    const first = await textOf(app, path);
    expect(await put(app, path, first, 'other')).toEqual(taken);
    const elsewhere = testApp({ seed: 'another' });
    expect(await put(elsewhere, path, first, 'w1')).toEqual(taken);
    const journalOf = (text: string) =>
      text.replaceAll(/"namespace":"(default|other|w1)"/g, '"namespace":""');
    expect(journalOf(await textOf(app, path, 'other'))).toBe(journalOf(first));
    expect(journalOf(await textOf(elsewhere, path, 'w1'))).toBe(journalOf(first));
  });

  it('gives the next request the same bytes wherever it was imported', async () => {
    const app = await usedApp();
    const text = await textOf(app, path);
    const elsewhere = testApp({ seed: 'another' });
    await put(elsewhere, path, text, 'w1');
    const next = async (target: App, namespace: string) => {
      const answer = await request(target)
        .post('/api/v1/login')
        .set('x-emulator-namespace', namespace)
        .send({ user: 'plain', password: 'Password-1' })
        .expect(200);
      return (answer.body as { data: { authToken: string } }).data.authToken;
    };
    expect(await next(elsewhere, 'w1')).toBe(await next(app, 'default'));
  });

  it('has a header that marks its secrets', async () => {
    const answer = await request(testApp()).get(`/__admin${path}`).expect(200);
    expect([answer.get('x-emulator-secrets'), answer.get('cache-control')]).toEqual(['yes', 'no-store']);
  });

  it.each([
    ["another tool's file", { mappings: [] }, "it looks like WireMock's"],
    ['something else', { hello: 'world' }, 'it has no format'],
  ])('is rejected when it is %s, and the state is unchanged', async (_what, body, why) => {
    const app = testApp();
    await lock(app);
    const before = await textOf(app, path);
    const name = path.slice(1);
    expect(await put(app, path, JSON.stringify(body))).toEqual({
      status: 422,
      body: {
        type: 'about:blank',
        code: 'invalid-state',
        title: 'Unprocessable',
        status: 422,
        detail: `this isn't a ${name}: ${why}; expected the response of GET /__admin${path}`,
      },
    });
    expect(await textOf(app, path)).toBe(before);
  });

  it('is rejected when it was made from other fixtures, and the state is unchanged', async () => {
    const accounts = [{ login: 'ada@example.com', password: 'Password-1', accountId: 1 }];
    const text = await textOf(testApp({ fixtures: { interserver: { accounts } } }), path);
    const app = testApp();
    await lock(app);
    const { status, body } = await put(app, path, text);
    expect([status, body]).toEqual([
      422,
      {
        type: 'about:blank',
        code: 'invalid-state',
        title: 'Unprocessable',
        status: 422,
        detail: `${path === '/bundle' ? 'in the bundle, ' : ''}the state was made from other fixtures of interserver: start the emulator with those, or create the state again`,
      },
    ]);
    expect(await login(app)).toBe('locked-out');
  });
});

it("exports only changed records, in the contract's format", async () => {
  const app = testApp({ providers: ['interserver'] });
  await login(app, wrong);
  expect(JSON.parse(await textOf(app, '/state'))).toEqual({
    format: 'login-emulator/state',
    version: 2,
    emulator: '0.1.0',
    namespace: 'default',
    fixtures: { interserver: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
    profiles: { interserver: 'documented' },
    seed: 'test',
    requests: 1,
    records: {
      'interserver/counters/failures/plain@example.com': { count: 1, endsAt: Date.parse(frozenAt) + 60_000 },
    },
  });
});

it.each([
  ['is frozen', frozenAt],
  ['runs', undefined],
])('includes the time in a bundle when it %s', async (_how, now) => {
  const here = testAppOver(createMemoryStore(), now === undefined ? {} : { now });
  await lock(here.app);
  await setClock(here.emulator, 'default', { advanceSeconds: 50 });
  const bundle = await textOf(here.app, '/bundle');
  const there = testAppOver(createMemoryStore(), { now: '2026-01-01T00:00:00Z' });
  expect(await put(there.app, '/bundle', bundle, 'w1')).toEqual(taken);
  expect(await login(there.app, right, 'w1')).toBe('locked-out');
  await setClock(there.emulator, 'w1', { advanceSeconds: 10 });
  expect(await login(there.app, right, 'w1')).toBe('signed-in');
});

it('includes the journal in a bundle', async () => {
  const app = testApp();
  await login(app, wrong);
  await login(app);
  const elsewhere = testApp();
  await put(elsewhere, '/bundle', await textOf(app, '/bundle'), 'w1');
  const { journal } = JSON.parse(await textOf(elsewhere, '/bundle', 'w1')) as { journal: unknown };
  expect(journal).toMatchObject([
    { id: 'default-2', namespace: 'w1', outcome: 'signed-in', at: frozenAt },
    { id: 'default-1', namespace: 'w1', outcome: 'invalid-credentials', at: frozenAt },
  ]);
});

it("has no secrets in a bundle's journal", async () => {
  const app = testApp();
  await login(app);
  const { journal } = JSON.parse(await textOf(app, '/bundle')) as { journal: unknown };
  expect(JSON.stringify(journal)).not.toContain('Password-1');
  expect(JSON.stringify(journal)).toContain('‹plain@example.com.password›');
});

describe('a snapshot', () => {
  it('is saved, listed, restored after a reset, and deleted', async () => {
    const app = testApp();
    await lock(app);
    const view = { name: 'locked', savedAt: frozenAt, records: 1 };
    await request(app).put('/__admin/snapshots/locked').expect(201, view);
    await request(app).post('/__admin/reset').expect(204);
    expect(await login(app)).toBe('signed-in');
    await request(app)
      .get('/__admin/snapshots')
      .expect(200, { snapshots: [view] });
    await request(app).post('/__admin/snapshots/locked/restore').expect(204);
    expect(await login(app)).toBe('locked-out');
    await request(app).delete('/__admin/snapshots/locked').expect(204);
    await request(app).get('/__admin/snapshots').expect(200, { snapshots: [] });
    expect(await login(app)).toBe('locked-out');
  });

  it('restores a pending sign-in, whose sent code is still valid', async () => {
    const app = testApp();
    const mail = { login: 'mail@example.com', passwd: 'Password-1' };
    expect(await login(app, mail)).toBe('second-factor-required');
    const outbox = await request(app).get('/__admin/outbox').expect(200);
    const { messages } = outbox.body as { messages: { code: string }[] };
    await request(app).put('/__admin/snapshots/half').expect(201);
    await request(app).post('/__admin/reset').expect(204);
    await request(app).post('/__admin/snapshots/half/restore').expect(204);
    expect(await login(app, { ...mail, tfa: messages[0]?.code })).toBe('signed-in');
  });

  it('equals the response of GET /state, and can be overwritten', async () => {
    const app = testApp();
    await lock(app);
    const state = await textOf(app, '/state');
    await request(app).put('/__admin/snapshots/one').expect(201);
    expect(await textOf(app, '/snapshots/one')).toBe(state);
    await request(app).post('/__admin/reset').expect(204);
    await request(app).put('/__admin/snapshots/one').expect(200);
    expect(JSON.parse(await textOf(app, '/snapshots/one'))).toMatchObject({ requests: 0, records: {} });
  });

  it('belongs to its namespace', async () => {
    const app = testApp();
    await request(app).put('/__admin/snapshots/one').expect(201);
    await request(app)
      .get('/__admin/snapshots')
      .set('x-emulator-namespace', 'w1')
      .expect(200, { snapshots: [] });
  });

  it.each([
    ['get' as const, '/__admin/snapshots/none'],
    ['delete' as const, '/__admin/snapshots/none'],
    ['post' as const, '/__admin/snapshots/none/restore'],
  ])('returns 404 to %s %s when it does not exist', async (method, path) => {
    const answer = await request(testApp())[method](path);
    expect([answer.status, answer.body]).toEqual([
      404,
      {
        type: 'about:blank',
        code: 'snapshot-not-found',
        title: 'Not found',
        status: 404,
        detail:
          'namespace default has no snapshot none; GET /__admin/snapshots lists its snapshots, PUT /__admin/snapshots/none saves one',
      },
    ]);
  });

  it('does not change the initial state that a reset restores', async () => {
    const store = createMemoryStore();
    const { app } = testAppOver(store);
    await store.commit(
      'default',
      new Map(),
      new Map([['emulator/namespace/start', { requests: 7, records: {} }]]),
    );
    await lock(app);
    await request(app).put('/__admin/snapshots/one').expect(201);
    await request(app).post('/__admin/snapshots/one/restore').expect(204);
    expect(JSON.parse(await textOf(app, '/state'))).toMatchObject({ requests: 5 });
    await request(app).post('/__admin/reset').expect(204);
    expect(JSON.parse(await textOf(app, '/state'))).toMatchObject({ requests: 7, records: {} });
  });
});
