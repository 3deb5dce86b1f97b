import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi } from '../../support/declared.ts';

const schemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  device: { type: 'mutualTLS' },
  other: { type: 'apiKey', in: 'query', name: 'key' },
};

/** Serves operations behind each of these requirements, at `GET /0`, `GET /1` and so on. */
async function behind(requirements: readonly unknown[]): Promise<DeclaredApi> {
  const paths = requirements.map((security, index) => [
    `/${index}`,
    {
      get: {
        operationId: `get${index}`,
        security,
        responses: { 200: { description: 'Done', content: { 'application/json': { examples } } } },
      },
    },
  ]);
  const login = {
    act: 'sign-in' as const,
    reads: { login: 'body.login', password: 'body.password', scope: 'body.scope' },
    answers: { 'signed-in': { body: { access: '{{tokens.access}}', key: '{{tokens.key}}' } } },
  };
  return declaredApi({
    marks: { tokens: { access: { security: 'bearer' }, key: { security: 'key' } } },
    operations: { 'POST /login': login },
    accounts: [
      { login: 'ada', password: 'pw', role: 'admin', scopes: ['read', 'write'] },
      { login: 'bob', password: 'pw' },
    ],
    contract: { components: { securitySchemes: schemes } },
    paths: Object.fromEntries(paths) as object,
  });
}

const examples = {
  anyone: { value: { for: 'anyone' } },
  admins: { value: { for: 'admins' }, 'x-login': { role: 'admin' } },
};

async function tokensOf(login: string, api: DeclaredApi, scope?: string) {
  const { body } = await api.send('POST /login', { login, password: 'pw', scope });
  const { access, key } = body as { readonly access: string; readonly key: string };
  return { bearer: { authorization: `Bearer ${access}` }, key: { 'x-key': key } };
}

it('needs a token of each scheme of an alternative, of one account', async () => {
  const api = await behind([[{ bearer: [], key: [] }]]);
  const [ada, bob] = [await tokensOf('ada', api), await tokensOf('bob', api)];
  expect(await api.outcome('GET /0')).toBe('token-missing');
  expect(await api.outcome('GET /0', undefined, { headers: ada.bearer })).toBe('token-missing');
  expect(await api.outcome('GET /0', undefined, { headers: ada.key })).toBe('token-missing');
  expect(await api.outcome('GET /0', undefined, { headers: { ...ada.bearer, ...bob.key } })).toBe(
    'token-invalid/unknown',
  );
  const both = await api.send('GET /0', undefined, { headers: { ...ada.bearer, ...ada.key } });
  expect(both).toMatchObject({ status: 200, body: { for: 'admins' } });
});

it('accepts any alternative, and asks for the scopes of that alternative alone', async () => {
  const api = await behind([[{ bearer: ['write'] }, { bearer: ['read'] }, { key: [] }]]);
  const reader = await tokensOf('ada', api, 'read');
  const other = await tokensOf('ada', api, 'other');
  expect((await api.send('GET /0', undefined, { headers: reader.bearer })).status).toBe(200);
  expect((await api.send('GET /0', undefined, { headers: other.key })).status).toBe(200);
  expect(await api.outcome('GET /0', undefined, { headers: other.bearer })).toBe('not-allowed/scope');
  expect(await api.outcome('GET /0')).toBe('token-missing');
  const both = { ...other.bearer, ...other.key };
  expect((await api.send('GET /0', undefined, { headers: both })).status).toBe(200);
});

it('answers an operation with optional security for the account of a session, and else for anyone', async () => {
  const api = await behind([[{}, { bearer: [] }]]);
  const ada = await tokensOf('ada', api);
  const answer = async (headers: Readonly<Record<string, string>>) =>
    (await api.send('GET /0', undefined, { headers })).body;
  expect(await answer({})).toEqual({ for: 'anyone' });
  expect(await answer(ada.bearer)).toEqual({ for: 'admins' });
  expect(await answer({ authorization: 'Bearer unknown' })).toEqual({ outcome: 'token-invalid/unknown' });
  const { outcomes } = await api.emulator.outcomes.list({ provider: 'acme', operation: 'get0' });
  const names = outcomes.map(({ outcome }) => outcome);
  expect(names).toEqual(expect.arrayContaining(['done', 'token-invalid', 'token-expired']));
  expect(names).not.toContain('token-missing');
});

it('ignores a scheme without a token beside one with a token, and accepts any session if no scheme has one', async () => {
  const api = await behind([[{ device: [], bearer: [] }], [{ device: [] }]]);
  const ada = await tokensOf('ada', api);
  for (const operation of ['GET /0', 'GET /1']) {
    expect(await api.outcome(operation)).toBe('token-missing');
    expect((await api.send(operation, undefined, { headers: ada.bearer })).status).toBe(200);
  }
  expect(api.notes).toEqual([]);
});

it.each([
  ['ApiKeyAuth', 'apiKeyAuth'],
  ['APIKey', 'apiKey'],
  ['API_KEY', 'api-KEY'],
  ['2 keys.', 'keys'],
])('suggests a name for the token of the scheme %s that the marks accept', async (scheme, name) => {
  const contract = {
    components: { securitySchemes: { [scheme]: schemes.key } },
    security: [{ [scheme]: [] }],
  };
  const api = await declaredApi({ operations: {}, contract });
  expect(api.notes).toContainEqual(
    expect.stringMatching(new RegExp(`; add tokens: \\{ ${name}: \\{ security: `)),
  );
  const named = { marks: { tokens: { [name]: { security: scheme } } }, operations: {}, contract };
  expect((await declaredApi(named)).notes).not.toContainEqual(expect.stringContaining(scheme));
});

it('notes a scheme that the contract lacks, and a scheme without a token', async () => {
  const api = await behind([[{ bearr: [] }], [{ bearer: [], other: [] }]]);
  expect(api.notes).toEqual([
    expect.stringMatching(/: unknown security scheme bearr, .* did you mean bearer\?/),
    expect.stringMatching(/: no token of the marks has the security scheme other, .* add tokens: \{ other: /),
  ]);
});

it('notes no scheme that is only an alternative to one with a token', async () => {
  const api = await behind([[{ bearer: [] }, { other: [] }]]);
  expect(api.notes).toEqual([]);
});

it('notes that any session is enough if no alternative has a token', async () => {
  const api = await behind([[{ other: [] }]]);
  expect(api.notes).toEqual([expect.stringMatching(/ scheme other, so any session is enough; add tokens: /)]);
});

it('notes no scheme of a security that each operation replaces', async () => {
  const api = await declaredApi({
    operations: {},
    contract: { components: { securitySchemes: schemes }, security: [{ other: [] }] },
    paths: { '/0': { get: { security: [], responses: { 200: { description: 'Done' } } } } },
  });
  expect(api.notes).toEqual([]);
});
