import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const grant = {
  body: {
    outcome: 'granted',
    access: '{{tokens.access}}',
    refresh: '{{tokens.refresh}}',
    scope: '{{session.scopes.words}}',
    client: '{{client.id}}',
    app: '{{client.name}}',
  },
} as const;

function setup(access: object = {}): DeclaredSetup {
  return {
    marks: { tokens: { access, refresh: { rotates: false } } },
    operations: {
      'POST /token': {
        reads: { client: 'form.client_id', clientSecret: 'form.client_secret', scope: 'form.scope' },
        acts: [
          {
            act: 'sign-in',
            when: { 'form.grant_type': 'password' },
            reads: { login: 'form.username', password: 'form.password' },
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
      'POST /revoke': { act: 'revoke-token', reads: { token: 'form.token' }, answers: { done: {} } },
      'GET /thing': {
        act: 'protected',
        needs: { scope: 'write' },
        answers: { done: { body: { outcome: 'done' } } },
      },
    },
    accounts: [{ login: 'ada@example.com', password: 'Password-1' }],
    fixtures: { clients: [{ id: 'web', secret: 'hidden', name: 'The web app' }] },
  };
}

const web = { client_id: 'web', client_secret: 'hidden' };
const owner = { grant_type: 'password', username: 'ada@example.com', password: 'Password-1' };

interface Grant {
  readonly access: string;
  readonly refresh: string;
  readonly scope: string;
}

async function granted(api: DeclaredApi, form: Readonly<Record<string, string>>) {
  return (await api.send('POST /token', undefined, { form: { ...web, ...form } })).body as Grant;
}

function thing(api: DeclaredApi, { access }: Grant) {
  return api.outcome('GET /thing', undefined, { headers: { authorization: `Bearer ${access}` } });
}

it('writes scopes as words, and the client without its secret', async () => {
  const api = await declaredApi(setup());
  expect(await granted(api, { ...owner, scope: 'read write' })).toMatchObject({
    ...{ scope: 'read write', client: 'web', app: 'The web app' },
  });
});

it('refreshes with fewer scopes, later again with all, and never with more', async () => {
  const api = await declaredApi(setup());
  const { refresh } = await granted(api, { ...owner, scope: 'read write' });
  const again = { grant_type: 'refresh_token', refresh_token: refresh };
  const narrow = await granted(api, { ...again, scope: 'read' });
  expect(narrow.scope).toBe('read');
  expect(await thing(api, narrow)).toBe('not-allowed/scope');
  expect(
    await api.outcome('POST /token', undefined, { form: { ...web, ...again, scope: 'read admin' } }),
  ).toBe('not-allowed/scope');
  const whole = await granted(api, again);
  expect(whole.scope).toBe('read write');
  expect(await thing(api, whole)).toBe('done');
});

it('reads the places of a form from a form only', async () => {
  const api = await declaredApi(setup());
  const json = await api.outcome('POST /token', { ...web, ...owner });
  expect(json).toMatch(/^(client-invalid|malformed-request)/);
  expect(await granted(api, owner)).toMatchObject({ outcome: 'granted' });
});

it('sends a form with the client of the fixtures where the control plane starts a session', async () => {
  const api = await declaredApi(setup());
  const { requestHeaders } = await api.emulator.signIn('acme', 'ada@example.com');
  const { authorization = '' } = requestHeaders as Readonly<Record<string, string>>;
  expect(await api.outcome('GET /thing', undefined, { headers: { authorization } })).toBe(
    'not-allowed/scope',
  );
});

it.each([
  { access: {}, expected: 'token-invalid/revoked' },
  { access: { survivesSignOut: true }, expected: 'done' },
])('answers $expected to the access token $access after its refresh token was revoked', async (one) => {
  const api = await declaredApi(setup(one.access));
  const grant = await granted(api, { ...owner, scope: 'write' });
  await api.send('POST /revoke', undefined, { form: { token: grant.refresh } });
  expect(await thing(api, grant)).toBe(one.expected);
  const again = { ...web, grant_type: 'refresh_token', refresh_token: grant.refresh };
  expect(await api.outcome('POST /token', undefined, { form: again })).toBe('token-invalid/revoked');
});
