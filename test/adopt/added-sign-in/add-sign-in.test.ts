import { expect, it } from '@jest/globals';
import { needsSignInBeside, signInBeside } from '../../../src/adopt/added-sign-in/add-sign-in.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import type { Node } from '../../../src/json.ts';
import { serveBeside, type BesideApi } from './completed-api.ts';

const refused = { description: 'Refused', content: { 'application/json': { schema: { type: 'object' } } } };
const done = { description: 'Done', content: { 'application/json': { example: { sold: 12 } } } };
const responses = { 200: done, 401: refused, 403: refused };

/** Returns a contract with the operations `GET /reports` and `GET /open`, and without a sign-in. */
function contractWith(securitySchemes: Node, security: readonly unknown[], more: Node = {}): Node {
  return {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1.0.0' },
    security,
    paths: {
      '/reports': { get: { operationId: 'reports', responses } },
      '/open': { get: { operationId: 'open', security: [], responses } },
    },
    components: { securitySchemes },
    ...more,
  };
}

const schemes: readonly (readonly [
  string,
  Node,
  (answer: Awaited<ReturnType<BesideApi['signIn']>>) => Node,
])[] = [
  [
    'an opaque bearer token',
    { type: 'http', scheme: 'bearer' },
    ({ body }) => ({ authorization: `Bearer ${body['access_token']}` }),
  ],
  [
    'a JWT as a bearer token',
    { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    ({ body }) => ({ authorization: `Bearer ${body['access_token']}` }),
  ],
  [
    'a header',
    { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    ({ body }) => ({ 'x-api-key': body['the-scheme'] }),
  ],
  [
    'a header with a word before the token',
    { type: 'apiKey', in: 'header', name: 'Authorization', description: "Enter 'Bearer ' and your JWT." },
    ({ body }) => ({ authorization: `Bearer ${body['the-scheme']}` }),
  ],
  ['a cookie', { type: 'apiKey', in: 'cookie', name: 'sid' }, ({ cookie }) => ({ cookie })],
  [
    'OpenID Connect',
    { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com/.well-known/openid-configuration' },
    ({ body }) => ({ authorization: `Bearer ${body['access_token']}` }),
  ],
  [
    'another HTTP scheme',
    { type: 'http', scheme: 'DPoP' },
    ({ body }) => ({ authorization: `DPoP ${body['the-scheme']}` }),
  ],
];

it.each(schemes)('opens the operations of a contract whose security is %s', async (_, scheme, headersOf) => {
  const api = await serveBeside(contractWith({ 'the scheme': scheme }, [{ 'the scheme': [] }]));
  expect(api.notes).toEqual([]);
  expect(api.beside.operations).toEqual(['POST /sign-in', 'POST /refresh', 'POST /sign-out', 'GET /me']);
  expect((await api.send('GET /open')).status).toBe(200);
  expect((await api.send('GET /reports')).status).toBe(401);
  const signedIn = await api.signIn('plain@example.com');
  expect(signedIn.status).toBe(200);
  const headers = headersOf(signedIn) as Readonly<Record<string, string>>;
  expect(await api.send('GET /reports', { headers })).toMatchObject({ status: 200, body: { sold: 12 } });
  expect(await api.send('GET /me', { headers })).toMatchObject({
    status: 200,
    body: { login: 'plain@example.com' },
  });
  const { refresh_token } = signedIn.body;
  const next = await api.send('POST /refresh', { body: { refresh_token } });
  expect(next.status).toBe(200);
  expect((await api.send('POST /refresh', { body: { refresh_token } })).status).toBe(401);
  const renewed = headersOf(next) as Readonly<Record<string, string>>;
  expect((await api.send('GET /reports', { headers: renewed })).status).toBe(200);
  expect((await api.send('POST /sign-out', { headers: renewed })).status).toBe(204);
  expect((await api.send('GET /reports', { headers: renewed })).status).toBe(401);
});

const bearer = { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } };

it('refuses a sign-in with the status of its reason', async () => {
  const api = await serveBeside(contractWith(bearer, [{ token: [] }]));
  const refusal = async (login: string, password?: string) => {
    const { status, body } = await api.signIn(login, password);
    return [status, body['error']];
  };
  expect(await refusal('plain@example.com', 'wrong')).toEqual([401, 'invalid_credentials']);
  expect(await refusal('nobody@example.com')).toEqual([401, 'invalid_credentials']);
  expect(await refusal('disabled@example.com')).toEqual([403, 'account_disabled']);
  expect(await refusal('unverified@example.com')).toEqual([403, 'account_unverified']);
  expect(await refusal('locked@example.com')).toEqual([423, 'locked_out']);
  expect((await api.send('POST /sign-in', { body: {} })).status).toBe(400);
  const limited = await api.send('POST /sign-in', { headers: { prefer: 'outcome=rate-limited' } });
  expect(limited).toMatchObject({ status: 429, body: { error: 'rate_limited' } });
  for (let attempt = 0; attempt < 4; attempt += 1)
    expect((await api.signIn('plain@example.com', 'wrong')).status).toBe(401);
  expect((await api.signIn('plain@example.com')).status).toBe(423);
});

it('sends a key in the query, and ends it with the session', async () => {
  const key = { type: 'apiKey', in: 'query', name: 'api_key' };
  const api = await serveBeside(contractWith({ key }, [{ key: [] }]));
  const { body } = await api.signIn('plain@example.com');
  expect((await api.send('GET /reports?api_key=wrong')).status).toBe(401);
  expect((await api.send(`GET /reports?api_key=${body['key']}`)).status).toBe(200);
  expect((await api.send(`POST /sign-out?api_key=${body['key']}`)).status).toBe(204);
  expect((await api.send(`GET /reports?api_key=${body['key']}`)).status).toBe(401);
});

it('issues a token for each part of a request, and one for schemes with the same part', async () => {
  const more = {
    oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com' },
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    device: { type: 'mutualTLS' },
  };
  const security = [{ token: [] }, { oidc: [] }, { key: [], device: [] }];
  const api = await serveBeside(contractWith({ ...bearer, ...more }, security));
  expect(api.notes).toEqual([]);
  const { body } = await api.signIn('plain@example.com');
  expect(Object.keys(body)).toEqual(['access_token', 'key', 'refresh_token', 'token_type', 'expires_in']);
  const status = async (headers: Readonly<Record<string, string>>) =>
    (await api.send('GET /reports', { headers })).status;
  expect(await status({ authorization: `Bearer ${body['access_token']}` })).toBe(200);
  expect(await status({ 'x-key': `${body['key']}` })).toBe(200);
  expect(await status({ 'x-key': `${body['access_token']}` })).toBe(401);
});

it('issues tokens of schemes whose names are those of its own tokens', async () => {
  const access = { type: 'apiKey', in: 'query', name: 'key' };
  const refresh = { type: 'apiKey', in: 'query', name: 'Key' };
  const security = [{ access: [] }, { refresh: [] }, { token: [] }];
  const api = await serveBeside(contractWith({ access, refresh, ...bearer }, security));
  const { body } = await api.signIn('plain@example.com');
  expect((await api.send(`GET /reports?key=${body['access2']}`)).status).toBe(200);
  expect((await api.send(`GET /reports?Key=${body['refresh2']}`)).status).toBe(200);
  expect((await api.send(`GET /reports?Key=${body['access2']}`)).status).toBe(401);
  const headers = { authorization: `Bearer ${body['access_token']}` };
  expect((await api.send('GET /reports', { headers })).status).toBe(200);
});

it('needs the tokens of all schemes of an alternative', async () => {
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
  const api = await serveBeside(contractWith({ ...bearer, key }, [{ token: [], key: [] }]));
  const { body } = await api.signIn('plain@example.com');
  const authorization = `Bearer ${body['access_token']}`;
  expect((await api.send('GET /reports', { headers: { authorization } })).status).toBe(401);
  const headers = { authorization, 'x-key': `${body['key']}` };
  expect((await api.send('GET /reports', { headers })).status).toBe(200);
});

it.each([
  ['a client certificate', { type: 'mutualTLS' }],
  ['a header that no request can have', { type: 'apiKey', in: 'header', name: 'Acme API Key' }],
])('accepts any session where the credential is %s', async (_, device) => {
  const api = await serveBeside(contractWith({ device }, [{ device: [] }]));
  expect((await api.send('GET /reports')).status).toBe(401);
  const { body } = await api.signIn('plain@example.com');
  const headers = { authorization: `Bearer ${body['access_token']}` };
  expect((await api.send('GET /reports', { headers })).status).toBe(200);
  expect((await api.send('GET /me')).status).toBe(401);
  expect((await api.send('POST /sign-out', { headers })).status).toBe(204);
  expect((await api.send('GET /reports', { headers })).status).toBe(401);
});

it('needs no sign-in where each request has login and password', async () => {
  const api = await serveBeside(contractWith({ login: { type: 'http', scheme: 'basic' } }, [{ login: [] }]));
  expect(api.notes).toEqual([]);
  expect(api.beside.operations).toEqual([]);
  const answer = async (login: string, password = 'Password-1') => {
    const headers = { authorization: `Basic ${btoa(`${login}:${password}`)}` };
    return (await api.send('GET /reports', { headers })).status;
  };
  const missing = await api.send('GET /reports');
  expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([
    401,
    'Basic realm="login-emulator"',
  ]);
  expect(await answer('plain@example.com')).toBe(200);
  expect(await answer('plain@example.com', 'wrong')).toBe(401);
  expect(await answer('disabled@example.com')).toBe(403);
});

it('accepts login and password beside the tokens of a sign-in', async () => {
  const login = { type: 'http', scheme: 'basic' };
  const api = await serveBeside(contractWith({ login, ...bearer }, [{ login: [] }, { token: [] }]));
  const { body } = await api.signIn('plain@example.com');
  const status = async (authorization: string) =>
    (await api.send('GET /reports', { headers: { authorization } })).status;
  expect(await status(`Basic ${btoa('plain@example.com:Password-1')}`)).toBe(200);
  expect(await status(`Basic ${btoa('plain@example.com:wrong')}`)).toBe(401);
  expect(await status(`Bearer ${body['access_token']}`)).toBe(200);
});

it('protects all operations of a contract that lists a scheme and never names it', async () => {
  const { security: _, ...contract } = contractWith(bearer, []);
  const api = await serveBeside(contract);
  expect((await api.send('GET /open')).status).toBe(200);
  expect((await api.send('GET /reports')).status).toBe(401);
  const { body } = await api.signIn('plain@example.com');
  const headers = { authorization: `Bearer ${body['access_token']}` };
  expect((await api.send('GET /reports', { headers })).status).toBe(200);
});

it('takes names that the contract does not have', async () => {
  const api = await serveBeside(
    contractWith(bearer, [{ token: [] }], {
      paths: {
        '/reports': { get: { operationId: 'signIn', responses } },
        '/me': { get: { operationId: 'me', responses } },
        '/auth/refresh': { get: { operationId: 'currentAccount', responses } },
      },
    }),
  );
  expect(api.beside.operations).toEqual([
    'POST /auth2/sign-in',
    'POST /auth2/refresh',
    'POST /auth2/sign-out',
    'GET /auth2/me',
  ]);
  expect(api.notes).toEqual([]);
  expect((await api.signIn('plain@example.com')).status).toBe(200);
});

it('protects the operations that have a parameter for a token, if the contract has no security', async () => {
  const parameters = [{ name: 'X-Auth-Token', in: 'header', required: true, schema: { type: 'string' } }];
  const api = await serveBeside(
    contractWith({}, [], {
      paths: {
        '/reports': { get: { operationId: 'reports', parameters, responses } },
        '/open': { get: { operationId: 'open', responses } },
      },
    }),
  );
  expect(api.notes).toEqual([]);
  expect((await api.send('GET /open')).status).toBe(200);
  expect((await api.send('GET /reports')).status).toBe(401);
  const headers = { 'x-auth-token': `${(await api.signIn('plain@example.com')).body['token']}` };
  expect((await api.send('GET /reports', { headers })).status).toBe(200);
  expect((await api.send('GET /me')).status).toBe(401);
  expect((await api.send('GET /me', { headers })).status).toBe(200);
  expect((await api.send('POST /sign-out', { headers })).status).toBe(204);
  expect((await api.send('GET /reports', { headers })).status).toBe(401);
});

it.each([
  ['security', contractWith({}, [])],
  ['operations', contractWith(bearer, [{ token: [] }], { paths: {} })],
])('tells why a contract without %s can have no sign-in', (_, contract) => {
  expect(signInBeside(contract, recognise(contract))).toEqual({
    problem: expect.stringMatching(/no operation needs one: add components.securitySchemes and security/),
  });
});

it('is needed only by a contract without a sign-in', () => {
  const without = contractWith(bearer, [{ token: [] }]);
  expect(needsSignInBeside(recognise(without))).toBe(true);
  const fields = { email: { type: 'string' }, password: { type: 'string' } };
  const schema = { type: 'object', required: ['email', 'password'], properties: fields };
  const token = { type: 'object', properties: { access_token: { type: 'string' } } };
  const login = {
    operationId: 'login',
    security: [],
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 200: { description: 'Signed in', content: { 'application/json': { schema: token } } } },
  };
  const paths = { ...(without['paths'] as Node), '/login': { post: login } };
  expect(needsSignInBeside(recognise({ ...without, paths }))).toBe(false);
});

it('marks all that it adds as inferred, with its origin', async () => {
  const { beside } = await serveBeside(contractWith(bearer, [{ token: [] }]));
  const [top, ...others] = beside.actions;
  const inferred = {
    provenance: 'inferred',
    source: expect.stringMatching(/^added by login-emulator adopt/),
  };
  expect(top).toMatchObject({ target: [], isOpen: false, update: { 'x-login': inferred } });
  expect(others).toHaveLength(4);
  for (const { target, update, remarks } of others) {
    const [[path, item] = []] = Object.entries(update);
    expect(target).toEqual(['paths']);
    expect(Object.values(item as Node)).toEqual([
      expect.objectContaining({ 'x-login': expect.objectContaining(inferred) }),
    ]);
    expect(remarks).toEqual([{ path: [path], certainty: 'likely', text: inferred.source }]);
  }
});
