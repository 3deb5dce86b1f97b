import { expect, it } from '@jest/globals';
import { planOf } from '../../../src/adopt/planning/plan-of.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import { memberOf } from '../../../src/declared/contract/pointer.ts';
import type { Node } from '../../../src/json.ts';

const failure = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' } },
};

function refusal(example: unknown): Node {
  return { description: '', content: { 'application/json': { schema: failure, example } } };
}

function apiWith(expiry: Node): Node {
  return {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    security: [{ bearer: [] }],
    paths: {
      '/login': {
        post: {
          operationId: 'login',
          security: [],
          requestBody: { content: json({ email: { type: 'string' }, password: { type: 'string' } }) },
          responses: {
            '200': {
              description: '',
              content: json({ access_token: { type: 'string' }, expires_in: expiry }),
            },
            '401': refusal({ code: 'invalid_credentials', message: 'Wrong password.' }),
          },
        },
      },
      '/me': {
        get: {
          responses: {
            '200': { description: '', content: json({ id: { type: 'string' }, email: { type: 'string' } }) },
            '401': refusal({ code: 'unauthorized', message: 'Sign in again.' }),
          },
        },
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}

function json(properties: Node): Node {
  return { 'application/json': { schema: { type: 'object', properties } } };
}

async function marksFor(expiry: Node): Promise<unknown> {
  const document = apiWith(expiry);
  const { actions } = await planOf(document, recognise(document));
  return actions[0]?.update['x-login'];
}

it('takes the lifetime of the access token from an example of its seconds', async () => {
  const lifetimeFor = async (expiry: Node) =>
    memberOf(memberOf(memberOf(await marksFor(expiry), 'tokens'), 'access'), 'lifetime');
  expect(await lifetimeFor({ type: 'integer', example: 900 })).toBe('15m');
  expect(await lifetimeFor({ type: 'integer', example: 7200 })).toBe('2h');
  expect(await lifetimeFor({ type: 'integer', example: 0 })).toBe('1h');
  expect(await lifetimeFor({ type: 'integer' })).toBe('1h');
});

it('answers a request without a token as the operations with a session do', async () => {
  const answers = memberOf(await marksFor({ type: 'integer' }), 'answers');
  expect(memberOf(answers, 'token-missing')).toEqual({
    status: 401,
    body: { code: 'unauthorized', message: 'Sign in again.' },
  });
});

it('gives each refusal that the contract lacks its own code, and an outage the status 503', async () => {
  const answers = memberOf(await marksFor({ type: 'integer' }), 'answers');
  expect([memberOf(answers, 'unavailable'), memberOf(answers, 'server-error')]).toEqual([
    { status: 503, body: { code: 'unavailable', message: 'The service is unavailable.' } },
    { status: 500, body: { code: 'server_error', message: 'The server failed.' } },
  ]);
});
