import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Validator } from '../../src/core/contract.ts';
import type { RenderedReply } from '../../src/core/operation.ts';
import { testEmulator } from '../support/emulator.ts';
import { anyJson, handmade, type Handmade } from '../support/handmade.ts';
import { listenerOf } from '../support/planes.ts';

const anything = anyJson['application/json'] as Validator<unknown>;

/** A check that requires a body with a text at `/name`. */
const named: Validator<unknown> = Object.assign(
  (value: unknown): value is unknown => {
    const isNamed = typeof (value as { name?: unknown } | undefined)?.name === 'string';
    named.errors = isNamed
      ? null
      : [{ instancePath: '/name', keyword: 'type', params: {}, message: 'must be string' }];
    return isNamed;
  },
  { errors: null },
);

function serving(reply: RenderedReply, contract: Partial<Handmade> = {}) {
  const warnings: string[] = [];
  const reported: unknown[] = [];
  const get: Handmade = { method: 'GET', template: '/it', replies: { done: reply }, ...contract };
  const { emulator } = testEmulator({ providers: [handmade({ get }, { basePath: '/x', provider: 'acme' })] });
  const app = listenerOf(emulator, {
    warn: (message) => void warnings.push(message),
    report: (error) => void reported.push(error),
  });
  return {
    ask: () =>
      request(app)
        .get('/x/it')
        .buffer(true)
        .parse(asText as never),
    app,
    warnings,
    reported,
  };
}

function asText(response: NodeJS.ReadableStream, done: (error: Error | null, text: string) => void): void {
  let text = '';
  response.on('data', (chunk: Buffer) => (text += chunk.toString()));
  response.on('end', () => done(null, text));
}

it.each([
  ['application/json', 'pong', '"pong"'],
  ['application/json; charset=utf-8', [1, null], '[1,null]'],
  ['application/vnd.acme+json', 7, '7'],
  ['application/problem+json', { a: 'é' }, '{"a":"é"}'],
  ['text/plain', 'pong', 'pong'],
  ['text/plain;charset=UTF-8', 'Grüße', 'Grüße'],
  ['text/html', '<b>hi</b>', '<b>hi</b>'],
  ['application/xml', '<a/>', '<a/>'],
  [
    'application/x-www-form-urlencoded',
    { a: 'x y', b: [1, true], c: { d: 1 }, e: null },
    'a=x+y&b=1&b=true&c=%7B%22d%22%3A1%7D',
  ],
  ['application/x-www-form-urlencoded', 'a=1', 'a=1'],
])('sends %s as its content type says', async (type, body, text) => {
  const { ask } = serving({ status: 200, body }, { responses: { 200: { [type]: anything } } });
  const response = await ask().expect(200);
  expect([response.headers['content-type'], response.body]).toEqual([type, text]);
  expect(response.headers['content-length']).toBe(String(Buffer.byteLength(text)));
});

it('sends no body and no content type for an undefined body', async () => {
  const { ask } = serving({ status: 204, body: undefined }, { responses: { 204: {} } });
  const response = await ask().expect(204);
  expect([response.headers['content-type'], response.body]).toEqual([undefined, '']);
});

it('lets a reply bring its own content type', async () => {
  const content = { 'application/json': anything, 'application/jwt': anything };
  const reply = { status: 200, body: 'a.b.c', contentType: 'application/jwt; charset=utf-8' };
  const response = await serving(reply, { responses: { 200: content } })
    .ask()
    .expect(200);
  expect([response.headers['content-type'], response.body]).toEqual([reply.contentType, 'a.b.c']);
});

it('sends several cookies', async () => {
  const cookies = ['a=1; Path=/', 'b=2; Max-Age=0'];
  const { ask } = serving({ status: 200, body: {}, headers: { 'set-cookie': cookies } });
  expect((await ask()).headers['set-cookie']).toEqual(cookies);
});

it.each([
  ['an undeclared status', 200, { name: 'x' }, {}, 'the contract declares no answer with the status 200'],
  ['an undeclared body', 200, { name: 'x' }, { 200: {} }, 'the contract declares no body for 200'],
  [
    'a body that breaks its schema',
    ...([200, { name: 1 }, { 200: { 'application/json': named } }] as const),
    'the body of 200 breaks the contract at /name: must be string',
  ],
] as const)('treats %s as an error, or only warns once', async (_what, status, body, responses, problem) => {
  const strict = serving({ status, body }, { responses });
  expect(JSON.parse((await strict.ask().expect(500)).body as string)).toMatchObject({
    detail: `misaka: get has no valid answer: ${problem}`,
  });
  expect([strict.reported.length, strict.warnings]).toEqual([1, []]);
  const lenient = serving({ status, body }, { responses, answers: 'warn' });
  for (let count = 0; count < 2; count += 1)
    expect((await lenient.ask().expect(status)).body).toBe(JSON.stringify(body));
  expect(lenient.warnings).toEqual([`misaka: get sent an answer, but ${problem}`]);
  expect(lenient.reported).toEqual([]);
});

it('loads the check of an answer after it was sent', async () => {
  const asked: unknown[] = [];
  let release: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => (release = resolve));
  const { ask, warnings } = serving(
    { status: 200, body: { name: 1 } },
    {
      responses: { 200: { 'application/json': anything } },
      answers: 'warn',
      async loadAnswerCheck(...place) {
        asked.push(place);
        await loaded;
        return named;
      },
    },
  );
  await ask().expect(200);
  expect(warnings).toEqual([]);
  release();
  await ask().expect(200);
  expect(asked).toEqual([
    [200, 'application/json'],
    [200, 'application/json'],
  ]);
  expect(warnings).toEqual([
    'misaka: get sent an answer, but the body of 200 breaks the contract at /name: must be string',
  ]);
});

it('reports a check of an answer that cannot be loaded', async () => {
  const { ask, warnings, reported } = serving(
    { status: 200, body: {} },
    { answers: 'warn', loadAnswerCheck: () => Promise.reject(new Error('no schema')) },
  );
  await ask().expect(200);
  await new Promise(setImmediate);
  expect([warnings, reported]).toEqual([[], [new Error('no schema')]]);
});
