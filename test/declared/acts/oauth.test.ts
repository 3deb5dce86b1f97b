import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const client = {
  client: ['basic.username', 'form.client_id'],
  clientSecret: ['basic.password', 'form.client_secret'],
} as const;
const grant = {
  body: {
    access_token: '{{tokens.access}}',
    refresh_token: '{{tokens.refresh}}',
    expires_in: '{{tokens.access.lifetime.s}}',
    scope: '{{session.scopes}}',
  },
} as const;

function named(outcome: string, body: object) {
  return { [outcome]: { body } };
}

const setup: DeclaredSetup = {
  marks: {
    tokens: {
      access: { lifetime: '1h' },
      refresh: { lifetime: '30d', rotates: true, client: true },
    },
  },
  operations: {
    'POST /token': {
      reads: client,
      acts: [
        {
          act: 'sign-in',
          when: { 'form.grant_type': 'password' },
          reads: { login: 'form.username', password: 'form.password', scope: 'form.scope' },
          answers: { 'signed-in': grant },
        },
        {
          act: 'refresh',
          when: { 'form.grant_type': 'refresh_token' },
          reads: { refresh: 'form.refresh_token' },
          answers: { refreshed: grant },
        },
      ],
    },
    'POST /introspect': {
      act: 'introspect',
      reads: { ...client, token: 'form.token' },
      answers: {
        ...named('done', {
          active: true,
          username: '{{account.login}}',
          exp: '{{tokens.carried.expires.epoch}}',
        }),
        ...named('done/inactive', { active: false }),
      },
    },
    'POST /revoke': { act: 'revoke-token', reads: { ...client, token: 'form.token' }, answers: { done: {} } },
    'GET /thing': { act: 'protected', needs: { scope: 'read' }, answers: named('done', { outcome: 'done' }) },
  },
  accounts: [
    { login: 'a@example.com', password: 'Password-1', scopes: ['read', 'write'] },
    { login: 'gone@example.com', password: 'Password-1', status: 'disabled' },
  ],
  fixtures: { clients: [{ id: 'web', secret: 'web-secret' }, { id: 'app' }] },
};

const web = { client_id: 'web', client_secret: 'web-secret' };
const owner = { grant_type: 'password', username: 'a@example.com', password: 'Password-1' };

interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
}

function ask(api: DeclaredApi, path: string, form: Readonly<Record<string, string>>, headers = {}) {
  return api.outcome(`POST ${path}`, undefined, { form, headers });
}

async function granted(api: DeclaredApi, more: object = {}): Promise<Grant> {
  const { body } = await api.send('POST /token', undefined, { form: { ...web, ...owner, ...more } });
  return body as Grant;
}

it('grants tokens for a password and a client, in the body or as Basic credentials', async () => {
  const api = await declaredApi(setup);
  expect(await granted(api)).toEqual({
    access_token: expect.any(String),
    refresh_token: expect.any(String),
    expires_in: 3600,
    scope: ['read', 'write'],
  });
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const { status } = await api.send('POST /token', undefined, {
    form: owner,
    headers: basic('web:web-secret'),
  });
  expect(status).toBe(200);
  expect(await ask(api, '/token', owner, basic('web:wrong'))).toBe('client-invalid/wrong-secret');
  expect(await ask(api, '/token', owner)).toBe('client-invalid/missing');
  expect(await ask(api, '/token', { ...owner, client_id: 'nothing' })).toBe('client-invalid/unknown');
  expect(await ask(api, '/token', { ...owner, ...web, password: 'wrong' })).toBe(
    'invalid-credentials/wrong-password',
  );
  expect(await ask(api, '/token', { ...owner, ...web, username: 'gone@example.com' })).toBe(
    'account-disabled',
  );
  expect(await ask(api, '/token', { ...web, grant_type: 'magic' })).toBe('malformed-request');
});

it('grants only requested scopes that the account has', async () => {
  const api = await declaredApi(setup);
  const narrow = await granted(api, { scope: 'write admin' });
  expect(narrow).toMatchObject({ scope: ['write'] });
  const headers = { authorization: `Bearer ${narrow.access_token}` };
  expect(await api.outcome('GET /thing', undefined, { headers })).toBe('not-allowed/scope');
});

it('refreshes by a token of the same client only, and once', async () => {
  const api = await declaredApi(setup);
  const { refresh_token } = await granted(api);
  const form = { grant_type: 'refresh_token', refresh_token };
  expect(await ask(api, '/token', { ...form, client_id: 'app' })).toBe('token-invalid/client');
  const { status, body } = await api.send('POST /token', undefined, { form: { ...web, ...form } });
  expect([status, body]).toMatchObject([200, { scope: ['read', 'write'] }]);
  expect(await ask(api, '/token', { ...web, ...form })).toBe('token-reused');
});

it('tells whether a token is active', async () => {
  const api = await declaredApi(setup);
  const { access_token, refresh_token } = await granted(api);
  const state = async (token: string, from: Readonly<Record<string, string>> = web) =>
    (await api.send('POST /introspect', undefined, { form: { ...from, token } })).body;
  expect(await state(access_token)).toEqual({
    active: true,
    username: 'a@example.com',
    exp: Date.parse('2027-01-31T13:00:00Z') / 1000,
  });
  expect(await state(refresh_token, { client_id: 'app' })).toEqual({ active: false });
  expect(await state('nothing')).toEqual({ active: false });
  expect(await ask(api, '/introspect', web)).toBe('malformed-request');
  await api.emulator.clock.advance(3600);
  expect(await state(access_token)).toEqual({ active: false });
});

it('revokes an access token alone, and all tokens of a sign-in by its refresh token', async () => {
  const api = await declaredApi(setup);
  const revoke = async (token: string, from: object = web) =>
    (await api.send('POST /revoke', undefined, { form: { ...from, token } })).status;
  const thing = (token: string) =>
    api.outcome('GET /thing', undefined, { headers: { authorization: `Bearer ${token}` } });
  const first = await granted(api);
  expect(await revoke(first.access_token)).toBe(200);
  expect(await thing(first.access_token)).toBe('token-invalid/revoked');
  const form = { ...web, grant_type: 'refresh_token', refresh_token: first.refresh_token };
  const second = (await api.send('POST /token', undefined, { form })).body as Grant;
  expect(await revoke('nothing')).toBe(200);
  expect(await revoke(second.refresh_token, { client_id: 'app' })).toBe(200);
  expect(await thing(second.access_token)).toBe('done');
  expect(await revoke(second.refresh_token)).toBe(200);
  expect(await thing(second.access_token)).toBe('token-invalid/revoked');
});
