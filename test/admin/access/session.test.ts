import { expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { namespaceToken } from '../../../src/admin/access/token.ts';
import { served } from '../../http/sockets.ts';
import type { TestServer } from '../../support/server.ts';
import {
  answerTo,
  guarded,
  guardedCalls,
  guardedPorts,
  noToken,
  problem,
  problemOf,
  reached,
  wrongToken,
  type Headers,
} from './guarded.ts';

const token = 'correct horse battery staple';
const w1 = namespaceToken(token, 'w1');

it('exchanges the token for an HttpOnly, SameSite=Strict cookie', () =>
  guarded({ token }, async (server) => {
    const response = await signIn(server, token);
    expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' });
    expect(setCookie(response)).toMatch(
      /^emulator-admin=[A-Za-z0-9_-]{43}; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    expect((await read(server, cookieOf(response))).body).toEqual({ messages: [] });
  }));

it('marks the cookie Secure when the client uses https', () =>
  guarded({ token, publicUrl: 'https://emulator.example' }, async (server) => {
    expect(setCookie(await signIn(server, token, { host: 'emulator.example' }))).toMatch(/; Secure$/);
    expect(setCookie(await signIn(server, token, { host: 'localhost' }))).not.toContain('Secure');
  }));

it.each(['wrong', token.slice(1), `${token} `, 'c'.repeat(100_000), 'ä'])(
  'sets no cookie for a wrong token, and does not limit attempts',
  (wrong) =>
    guarded({ token }, async (server) => {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        const response = await signIn(server, wrong);
        expect(problemOf(response)).toEqual(wrongToken);
        expect(response.headers['www-authenticate']).toBe('Bearer');
        expect(response.headers['set-cookie']).toBeUndefined();
      }
      expect((await signIn(server, token)).status).toBe(204);
    }),
);

const wanted = 'expected {"token": "…"} with the content type application/json';
const noTokenIn = problem(400, 'Bad request', `the body has no token; ${wanted}`);
const notJson = problem(415, 'Unsupported media type', `the content type isn't JSON; ${wanted}`);
const tooLarge = problem(413, 'Too large', `the body is too large; ${wanted}`);

it.each([
  ['application/json', '', noTokenIn],
  ['application/json', '{', noTokenIn],
  ['application/json', 'null', noTokenIn],
  ['application/json', '[]', noTokenIn],
  ['application/json', '{}', noTokenIn],
  ['application/json', '{"token":""}', noTokenIn],
  ['application/json', '{"token":["correct horse battery staple"]}', noTokenIn],
  ['application/json', `{"token":"${'c'.repeat(2 * 1024 * 1024)}"}`, tooLarge],
  ['text/plain', JSON.stringify({ token }), notJson],
  ['application/x-www-form-urlencoded', `token=${encodeURIComponent(token)}`, notJson],
  ['application/jsonp', JSON.stringify({ token }), notJson],
])('rejects a sign-in without a JSON token, sent as %s %#', (type, body, refusal) =>
  guarded({ token }, async (server) => {
    const response = await answerTo(server, 'POST', '/__admin/session', { 'content-type': type }, body);
    expect(problemOf(response)).toEqual(refusal);
    expect(response.headers['set-cookie']).toBeUndefined();
  }),
);

it('sends no cookie to a page of another site', () =>
  guarded({ token }, async (server) => {
    const response = await signIn(server, token, { origin: 'http://evil.example' });
    expect({ status: response.status, cookie: response.headers['set-cookie'] }).toEqual({
      status: 403,
      cookie: undefined,
    });
    const cookie = cookieOf(await signIn(server, token));
    expect((await read(server, cookie, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await read(server, cookie, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  }));

it('rejects an unknown cookie', () =>
  guarded({ token }, async (server) => {
    const mine = cookieOf(await signIn(server, token));
    const value = mine.slice(mine.indexOf('=') + 1);
    const wrong = [
      `emulator-admin=${token}`,
      'emulator-admin=',
      'emulator-admin',
      `emulator-admin=${value.slice(1)}`,
      `emulator-admin=${value}x`,
      `emulator-admin="${value}"`,
      `Emulator-Admin=${value}`,
      `emulator-admin2=${value}`,
      `x=emulator-admin=${value}`,
      `emulator-namespace=${value}`,
      'emulator-admin=__proto__',
    ];
    for (const cookie of wrong) expect(problemOf(await read(server, cookie))).toEqual(noToken);
    for (const cookie of [mine, `a=b; ${mine}`, `emulator-admin=other; ${mine};c=d`])
      expect((await read(server, cookie)).status).toBe(200);
  }));

it('prefers Authorization to the cookie', () =>
  guarded({ token }, async (server) => {
    const cookie = cookieOf(await signIn(server, token));
    expect(problemOf(await read(server, cookie, { authorization: 'Bearer wrong' }))).toEqual(wrongToken);
    const good = { authorization: `Bearer ${token}` };
    expect((await read(server, 'emulator-admin=wrong', good)).status).toBe(200);
  }));

it('ends only the session of the cookie', () =>
  guarded({ token }, async (server) => {
    const [mine, other] = [cookieOf(await signIn(server, token)), cookieOf(await signIn(server, token))];
    const response = await answerTo(server, 'DELETE', '/__admin/session', { cookie: mine });
    expect({ status: response.status, cookie: setCookie(response) }).toEqual({
      status: 204,
      cookie: 'emulator-admin=; Max-Age=0; HttpOnly; SameSite=Strict',
    });
    expect(problemOf(await read(server, mine))).toEqual(noToken);
    expect((await read(server, other)).status).toBe(200);
    expect((await answerTo(server, 'DELETE', '/__admin/session')).status).toBe(204);
  }));

it("gives a namespace's token a cookie with the namespace's rights", () =>
  guardedCalls({ token }, async (server) => {
    const cookie = cookieOf(await signIn(server, w1));
    const asked = async (path: string, namespace: string) => {
      const response = await answerTo(server, 'GET', path, { cookie, 'x-emulator-namespace': namespace });
      return { status: response.status, text: response.text };
    };
    expect(await asked('/__admin/outbox', 'w1')).toEqual(reached);
    for (const namespace of ['w2', 'new', 'default'])
      expect((await asked('/__admin/outbox', namespace)).status).toBe(403);
    expect((await asked('/__admin/metrics', 'w1')).status).toBe(403);
    const fresh = namespaceToken(token, 'new');
    expect(problemOf(await signIn(server, fresh))).toEqual(wrongToken);
    expect((await signIn(server, fresh, { 'x-emulator-namespace': 'new' })).status).toBe(204);
  }));

it('gives the cookie the path prefix of the request, also of one with a slash at the end', () =>
  guarded({ token }, async (server) => {
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ token });
    const response = await answerTo(server, 'POST', '/@w1/__admin/Session/', json, body);
    expect(setCookie(response)).toContain('; Path=/@w1/__admin; ');
  }));

it('ends the cookie after twelve hours', () => {
  let now = Date.now();
  return guardedCalls(
    { token },
    async (server) => {
      const cookie = cookieOf(await signIn(server, token));
      now += 12 * 60 * 60 * 1000 - 1;
      expect((await read(server, cookie)).status).toBe(200);
      now += 1;
      expect(problemOf(await read(server, cookie))).toEqual(noToken);
    },
    () => now,
  );
});

it('limits sessions to a thousand', () =>
  guardedCalls({ token }, async (server) => {
    const oldest = cookieOf(await signIn(server, token));
    let last = oldest;
    for (let more = 0; more < 1000; more += 1) last = cookieOf(await signIn(server, token));
    expect((await read(server, oldest)).status).toBe(401);
    expect((await read(server, last)).status).toBe(200);
  }));

it('accepts a cookie at every port of the emulator', () => {
  const port = guardedPorts({ token });
  const both = async (one: TestServer, other: TestServer) => {
    const cookie = cookieOf(await signIn(one, token));
    expect((await read(other, cookie)).status).toBe(200);
    await answerTo(other, 'DELETE', '/__admin/session', { cookie });
    expect((await read(one, cookie)).status).toBe(401);
  };
  return served((one) => served((other) => both(one, other), port()), port());
});

it('succeeds without a cookie if no token is needed', () =>
  guarded({}, async (server) => {
    const response = await signIn(server, 'any');
    expect({ status: response.status, cookie: response.headers['set-cookie'] }).toEqual({
      status: 204,
      cookie: undefined,
    });
  }));

it('lists the allowed methods to an authorized caller', () =>
  guarded({ token }, async (server) => {
    expect(problemOf(await answerTo(server, 'PUT', '/__admin/session'))).toEqual(noToken);
    const authorization = `Bearer ${token}`;
    const response = await answerTo(server, 'PUT', '/__admin/session', { authorization });
    expect(response.headers['allow']).toBe('GET, POST, DELETE');
    expect(problemOf(response)).toEqual(
      problem(405, 'Method not allowed', '/__admin/session allows GET, POST, DELETE, not PUT'),
    );
  }));

function signIn(server: TestServer, given: string, headers: Headers = {}): Promise<Response> {
  const json = { 'content-type': 'application/json', ...headers };
  return answerTo(server, 'POST', '/__admin/session', json, JSON.stringify({ token: given }));
}

function read(server: TestServer, cookie: string, headers: Headers = {}): Promise<Response> {
  return answerTo(server, 'GET', '/__admin/outbox', { cookie, ...headers });
}

function setCookie({ headers }: Response): string {
  return String((headers as Record<string, unknown>)['set-cookie']);
}

function cookieOf(response: Response): string {
  return setCookie(response).split(';')[0] ?? '';
}
