import { describe, expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const reads = { login: 'body.email', password: 'body.password' };
const plain = { email: 'plain@example.com', password: 'Password-1' };

/** Returns the newest entry of the journal: the bodies and headers of its request and of its response. */
async function entryOf({ emulator }: DeclaredApi) {
  const [entry] = (await emulator.requests.list({ limit: 1 })).requests;
  return { request: entry?.request, response: entry?.response, path: entry?.path };
}

/** The contract of an operation whose body has these fields. */
function withFields(fields: Readonly<Record<string, object>>): object {
  const schema = { type: 'object', properties: fields };
  return { requestBody: { content: { 'application/json': { schema } } } };
}

/** Serves one operation with a mark, and with other parts of its contract. */
function operation(mark: DeclaredSetup['operations'][string], parts: object = {}): Promise<DeclaredApi> {
  const responses = { default: { description: 'Any answer', content: { 'application/json': {} } } };
  return declaredApi({
    operations: {},
    contract: {
      paths: { '/login': { post: { operationId: 'login', responses, ...parts, 'x-login': mark } } },
    },
  });
}

describe('the journal has a placeholder for', () => {
  it('the token in the answer of a second act of an operation', async () => {
    const api = await operation({
      reads,
      acts: [
        { act: 'sign-in', when: { 'body.mode': 'cookie' }, answers: { 'signed-in': { body: { ok: true } } } },
        { act: 'sign-in', answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } } },
      ],
    });
    const { body } = await api.send('POST /login', plain);
    expect(body).toEqual({ token: expect.stringMatching(/^\w{32}$/) });
    expect((await entryOf(api)).response?.body).toEqual({ token: expect.stringMatching(/^‹session .+›$/) });
  });

  it('the token of a merged object', async () => {
    const merged = { 'x-merge': [{ id: '{{account.id}}' }, { token: '{{tokens.session}}' }] };
    const api = await operation({ act: 'sign-in', reads, answers: { 'signed-in': { body: merged } } });
    const { body } = await api.send('POST /login', plain);
    expect(body).toMatchObject({ token: expect.stringMatching(/^\w{32}$/) });
    expect((await entryOf(api)).response?.body).toMatchObject({ token: expect.stringMatching(/^‹session /) });
  });

  it('a password that the answer repeats', async () => {
    const wrong = {
      body: { sent: '{{request.body.password}}', all: '{{request.body}}', url: '{{request.url}}' },
    };
    const api = await operation({ act: 'sign-in', reads, answers: { 'invalid-credentials': wrong } });
    const { body } = await api.send('POST /login', { ...plain, password: 'Guess-1' });
    expect(body).toMatchObject({ sent: 'Guess-1' });
    expect((await entryOf(api)).response?.body).toEqual({
      sent: '‹redacted›',
      all: '‹redacted›',
      url: '/login',
    });
  });

  it('inputs that no mark reads but whose name or format is that of a secret', async () => {
    const fields = {
      email: {},
      password: {},
      repeat: { format: 'password' },
      passwordAgain: {},
      api_key: {},
      theme: {},
    };
    const api = await operation(
      { act: 'sign-in', reads },
      {
        ...withFields(fields),
        parameters: [{ name: 'X-Api-Token', in: 'header', schema: { type: 'string' } }],
      },
    );
    const secrets = { repeat: plain.password, passwordAgain: 'Guess-1', api_key: 'K-1' };
    await api.send(
      'POST /login',
      { ...plain, ...secrets, theme: 'dark' },
      { headers: { 'x-api-token': 'T-1' } },
    );
    const { request } = await entryOf(api);
    expect(request?.body).toEqual({
      email: plain.email,
      password: '‹plain@example.com.password›',
      repeat: '‹plain@example.com.password›',
      ...{ passwordAgain: '‹redacted›', api_key: '‹redacted›', theme: 'dark' },
    });
    expect(request?.headers['x-api-token']).toBe('‹redacted›');
  });

  it('a code in a header that also selects the act', async () => {
    const api = await operation({
      reads: { ...reads, code: 'header.X-OTP' },
      acts: [{ act: 'sign-in', when: { 'header.X-OTP': 'exists' } }, { act: 'sign-in' }],
    } as unknown as DeclaredSetup['operations'][string]);
    await api.send('POST /login', plain, { headers: { 'x-otp': '471108' } });
    expect((await entryOf(api)).request?.headers['x-otp']).toBe('‹redacted›');
  });

  it('a token in the path of an operation without a mark', async () => {
    const get = {
      operationId: 'link',
      security: [],
      responses: { 200: { description: 'Ok', content: { 'application/json': {} } } },
    };
    const api = await declaredApi({
      operations: {},
      contract: {
        paths: { '/links/{token}': { get }, '/countries/{code}': { get: { ...get, operationId: 'c' } } },
      },
    });
    await api.send('GET /links/T-4711');
    expect(await entryOf(api)).toMatchObject({
      path: '/links/{token}',
      request: { parameters: { token: '‹redacted›' } },
    });
    await api.send('GET /countries/de');
    expect(await entryOf(api)).toMatchObject({ path: '/countries/de' });
  });
});
