import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const plain = { login: 'plain@example.com', password, scopes: ['read', 'write'] };
const other = { login: 'other@example.com', password };

function named(outcome: string) {
  return { [outcome]: { body: { outcome } } };
}

const setup: DeclaredSetup = {
  marks: {
    tokens: {
      session: { lifetime: '1h' },
      key: {
        scheme: 'header',
        name: 'X-API-Key',
        startsWith: 'acme_',
        outlivesSessions: true,
        lifetime: '90d',
      },
    },
  },
  operations: {
    'POST /login': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password' },
      answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
    },
    'POST /logout-all': { act: 'sign-out', ends: 'all' },
    'POST /keys': {
      act: 'create-token',
      reads: { name: 'body.name', scope: 'body.scopes', expires: 'body.expires' },
      answers: {
        done: {
          status: 201,
          body: {
            id: '{{newToken.id}}',
            name: '{{newToken.name}}',
            scopes: '{{newToken.scopes}}',
            expires: '{{newToken.expires.iso}}',
            value: '{{tokens.key}}',
          },
        },
      },
    },
    'GET /keys': {
      act: 'list-tokens',
      answers: {
        done: {
          body: { 'x-each': '{{list}}', as: 'token', item: { id: '{{token.id}}', name: '{{token.name}}' } },
        },
      },
    },
    'DELETE /keys/{id}': {
      act: 'revoke-token',
      needs: true,
      reads: { token: 'path.id' },
      answers: named('done'),
    },
    'GET /thing': { act: 'protected', answers: named('done') },
    'GET /admin': { act: 'protected', needs: { scope: 'write' }, answers: named('done') },
  },
  accounts: [plain, other],
};

interface Body {
  readonly token: string;
  readonly id: string;
  readonly value: string;
}

async function signedIn(api: DeclaredApi, { login }: { readonly login: string } = plain) {
  const { body } = await api.send('POST /login', { login, password });
  return { authorization: `Bearer ${(body as Body).token}` };
}

function by(value: string) {
  return { headers: { 'x-api-key': value } };
}

it('creates a personal token that outlives sessions, and lists it without its value', async () => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  const { status, body } = await api.send('POST /keys', { name: 'CI' }, { headers });
  const { id, value } = body as Body;
  expect([status, body]).toEqual([
    201,
    { id, name: 'CI', expires: '2027-05-01T12:00:00.000Z', value: expect.stringMatching(/^acme_/) },
  ]);
  expect((await api.send('GET /keys', undefined, { headers })).body).toEqual([{ id, name: 'CI' }]);
  await api.send('POST /logout-all', undefined, { headers });
  expect(await api.outcome('GET /thing', undefined, { headers })).toBe('token-invalid/revoked');
  expect(await api.outcome('GET /thing', undefined, by(value))).toBe('done');
  await api.emulator.clock.advance(90 * 86_400);
  expect(await api.outcome('GET /thing', undefined, by(value))).toBe('token-expired');
});

it('grants a personal token only the requested scopes that its account has', async () => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  const narrow = await api.send('POST /keys', { scopes: ['read', 'admin'] }, { headers });
  expect(narrow.body).toMatchObject({ name: 'key', scopes: ['read'] });
  expect(await api.outcome('GET /admin', undefined, by((narrow.body as Body).value))).toBe(
    'not-allowed/scope',
  );
  const wide = await api.send('POST /keys', {}, { headers });
  expect(await api.outcome('GET /admin', undefined, by((wide.body as Body).value))).toBe('done');
});

it.each([
  ['2027-02-01', '2027-02-01T00:00:00.000Z'],
  ['2027-02-01T10:00:00+02:00', '2027-02-01T08:00:00.000Z'],
  [3600, '2027-01-31T13:00:00.000Z'],
  [1_801_483_200, '2027-02-01T12:00:00.000Z'],
  [1_801_483_200_000, '2027-02-01T12:00:00.000Z'],
])('ends a personal token when the request says %j', async (expires, end) => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  expect((await api.send('POST /keys', { expires }, { headers })).body).toMatchObject({ expires: end });
});

it.each(['2027-01-31', 'soon', 0, 1_600_000_000])(
  'refuses the end %j of a personal token',
  async (expires) => {
    const api = await declaredApi(setup);
    const headers = await signedIn(api);
    expect(await api.outcome('POST /keys', { expires }, { headers })).toBe('malformed-request');
  },
);

it('revokes a personal token by its id or its value, and none of another account', async () => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  const create = async () => (await api.send('POST /keys', {}, { headers })).body as Body;
  const [first, second] = [await create(), await create()];
  const foreign = await signedIn(api, other);
  const revoke = (id: string, as: typeof headers) =>
    api.outcome(`DELETE /keys/${id}`, undefined, { headers: as });
  expect(await revoke(first.id, foreign)).toBe('not-found/token');
  expect(await revoke(first.value, foreign)).toBe('not-found/token');
  expect(await api.outcome('GET /thing', undefined, by(first.value))).toBe('done');
  expect(await revoke(first.id, headers)).toBe('done');
  expect(await revoke(first.id, headers)).toBe('not-found/token');
  expect(await revoke(second.value, headers)).toBe('done');
  expect(await api.outcome('GET /thing', undefined, by(first.value))).toBe('token-invalid/revoked');
  expect(await api.outcome('GET /thing', undefined, by(second.value))).toBe('token-invalid/revoked');
  expect((await api.send('GET /keys', undefined, { headers })).body).toEqual([]);
});

it('hides the value of a personal token in the journal', async () => {
  const api = await declaredApi(setup);
  const headers = await signedIn(api);
  const { value } = (await api.send('POST /keys', {}, { headers })).body as Body;
  await api.send('GET /thing', undefined, by(value));
  await api.send(`DELETE /keys/${value}`, undefined, { headers });
  const text = JSON.stringify(await api.emulator.requests.list());
  expect(text).toContain('/keys');
  expect(text).not.toContain(value);
});

it('keeps a token that survives the sign-out when a used refresh token ends its family', async () => {
  const api = await declaredApi({
    marks: {
      tokens: {
        access: { survivesSignOut: true },
        cookie: { scheme: 'cookie' },
        refresh: { scheme: 'none', reuse: 'revokes-family' },
      },
    },
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: {
          'signed-in': {
            body: { access: '{{tokens.access}}', cookie: '{{tokens.cookie}}', refresh: '{{tokens.refresh}}' },
          },
        },
      },
      'POST /refresh': { act: 'refresh', reads: { refresh: 'body.refresh' } },
      'GET /me': { act: 'current-account' },
    },
  });
  const { body: sent } = await api.send('POST /login', { login: 'plain@example.com', password });
  expect(await api.outcome('POST /refresh', sent)).toBe('refreshed');
  expect(await api.outcome('POST /refresh', sent)).toBe('token-reused');
  const { access, cookie } = sent as { access: string; cookie: string };
  const outcomeOf = (headers: Record<string, string>) => api.outcome('GET /me', undefined, { headers });
  expect(await outcomeOf({ authorization: `Bearer ${access}` })).toBe('who-am-i');
  expect(await outcomeOf({ cookie: `cookie=${cookie}` })).toBe('token-invalid/revoked');
});

it('refuses a replaced token after the clock was set back', async () => {
  const body = { refresh: '{{tokens.refresh}}' };
  const api = await declaredApi({
    marks: { tokens: { access: {}, refresh: { scheme: 'none' } } },
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: { 'signed-in': { body } },
      },
      'POST /refresh': { act: 'refresh', reads: { refresh: 'body.refresh' } },
    },
  });
  const { body: sent } = await api.send('POST /login', { login: 'plain@example.com', password });
  expect(await api.outcome('POST /refresh', sent)).toBe('refreshed');
  await api.emulator.clock.set('2027-01-31T11:00:00Z');
  expect(await api.outcome('POST /refresh', sent)).toBe('token-reused');
});

it('answers with the public keys of signed tokens', async () => {
  const api = await declaredApi({
    marks: { tokens: { session: { form: 'jwt', algorithm: 'RS256' } } },
    operations: { 'GET /jwks.json': { act: 'keys', answers: { done: { body: { keys: '{{keys}}' } } } } },
  });
  const { body } = await api.send('GET /jwks.json');
  const key = { kid: 'login-emulator-development-rs256', kty: 'RSA', alg: 'RS256', use: 'sig' };
  expect(body).toEqual({ keys: [{ ...key, n: expect.any(String), e: 'AQAB' }] });
});
