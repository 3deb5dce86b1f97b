import { expect, it } from '@jest/globals';
import { contractCalls } from '../../../src/admin/contract-calls.ts';
import { namespaceToken } from '../../../src/admin/access/token.ts';
import { answerTo, guardedCalls, problem, problemOf, reached, wrongToken, type Headers } from './guarded.ts';

const token = 'correct horse battery staple';
const w1 = namespaceToken(token, 'w1');

it("derives a namespace's token like openssl", () => {
  expect(namespaceToken('main', 'w1')).toBe(
    '0ecd1916fb191a72e9a6740cd66575eb3589cbfbc8a3eadb9fa9072c871772b2',
  );
});

it.each([
  ['its own namespace', 'GET', '/__admin/outbox', { 'x-emulator-namespace': 'w1' }, undefined],
  [
    'another existing namespace',
    'GET',
    '/__admin/outbox',
    { 'x-emulator-namespace': 'w2' },
    'the call is about namespace w2, but the token is valid for namespace w1 only; send the token of w2 or the main token',
  ],
  [
    'a namespace that does not exist yet',
    'POST',
    '/__admin/reset',
    { 'x-emulator-namespace': 'new' },
    'the call is about namespace new, but the token is valid for namespace w1 only; send the token of new or the main token',
  ],
  [
    'no namespace, which means default',
    'GET',
    '/__admin/outbox',
    {},
    'the call is about namespace default, but the token is valid for namespace w1 only; send the token of default or the main token',
  ],
  ...[
    ...(['/metrics', '/coverage', '/namespaces', '/docs', '/openapi/misaka/documented.yaml'] as const),
    ...([
      '/fixtures/misaka',
      '/namespaces/w1',
      '',
      '/',
      '/OUTBOX',
      '/%6futbox',
      '/outbox%2f..',
      '/nowhere',
    ] as const),
  ].map(
    (call) =>
      [
        'its namespace',
        'GET',
        `/__admin${call}`,
        { 'x-emulator-namespace': 'w1' },
        `GET /__admin${call} needs the main token; the token sent is valid for namespace w1 only`,
      ] as const,
  ),
] as const)(
  "checks a namespace's token in a call with %s at %s %s",
  (_whose, method, path, headers, detail) =>
    guardedCalls({ token }, async (server) => {
      const response = await answerTo(server, method, path, { authorization: `Bearer ${w1}`, ...headers });
      if (detail === undefined) expect({ status: response.status, text: response.text }).toEqual(reached);
      else expect(problemOf(response)).toEqual(problem(403, 'Forbidden', detail));
    }),
);

it('rejects tokens of another main token or of invalid names', () =>
  guardedCalls({ token }, async (server) => {
    const send = (bearer: string, namespace: string) =>
      answerTo(server, 'GET', '/__admin/outbox', {
        authorization: `Bearer ${bearer}`,
        'x-emulator-namespace': namespace,
      });
    expect(problemOf(await send(namespaceToken('another', 'w1'), 'w1'))).toEqual(wrongToken);
    expect(problemOf(await send(namespaceToken(token, 'Not OK'), 'Not OK'))).toEqual(wrongToken);
    expect(problemOf(await send(namespaceToken(token, ''), 'w1'))).toEqual(wrongToken);
    expect(problemOf(await send(w1, 'Not OK'))).toEqual(
      problem(
        400,
        'Bad request',
        'x-emulator-namespace is "Not OK"; a namespace is 1 to 63 of a-z, 0-9 and -',
      ),
    );
  }));

it('checks the token against the namespace, however it is named', () =>
  guardedCalls({ token }, async (server) => {
    const authorization = `Bearer ${w1}`;
    const status = async (path: string, headers: Headers = {}) =>
      (await answerTo(server, 'GET', path, { authorization, ...headers })).status;
    expect(await status('/@w1/__admin/outbox')).toBe(200);
    expect(await status('/%40w1/__admin/outbox')).toBe(200);
    expect(await status('/__admin/outbox', { host: 'w1.localhost' })).toBe(200);
    expect(await status('/__admin/outbox', { cookie: 'emulator-namespace=w1' })).toBe(200);
    expect(await status('/@w1/__admin/metrics')).toBe(403);
    expect(await status('/@w2/__admin/outbox')).toBe(403);
    expect(await status('/__admin/outbox', { host: 'w2.localhost' })).toBe(403);
    expect(await status('/@w1/__admin/outbox', { 'x-emulator-namespace': 'w2' })).toBe(400);
  }));

const others = ['/__admin/health', '/__admin/ca.pem', '/__admin/session'];

it.each(
  contractCalls
    .filter(({ template }) => !others.includes(template) && !template.startsWith('/__admin/console'))
    .map((call) => [call.method, call.template, call] as const),
)(
  "accepts a namespace's token for %s %s only if the contract declares the namespace header",
  (method, template, { parameters }) =>
    guardedCalls({ token }, async (server) => {
      const isNamespaces = parameters.has('header/x-emulator-namespace');
      const path = template.replaceAll(/[{}]/g, '');
      const headers = { authorization: `Bearer ${w1}`, 'x-emulator-namespace': 'w1' };
      const response = await answerTo(server, method, path, headers);
      expect(response.status).toBe(isNamespaces ? 200 : 403);
    }),
);
