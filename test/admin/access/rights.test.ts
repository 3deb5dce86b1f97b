import { expect, it } from '@jest/globals';
import { namespaceToken } from '../../../src/admin/access/token.ts';
import type { AccessOptions } from '../../../src/admin/access/guard.ts';
import { createListener, type ListenerScope } from '../../../src/http/listener.ts';
import { served } from '../../http/sockets.ts';
import { testEmulator } from '../../support/emulator.ts';
import { planesAt } from '../../support/planes.ts';
import type { TestServer } from '../../support/server.ts';
import { answerTo, problem, problemOf, wrongToken, type Headers } from './guarded.ts';

const token = 'correct horse battery staple';
const [main, w1] = [token, namespaceToken(token, 'w1')].map((one) => ({ authorization: `Bearer ${one}` }));

/** Serves an emulator with these access options at a listener of this scope. */
function serving<T>(
  access: Partial<AccessOptions>,
  use: (server: TestServer) => Promise<T>,
  scope: ListenerScope = {},
): Promise<T> {
  const { emulator } = testEmulator();
  emulator.namespaces.enter('w1');
  const options = { admin: true, allowedHosts: [], adminOrigins: [], ...access };
  return served(use, createListener(planesAt(emulator, { access: options })(scope)));
}

async function rights(
  server: TestServer,
  headers: Headers = {},
  path = '/__admin/session',
): Promise<unknown> {
  const answer = await answerTo(server, 'GET', path, headers);
  const { status, headers: sent } = answer;
  expect({ status, type: sent['content-type'], cache: sent['cache-control'] }).toEqual({
    status: 200,
    type: 'application/json',
    cache: 'no-store',
  });
  return answer.body as unknown;
}

const all = {
  signedIn: true,
  tokenRequired: true,
  namespace: null,
  namespaceRequired: false,
  storeShared: false,
};
const before = { ...all, signedIn: false };
const onlyW1 = { ...all, namespace: 'w1' };

it('needs no token if the control plane requires none', () =>
  serving({}, async (server) => {
    const open = { ...all, tokenRequired: false };
    expect(await rights(server)).toEqual(open);
    expect(await rights(server, main)).toEqual(open);
    expect(await rights(server, { 'x-emulator-namespace': 'w1', cookie: 'emulator-namespace=w1' })).toEqual(
      open,
    );
  }));

it('tells whether the namespace default is refused', () => {
  const { emulator } = testEmulator();
  const planes = planesAt(emulator, { requireNamespace: true });
  return served(
    async (server) => {
      expect(await rights(server)).toEqual({ ...all, tokenRequired: false, namespaceRequired: true });
    },
    createListener(planes({})),
  );
});

it("returns the rights of the main token and of a namespace's", () =>
  serving({ token }, async (server) => {
    expect(await rights(server, main)).toEqual(all);
    expect(await rights(server, main, '/__admin/Session/')).toEqual(all);
    expect(await rights(server, w1)).toEqual(onlyW1);
    expect(await rights(server, w1, '/@w1/__admin/session')).toEqual(onlyW1);
  }));

it('returns the rights of a cookie', () =>
  serving({ token }, async (server) => {
    const json = { 'content-type': 'application/json' };
    for (const [sent, expected] of [
      [token, all],
      [namespaceToken(token, 'w1'), onlyW1],
    ] as const) {
      const body = JSON.stringify({ token: sent });
      const { headers } = await answerTo(server, 'POST', '/__admin/session', json, body);
      const [cookie = ''] = String((headers as Record<string, unknown>)['set-cookie']).split(';');
      expect(await rights(server, { cookie })).toEqual(expected);
      await answerTo(server, 'DELETE', '/__admin/session', { cookie });
      expect(await rights(server, { cookie })).toEqual(before);
    }
  }));

it('tells a caller without a valid cookie that it can sign in, without an error', () =>
  serving({ token }, async (server) => {
    expect(await rights(server)).toEqual(before);
    expect(await rights(server, { cookie: 'emulator-admin=wrong' })).toEqual(before);
    expect(await rights(server, {}, '/@w1/__admin/session')).toEqual(before);
  }));

it('replies 401 to a wrong token, and without a token at an unknown host', () =>
  serving({ token }, async (server) => {
    const read = (headers: Headers) => answerTo(server, 'GET', '/__admin/session', headers);
    const refused = await read({ authorization: 'Bearer wrong' });
    expect(problemOf(refused)).toEqual(wrongToken);
    expect(refused.headers['www-authenticate']).toBe('Bearer');
    expect((await read({ host: 'emulator.example' })).status).toBe(401);
    expect((await read({ host: 'emulator.example', ...main })).status).toBe(200);
  }));

it.each([
  ['the path', '/@w1/__admin/session', {}, {}],
  ['the host', '/__admin/session', { host: 'w1.localhost' }, {}],
  ['the port', '/__admin/session', {}, { namespace: 'w1' }],
] as const)('returns the namespace to which %s binds the caller', (_way, path, headers, scope) =>
  serving(
    { token },
    async (server) => {
      expect(await rights(server, { ...main, ...headers }, path)).toEqual(onlyW1);
    },
    scope,
  ),
);

it("refuses a namespace's token below the path of another namespace", () =>
  serving({ token }, async (server) => {
    const detail =
      'the call is about namespace w2, but the token is valid for namespace w1 only; send the token of w2 or the main token';
    const response = await answerTo(server, 'GET', '/@w2/__admin/session', w1);
    expect(problemOf(response)).toEqual(problem(403, 'Forbidden', detail));
  }));

it('rejects a call whose port and path name different namespaces', () =>
  serving(
    {},
    async (server) => {
      const response = await answerTo(server, 'GET', '/@w1/__admin/session');
      expect([response.status, JSON.parse(response.text)]).toEqual([
        400,
        expect.objectContaining({ code: 'invalid-namespace' }),
      ]);
    },
    { namespace: 'w2' },
  ));
