import { expect, it } from '@jest/globals';
import { declaredApi } from '../../support/declared.ts';

const responses = { default: { description: 'Any answer', content: { 'application/json': {} } } };
const signIn = {
  ...{ act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
  answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
};

it.each([
  ['declares no security', {}],
  ['makes the operation public', { security: [] }],
  ['makes the security optional', { security: [{}, { bearer: [] }] }],
])('refuses an act without its session when the contract %s', async (_what, security) => {
  const answers = { 'who-am-i': { body: { email: '{{account.email}}' } } };
  const get = { operationId: 'me', responses, ...security, 'x-login': { act: 'current-account', answers } };
  const orders = { operationId: 'orders', responses, ...security, 'x-login': { act: 'protected' } };
  const api = await declaredApi({
    operations: {},
    marks: { protect: false },
    contract: {
      paths: {
        '/login': { post: { operationId: 'login', responses, 'x-login': signIn } },
        '/me': { get },
        '/orders': { get: orders },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
  });
  expect(await api.outcome('GET /me')).toBe('token-missing');
  expect(await api.outcome('GET /orders')).toBe('token-missing');
  const { body } = await api.send('POST /login', { email: 'plain@example.com', password: 'Password-1' });
  const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
  expect(await api.send('GET /me', undefined, { headers })).toMatchObject({
    ...{ status: 200, body: { email: 'plain@example.com' } },
  });
  expect((await api.send('GET /orders', undefined, { headers })).status).toBe(200);
});
