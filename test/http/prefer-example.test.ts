import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testEmulator } from '../support/emulator.ts';
import { handmade, type Handmade } from '../support/handmade.ts';
import { listenerOf } from '../support/planes.ts';

const user: Handmade = {
  method: 'GET',
  template: '/user',
  examples: [
    { status: 200, name: 'plain' },
    { status: 200, name: 'withAvatar' },
    { status: 404, name: 'gone' },
    { status: 500 },
  ],
  outcomes: { done: [200, 404, 500].map((status) => ({ status, first: true, provenance: 'documented' })) },
  responses: { 200: { 'application/json': accept }, 404: { 'application/json': accept }, 500: {} },
  force: (outcome, _wire, _context, example) => ({
    outcome,
    render: () =>
      example?.status === 500
        ? { status: 500, body: undefined }
        : { status: example?.status ?? 200, body: { name: example?.name ?? null } },
  }),
};

function accept(_value: unknown): _value is unknown {
  return true;
}

const app = listenerOf(testEmulator({ providers: [handmade({ user }, { basePath: '/x' })] }).emulator);

it.each([
  ['code=404', 404, { name: 'gone' }, 'code=404, example=gone'],
  ['code=200', 200, { name: 'plain' }, 'code=200, example=plain'],
  ['example=withAvatar', 200, { name: 'withAvatar' }, 'code=200, example=withAvatar'],
  ['code=200, example="withAvatar"', 200, { name: 'withAvatar' }, 'code=200, example=withAvatar'],
  ['code=500', 500, {}, 'code=500'],
  ['outcome=done', 200, { name: null }, 'outcome=done'],
])('Prefer: %s selects an example', async (prefer, status, body, applied) => {
  const answer = await request(app).get('/x/user').set('prefer', prefer);
  expect([answer.status, answer.body, answer.headers['preference-applied']]).toEqual([status, body, applied]);
  expect(answer.headers['x-emulator-outcome']).toBe('done');
});

it('selects an example by the query', async () => {
  await request(app).get('/x/user?__example=gone').expect(404, { name: 'gone' });
});

it.each([
  ['code=418', 'user has no answer for code=418; expected one of: 200 (plain, withAvatar), 404 (gone), 500'],
  [
    'example=withAvtar',
    'user has no answer for example=withAvtar; did you mean withAvatar? expected one of: 200 (plain, withAvatar), 404 (gone), 500',
  ],
  [
    'code=404, example=plain',
    'user has no answer for code=404, example=plain; expected one of: 200 (plain, withAvatar), 404 (gone), 500',
  ],
  ['example=plain, example=gone', 'the request prefers both plain and gone; send only one'],
])('rejects Prefer: %s with the list of answers', async (prefer, detail) => {
  const answer = await request(app).get('/x/user').set('prefer', prefer).expect(400);
  expect(answer.body).toMatchObject({ code: 'invalid-preference', detail });
});
