import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createListener, type ListenerScope } from '../../src/http/listener.ts';
import type { PlanesOptions } from '../../src/server/planes.ts';
import { testEmulator } from '../support/emulator.ts';
import { planesAt } from '../support/planes.ts';
import { badRequest, expectAnswer, logins, problemJson } from './exchange.ts';

/** How a request names its namespace. */
interface Said {
  readonly header?: string;
  readonly prefix?: string;
  readonly port?: string;
  readonly host?: string;
  readonly cookie?: string;
  readonly referer?: string;
}

const { path, fields } = logins.interserver;

/** Sends a request to each plane of a new emulator. */
function send(said: Said, options: Partial<PlanesOptions> = {}) {
  const { emulator } = testEmulator();
  const place: ListenerScope = said.port === undefined ? {} : { namespace: said.port };
  const app = createListener(planesAt(emulator, options)(place));
  const headers = {
    ...(said.header === undefined ? {} : { 'x-emulator-namespace': said.header }),
    ...(said.host === undefined ? {} : { Host: said.host }),
    ...(said.cookie === undefined ? {} : { Cookie: said.cookie }),
    ...(said.referer === undefined ? {} : { Referer: said.referer }),
  };
  const { prefix = '' } = said;
  return {
    emulator,
    login: () => request(app).post(`${prefix}${path}`).set(headers).send(fields),
    clock: () => request(app).patch(`${prefix}/__admin/clock`).set(headers).send({ advanceSeconds: 60 }),
    reset: () => request(app).post(`${prefix}/__admin/reset`).set(headers),
    health: () => request(app).get(`${prefix}/__admin/health`).set(headers),
  };
}

describe.each<[string, Said, string]>([
  ['the header', { header: 'w1' }, 'w1'],
  ['the prefix', { prefix: '/@w1' }, 'w1'],
  ['the prefix with an encoded @', { prefix: '/%40w1' }, 'w1'],
  ['the port', { port: 'w1' }, 'w1'],
  ['the host', { host: 'w1.localhost:4010' }, 'w1'],
  ['the host in any case', { host: 'W1.LocalHost' }, 'w1'],
  ['the cookie', { cookie: 'a=b; emulator-namespace=w1; c=d' }, 'w1'],
  [
    'all of these except the cookie',
    { header: 'w1', prefix: '/@w1', port: 'w1', host: 'w1.localhost', cookie: 'emulator-namespace=w2' },
    'w1',
  ],
  ['the header before the cookie', { header: 'default', cookie: 'emulator-namespace=w2' }, 'default'],
  ['the port before the cookie', { port: 'w1', cookie: 'emulator-namespace=No!' }, 'w1'],
  ['nothing', { host: 'localhost:4010', cookie: 'other-emulator-namespace=w2' }, 'default'],
  [
    "the prefix, whatever its page's prefix",
    { prefix: '/@w1', referer: 'http://localhost/@w2/', host: 'localhost' },
    'w1',
  ],
])('%s', (_how, said, namespace) => {
  it('selects the namespace of a login', async () => {
    const response = await send(said).login();
    expect(response.headers['x-emulator-request']).toBe(`${namespace}-1`);
  });

  it('selects the namespace of a control plane call', async () => {
    const { emulator, clock } = send(said);
    expect((await clock()).status).toBe(200);
    const changed = await Promise.all(
      ['default', 'w1', 'w2'].map(async (name) =>
        (await emulator.config(name)).clock === undefined ? [] : [name],
      ),
    );
    expect(changed.flat()).toEqual([namespace]);
  });
});

const form = 'a namespace is 1 to 63 of a-z, 0-9 and -';
const agree = 'they must agree';

describe.each<[Said, string]>([
  [{ header: 'w1', prefix: '/@w2' }, `x-emulator-namespace names "w1", but the path names "w2"; ${agree}`],
  [{ header: 'w1', port: 'w2' }, `x-emulator-namespace names "w1", but the port names "w2"; ${agree}`],
  [
    { header: 'default', host: 'w2.localhost' },
    `x-emulator-namespace names "default", but the host names "w2"; ${agree}`,
  ],
  [{ prefix: '/%40w1', port: 'w2' }, `the path names "w1", but the port names "w2"; ${agree}`],
  [{ prefix: '/@w1', host: 'w2.localhost:80' }, `the path names "w1", but the host names "w2"; ${agree}`],
  [{ port: 'w1', host: 'w2.localhost' }, `the port names "w1", but the host names "w2"; ${agree}`],
  [{ host: 'a_b.localhost' }, `the host is "a_b"; ${form}`],
  [{ cookie: 'emulator-namespace=No!' }, `the cookie emulator-namespace is "No!"; ${form}`],
  [{ cookie: 'emulator-namespace=' }, `the cookie emulator-namespace is ""; ${form}`],
  [
    { host: 'localhost:4010', referer: 'http://localhost:4010/@w1/page?a=b' },
    'a page below /@w1 sent this request without the prefix, which loses the namespace; request /@w1/…, or send the header x-emulator-namespace: w1',
  ],
])('%j', (said, detail) => {
  it('is rejected for a login', async () => {
    expectAnswer(await send(said).login(), badRequest(detail), problemJson);
  });

  it('is rejected for a control plane call, with and without Express', async () => {
    const { clock, reset, emulator } = send(said);
    expectAnswer(await clock(), badRequest(detail), 'application/problem+json; charset=utf-8');
    expectAnswer(await reset(), badRequest(detail), problemJson);
    expect([...emulator.namespaces.list().keys()]).toEqual(['default']);
  });
});

it.each([
  'http://localhost:4011/@w1/',
  'http://example.com/@w1/',
  'http://localhost:4010/w1/',
  'http://localhost:4010/@No!/',
  'nonsense',
])('detects no lost prefix for a page at %s', async (referer) => {
  const response = await send({ host: 'localhost:4010', referer }).login();
  expect(response.headers['x-emulator-request']).toBe('default-1');
});

describe('with requireNamespace', () => {
  const detail =
    'this emulator requires every request to name a namespace other than default; name it by the header ' +
    'x-emulator-namespace: w1, by the path /@w1/…, by a separate port (--listen 4011@w1), by the host w1.localhost, ' +
    'or by the cookie emulator-namespace=w1';

  it.each<[string, Said]>([
    ['no namespace', {}],
    ['default by the header', { header: 'default' }],
    ['default by the path', { prefix: '/@default' }],
    ['default by the cookie', { cookie: 'emulator-namespace=default' }],
  ])('rejects %s on both planes, except for health', async (_how, said) => {
    const { login, clock, reset, health } = send(said, { requireNamespace: true });
    expectAnswer(await login(), badRequest(detail), problemJson);
    expectAnswer(await clock(), badRequest(detail), 'application/problem+json; charset=utf-8');
    expectAnswer(await reset(), badRequest(detail), problemJson);
    expect((await health()).status).toBe(200);
  });

  it('accepts every name except default', async () => {
    const { login, clock } = send({ prefix: '/@w1' }, { requireNamespace: true });
    expect((await login()).headers['x-emulator-request']).toBe('w1-1');
    expect((await clock()).status).toBe(200);
  });
});
