import { expect, it } from '@jest/globals';
import request from 'supertest';
import { expectAnswer } from '../http/exchange.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';

const right = { login: 'plain@example.com', passwd: 'Password-1' };

/** An app with a limit of three namespaces. */
function three() {
  const { emulator, advance } = testEmulator({ maxNamespaces: 3 });
  const app = listenerOf(emulator);
  const login = (name: string) => request(app).post(`/@${name}/apiv2/login`).send(right);
  const get = async (name: string, path: string) =>
    (await request(app).get(`/@${name}/__admin${path}`)).body as unknown;
  return { emulator, app, advance, login, get, names: () => [...emulator.namespaces.list().keys()] };
}

const detail =
  '3 namespaces are in use; drop an unused namespace (DELETE /__admin/namespaces/{name}), or allow more with --max-namespaces';

it('rejects a new namespace with 503 on both planes when all namespaces are in use', async () => {
  const { app, login, names } = three();
  for (const name of ['a', 'b']) expect((await login(name)).status).toBe(200);
  const body = {
    type: 'about:blank',
    code: 'too-many-namespaces',
    title: 'Too many namespaces',
    status: 503,
    detail,
  };
  expectAnswer(await login('c'), { status: 503, body }, 'application/problem+json');
  const calls = [
    request(app).put('/__admin/namespaces/c').send({}),
    request(app).patch('/@c/__admin/clock').send({ advanceSeconds: 1 }),
    request(app).post('/@c/__admin/scenarios').send({ provider: 'misaka', outcome: 'locked-out' }),
  ];
  for (const call of calls) {
    const response = await call;
    expect({ status: response.status, said: response.body as unknown }).toEqual({
      status: 503,
      said: {
        type: 'about:blank',
        code: 'too-many-namespaces',
        title: 'Too many namespaces',
        status: 503,
        detail,
      },
    });
  }
  expect(names()).toEqual(['default', 'a', 'b']);
  expect((await login('a')).status).toBe(200);
  await request(app).delete('/__admin/namespaces/a').expect(204);
  expect((await login('c')).status).toBe(200);
});

it('reads an unused namespace without creating it', async () => {
  const { app, login, names } = three();
  for (const name of ['a', 'b']) await login(name);
  await request(app).get('/@c/__admin/clock').expect(200);
  expect(names()).toEqual(['default', 'a', 'b']);
});

it('evicts the namespace that was idle for longest, never default', async () => {
  const { advance, login, get, names } = three();
  await login('a');
  advance(10);
  await login('b');
  advance(55);
  await login('a');
  expect((await login('c')).status).toBe(503);
  advance(6);
  expect((await login('c')).status).toBe(200);
  expect(names()).toEqual(['default', 'a', 'c']);
  expect(await get('b', '/requests')).toEqual({ requests: [], total: 0 });
});

it('drops namespaces idle for half an hour, with their snapshots and saved sets', async () => {
  const { emulator, app, advance, login, get, names } = three();
  await login('a');
  await request(app).put('/@a/__admin/snapshots/mine').expect(201);
  await request(app).put('/@a/__admin/scenario-sets/mine').send({});
  advance(31 * 60);
  await login('b');
  expect(names()).toEqual(['default', 'b']);
  expect(await emulator.store.namespaces()).toEqual(['b']);
  expect(await get('a', '/requests')).toEqual({ requests: [], total: 0 });
  expect(await get('a', '/snapshots')).toEqual({ snapshots: [] });
  expect((await login('a')).headers['x-emulator-request']).toBe('a-1');
});

it('never drops default, however long it is idle', async () => {
  const { advance, login } = three();
  await login('default');
  advance(24 * 60 * 60);
  await login('a');
  expect((await login('default')).headers['x-emulator-request']).toBe('default-2');
});
