import { expect, it } from '@jest/globals';
import type { Node } from '../../../src/json.ts';
import { serveBeside } from './completed-api.ts';

const done = { description: 'Done', content: { 'application/json': { example: { sold: 12 } } } };

/** Serves `GET /reports`, whose refusals are these responses, and returns the answer without a token. */
async function refusalOf(refusal: Node, schemas: Node = {}) {
  const { send, notes } = await serveBeside({
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1.0.0' },
    security: [{ token: [] }],
    paths: { '/reports': { get: { operationId: 'reports', responses: { 200: done, 401: refusal } } } },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas },
  });
  expect(notes).toEqual([]);
  // both operations declare this answer, and it fits
  const [own, added] = [await send('GET /reports'), await send('GET /me')];
  expect(added.body).toEqual(own.body);
  return { status: own.status, body: own.body, type: own.headers.get('content-type') };
}

it('shows the example of the contract', async () => {
  const example = { code: 17, message: 'No session' };
  expect(await refusalOf({ description: 'No', content: { 'application/json': { example } } })).toMatchObject({
    status: 401,
    body: example,
  });
});

it('fills the schema of the contract', async () => {
  const schema = { $ref: '#/components/schemas/Problem' };
  const properties = {
    status: { type: 'integer' },
    title: { type: 'string' },
    ...{ type: { type: 'string', format: 'uri' }, at: { type: 'string', format: 'date-time' } },
    ...{
      kind: { enum: ['not-found', 'unauthorized'] },
      errors: { type: 'array', items: { type: 'string' } },
    },
    ...{ meta: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] } },
  };
  const Problem = { type: 'object', required: Object.keys(properties), properties };
  const refusal = { description: 'No', content: { 'application/problem+json': { schema } } };
  expect(await refusalOf(refusal, { Problem })).toMatchObject({
    status: 401,
    type: expect.stringMatching(/^application\/problem\+json/),
    body: {
      ...{ status: 401, title: 'Sign in first.', type: 'about:blank', at: expect.stringMatching(/^\d{4}-/) },
      ...{ kind: 'unauthorized', errors: [], meta: { code: 'unauthorized' } },
    },
  });
});

it('has no body where the contract declares none', async () => {
  expect(await refusalOf({ description: 'No' })).toEqual({ status: 401, body: {}, type: null });
});

it('has a plain body where the contract declares any', async () => {
  const refusal = { description: 'No', content: { 'application/json': {} } };
  expect(await refusalOf(refusal)).toMatchObject({
    status: 401,
    body: { error: 'unauthorized', message: 'Sign in first.' },
  });
});

it('is JSON where the contract declares any media type', async () => {
  const refusal = { description: 'No', content: { '*/*': { schema: { type: 'object' } } } };
  expect(await refusalOf(refusal)).toMatchObject({
    ...{ status: 401, type: expect.stringMatching(/^application\/json/) },
    body: { message: 'Sign in first.' },
  });
});
