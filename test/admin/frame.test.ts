import { anyProblemCode } from '../support/problem-code.ts';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { calls } from '../../src/admin/handlers/table.ts';
import { contractCalls } from '../../src/admin/contract-calls.ts';
import { providers } from '../http/answers.ts';
import { serve } from '../support/server.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** An app that all tests share, since none of them changes anything. */
const app = testApp({ providers });

/** Sends text, and returns the status and the problem. */
async function problemOf(method: Method, path: string, text?: string, type = 'application/json') {
  const call = request(app)[method](path).buffer(true);
  const response = await (text === undefined ? call : call.set('content-type', type).send(text));
  expect(response.type).toBe('application/problem+json');
  return { allow: response.get('allow'), problem: JSON.parse(response.text) as unknown };
}

const badRequest = (detail: unknown, ...errors: object[]) => ({
  allow: undefined,
  problem: {
    type: 'about:blank',
    code: anyProblemCode,
    title: 'Bad request',
    status: 400,
    detail,
    ...(errors.length === 0 ? {} : { errors }),
  },
});

const notFound = (detail: unknown) => ({
  allow: undefined,
  problem: { type: 'about:blank', code: anyProblemCode, title: 'Not found', status: 404, detail },
});

it('handles exactly the calls of the contract', () => {
  const declared = contractCalls.map(({ operationId }) => operationId);
  expect(Object.keys(calls).toSorted()).toEqual(declared.toSorted());
});

it.each([
  [
    'get' as const,
    '/__admin/session/rocketchat',
    "GET /__admin/session/rocketchat isn't a call of the control plane. Nearest: GET /__admin/session, POST /__admin/session, DELETE /__admin/session. GET /__admin/docs lists every call",
  ],
  [
    'get' as const,
    '/__admin/nothing',
    "GET /__admin/nothing isn't a call of the control plane. GET /__admin/docs lists every call",
  ],
  [
    'post' as const,
    '/__admin/scenario',
    "POST /__admin/scenario isn't a call of the control plane. Nearest: POST /__admin/scenarios, POST /__admin/scenario-sets/{name}, GET /__admin/scenarios. GET /__admin/docs lists every call",
  ],
])('names the nearest calls to %s %s', async (method, path, detail) => {
  expect(await problemOf(method, path)).toEqual(notFound(detail));
});

it.each([
  ['put' as const, '/__admin/outbox', 'GET, DELETE'],
  ['get' as const, '/__admin/requests/count', 'POST'],
  ['post' as const, '/__admin/requests/unmatched', 'GET'],
  ['post' as const, '/__admin/snapshots/one', 'GET, PUT, DELETE'],
  ['delete' as const, '/__admin/openapi/rocketchat/documented.yaml', 'GET'],
])('answers 405 with the allowed methods at %s %s', async (method, path, allow) => {
  expect(await problemOf(method, path)).toEqual({
    allow,
    problem: {
      type: 'about:blank',
      code: 'method-not-allowed',
      title: 'Method not allowed',
      status: 405,
      detail: `${path} allows ${allow}, not ${method.toUpperCase()}`,
    },
  });
});

it.each([
  ['post' as const, '/__admin/mappings', 'POST /__admin/scenarios'],
  ['post' as const, '/__admin/mappings/reset', 'POST /__admin/reset'],
  ['post' as const, '/__admin/requests/reset', 'DELETE /__admin/requests'],
  ['post' as const, '/__admin/scenarios/reset', 'DELETE /__admin/scenarios'],
  ['put' as const, '/__admin/scenarios/login/state', 'POST /__admin/scenarios'],
  ['post' as const, '/__admin/settings', 'delayMs'],
  ['get' as const, '/__admin/requests/unmatched/near-misses', 'GET /__admin/requests/unmatched'],
  ['post' as const, '/__admin/near-misses/request', 'GET /__admin/requests/unmatched'],
  ['post' as const, '/__admin/recordings/start', 'GET /__admin/requests'],
  ['post' as const, '/__admin/shutdown', 'SIGTERM'],
  ['post' as const, '/mockoon-admin/state/purge', 'POST /__admin/reset'],
  ['get' as const, '/mockoon-admin/global-vars', 'accounts'],
  ['get' as const, '/mockoon-admin/logs', 'GET /__admin/requests'],
  ['put' as const, '/mockserver/expectation', 'POST /__admin/scenarios'],
  ['put' as const, '/mockserver/verify', 'POST /__admin/requests/count'],
])("answers another tool's %s %s with the equivalent call", async (method, path, ours) => {
  expect(await problemOf(method, path)).toEqual(notFound(expect.stringContaining(ours)));
});

it.each([
  [
    '{"advanceSeconds": }',
    badRequest(expect.stringMatching(/^the body isn't valid JSON: Unexpected token .*/)),
  ],
  [
    '{"advanceSeconds":"soon"}',
    badRequest('advanceSeconds in the body is wrong; expected a number of seconds above 0', {
      path: '/body/advanceSeconds',
      message: 'advanceSeconds in the body is wrong; expected a number of seconds above 0',
    }),
  ],
  [
    '{"advance":900}',
    badRequest('advance in the body is unknown; expected one of advanceSeconds, now, frozen, live', {
      path: '/body/advance',
      message: 'advance in the body is unknown; expected one of advanceSeconds, now, frozen, live',
    }),
  ],
  [
    '{"frozen":true,"live":true}',
    badRequest('the body is wrong; expected exactly one of advanceSeconds, now, frozen and live', {
      path: '/body',
      message: 'the body is wrong; expected exactly one of advanceSeconds, now, frozen and live',
    }),
  ],
  [
    '{"now":"2027-02-31"}',
    badRequest('now in the body is wrong; expected a time such as 2027-01-31T12:00:00Z', {
      path: '/body/now',
      message: 'now in the body is wrong; expected a time such as 2027-01-31T12:00:00Z',
    }),
  ],
  [
    '[]',
    badRequest('the body is wrong; expected exactly one of advanceSeconds, now, frozen and live', {
      path: '/body',
      message: 'the body is wrong; expected exactly one of advanceSeconds, now, frozen and live',
    }),
  ],
])('explains the error in the body %s', async (body, problem) => {
  expect(await problemOf('patch', '/__admin/clock', body)).toEqual(problem);
});

it("names the expected type when the body isn't an object", async () => {
  const message = 'the body is wrong; expected an object';
  expect(await problemOf('put', '/__admin/state', '"mine"')).toEqual(
    badRequest(message, { path: '/body', message }),
  );
});

it('names the missing field', async () => {
  const message = 'token in the body is missing';
  expect(await problemOf('post', '/__admin/sessions/introspect', '{}')).toEqual(
    badRequest(message, { path: '/body/token', message }),
  );
});

it.each([
  ['/__admin/requests?limit=0', 'the query parameter limit is wrong; expected a whole number from 1 to 1000'],
  ['/__admin/requests?limit=', 'the query parameter limit is empty; set a value or omit it'],
  ['/__admin/clock?at=now', 'the query parameter at is unknown; this call has none'],
  [
    '/__admin/accounts/rocketchat?page=2',
    'the query parameter page is unknown; expected one of login, search, after, limit',
  ],
])('explains the error in the query of %s', async (path, detail) => {
  const { problem } = await problemOf('get', path);
  expect(problem).toMatchObject({ status: 400, detail });
});

it('explains an invalid namespace in a header and in a path', async () => {
  const inHeader = await request(app)
    .get('/__admin/clock')
    .set('x-emulator-namespace', 'Not OK')
    .buffer(true);
  expect(JSON.parse(inHeader.text)).toMatchObject({
    status: 400,
    detail: 'the header x-emulator-namespace is wrong; expected 1 to 63 of a-z, 0-9 and -',
  });
  expect(await problemOf('delete', '/__admin/namespaces/Not_OK')).toMatchObject({
    problem: { status: 400, detail: 'the path parameter name is wrong; expected 1 to 63 of a-z, 0-9 and -' },
  });
});

it.each([
  ['text/plain', "this call doesn't accept text/plain; send Content-Type: application/json"],
  [
    'application/x-www-form-urlencoded',
    "this call doesn't accept application/x-www-form-urlencoded; send Content-Type: application/json",
  ],
  ['text/json', "this call doesn't accept text/json; send Content-Type: application/json"],
])('rejects a body of the type %s with 415', async (type, detail) => {
  expect(await problemOf('patch', '/__admin/clock', '{"frozen":true}', type)).toEqual({
    allow: undefined,
    problem: {
      type: 'about:blank',
      code: 'unsupported-media-type',
      title: 'Unsupported media type',
      status: 415,
      detail,
    },
  });
});

it.each([
  ['patch' as const, '/__admin/clock', 1],
  ['put' as const, '/__admin/state', 64],
])('rejects at %s %s a body above %i MiB', async (method, path, mebibytes) => {
  const body = JSON.stringify({ padding: 'x'.repeat(mebibytes * 1024 * 1024) });
  const { url, close } = await serve(app);
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: method.toUpperCase(), headers, body });
    expect(await response.json()).toEqual({
      type: 'about:blank',
      code: 'body-too-large',
      title: 'Too large',
      status: 413,
      detail: `the body is larger than ${mebibytes} MiB, the limit of this call`,
    });
  } finally {
    await close();
  }
});

it('works below a mount path', async () => {
  const { default: express } = await import('express');
  const outer = express().use('/emulator', testApp({ providers }));
  const response = await request(outer).get('/emulator/__admin/outbox');
  expect({ status: response.status, body: response.body as unknown }).toEqual({
    status: 200,
    body: { messages: [] },
  });
});

it('reports an unexpected error and answers 500', async () => {
  const gone = new Error('the store is gone');
  const store = { ...createMemoryStore(), layer: () => Promise.reject(gone) };
  const reported: unknown[] = [];
  const listener = listenerOf(testEmulator({ store }).emulator, {
    report: (error) => void reported.push(error),
  });
  const { text } = await request(listener).get('/__admin/outbox').buffer(true);
  expect(JSON.parse(text)).toEqual({
    type: 'about:blank',
    code: 'internal-error',
    title: 'The emulator failed',
    status: 500,
    detail: 'the store is gone',
  });
  expect(reported).toEqual([gone]);
});

it('answers HEAD of health', async () => {
  const response = await request(app).head('/__admin/health');
  expect(response.status).toBe(200);
});
