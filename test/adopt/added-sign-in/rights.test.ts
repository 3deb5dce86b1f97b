import { expect, it } from '@jest/globals';
import { serveBeside, type BesideApi } from './completed-api.ts';
import type { Node } from '../../../src/json.ts';

const done = { description: 'Done', content: { 'application/json': { example: { sold: 12 } } } };
const responses = { 200: done, 401: { description: 'Refused' }, 403: { description: 'Forbidden' } };
const read = { operationId: 'read', security: [{ oauth: ['orders:read'] }], responses };
const write = { operationId: 'write', security: [{ oauth: ['orders:read', 'orders:write'] }], responses };

function contractWith(flow: Node, more: Node = {}): Node {
  const scopes = { 'orders:read': 'Reads orders', 'orders:write': 'Changes orders', mail: 'Sends mail' };
  return {
    openapi: '3.0.3',
    info: { title: 'Orders', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com/v1' }],
    paths: { '/orders': { get: read, post: write } },
    components: {
      securitySchemes: { oauth: { type: 'oauth2', flows: { authorizationCode: { ...flow, scopes } } } },
    },
    ...more,
  };
}

const elsewhere = {
  authorizationUrl: 'https://id.example.com/auth',
  tokenUrl: 'https://id.example.com/token',
};

async function statusesOf(api: BesideApi, token: unknown) {
  const headers = { authorization: `Bearer ${String(token)}` };
  const all = ['GET /orders', 'POST /orders'].map(async (one) => (await api.send(one, { headers })).status);
  return Promise.all(all);
}

function claimsOf(token: unknown): unknown {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString());
}

it('refuses an account without the scope of an operation', async () => {
  const api = await serveBeside(contractWith(elsewhere), { basePath: '/v1' });
  expect(api.notes).toEqual([]);
  expect(api.beside.scopes).toEqual(['orders:read', 'orders:write', 'mail']);
  const statuses = async (login: string) => {
    const { body } = await api.signIn(login);
    return statusesOf(api, body['access_token']);
  };
  expect(await statuses('plain@example.com')).toEqual([200, 200]);
  expect(await statuses('orders-read@example.com')).toEqual([200, 403]);
  // mail@example.com is the account with a second factor by mail
  expect(await statuses('mail2@example.com')).toEqual([403, 403]);
  expect(await statuses('no-scopes@example.com')).toEqual([403, 403]);
});

it('writes scopes into the claims of a JWT, and into the account of the session', async () => {
  const api = await serveBeside(contractWith(elsewhere), { basePath: '/v1' });
  const { access_token } = (await api.signIn('orders-read@example.com')).body;
  expect(claimsOf(access_token)).toMatchObject({
    email: 'orders-read@example.com',
    scope: 'orders:read',
    exp: expect.any(Number),
  });
  const headers = { authorization: `Bearer ${access_token}` };
  expect((await api.send('GET /me', { headers })).body).toMatchObject({ scopes: ['orders:read'] });
});

const password = { grant_type: 'password', username: 'plain@example.com', password: 'Password-1' };

it.each([
  ['absolute', 'https://api.example.com/v1/oauth/token', '/v1'],
  ['relative', 'oauth/token', '/v1'],
  ['relative to the host', '/v1/oauth/token', '/v1'],
  ['outside of the path of the server', 'https://api.example.com/oauth/token', ''],
])('grants tokens for a password at the tokenUrl of the server: %s', async (_, tokenUrl, basePath) => {
  const api = await serveBeside(contractWith({ ...elsewhere, tokenUrl }), { basePath: '' });
  expect(api.notes).toEqual([]);
  expect(api.beside.operations).toEqual(['POST /oauth/token', 'POST /sign-out', 'GET /me']);
  const ask = (form: Readonly<Record<string, string>>) => api.send(`POST ${basePath}/oauth/token`, { form });
  const { status, body } = await ask({ ...password, scope: 'orders:read' });
  expect([status, body]).toMatchObject([200, { token_type: 'Bearer', expires_in: 3600 }]);
  const headers = { authorization: `Bearer ${body['access_token']}` };
  expect((await api.send('GET /v1/orders', { headers })).status).toBe(200);
  expect((await api.send('POST /v1/orders', { headers })).status).toBe(403);
  const refresh = { grant_type: 'refresh_token', refresh_token: `${body['refresh_token']}` };
  expect((await ask(refresh)).status).toBe(200);
  expect(await ask(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await ask({ ...password, password: 'wrong' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Wrong login or password.' },
  });
  expect(await ask({ grant_type: 'magic' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  });
  expect((await ask({ ...password, username: 'locked@example.com' })).status).toBe(423);
});

it('leaves a tokenUrl that is an operation of the contract', async () => {
  const paths = { '/orders': { get: read }, '/token': { post: { operationId: 'token', responses } } };
  const api = await serveBeside(contractWith({ ...elsewhere, tokenUrl: 'token' }, { paths }), {
    basePath: '/v1',
  });
  expect(api.beside.operations[0]).toBe('POST /sign-in');
});

const email = { type: 'string', format: 'email' };
const accounts: readonly (readonly [string, Node])[] = [
  ['a field', { role: { type: 'string', enum: ['admin', 'editor'] } }],
  ['a field of another name', { userType: { $ref: '#/components/schemas/Kind' } }],
  ['a list', { roles: { type: 'array', items: { $ref: '#/components/schemas/Kind' } } }],
];

it.each(accounts)('finds the roles of an account in %s', async (_, properties) => {
  const token = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };
  const api = await serveBeside(
    contractWith(elsewhere, {
      paths: { '/orders': { get: { ...read, security: [{ token: [] }] } } },
      components: {
        securitySchemes: { token },
        schemas: {
          Cell: { type: 'object', properties: { role: { type: 'string', enum: ['header', 'body'] } } },
          Kind: { type: 'string', enum: ['admin', 'editor'] },
          User: { type: 'object', properties: { id: { type: 'string' }, email, ...properties } },
        },
      },
    }),
    { basePath: '/v1' },
  );
  expect(api.beside.roles).toEqual(['admin', 'editor']);
  const { access_token } = (await api.signIn('admin@example.com')).body;
  expect(claimsOf(access_token)).toMatchObject({ role: 'admin' });
  expect(claimsOf((await api.signIn('plain@example.com')).body['access_token'])).not.toHaveProperty('role');
});

it('finds no roles in a schema that describes no account', async () => {
  const role = { type: 'string', enum: ['header', 'body'] };
  const { beside } = await serveBeside(
    contractWith(elsewhere, {
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
        schemas: { Cell: { type: 'object', properties: { id: { type: 'string' }, role } } },
      },
      paths: { '/orders': { get: { ...read, security: [{ token: [] }] } } },
    }),
  );
  expect([beside.roles, beside.accounts.map(({ account }) => account.login)]).toEqual([
    [],
    ['plain@example.com'],
  ]);
});
