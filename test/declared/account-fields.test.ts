import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadDeclaredProvider } from '../../src/declared/load.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { declaredApi } from '../support/declared.ts';

const components = {
  schemas: {
    Plan: { enum: ['free', 'paid'] },
    Base: { properties: { id: { type: 'integer' }, website: { type: 'string', format: 'uri' } } },
    User: {
      allOf: [
        { $ref: '#/components/schemas/Base' },
        {
          properties: {
            email: { type: 'string', format: 'email' },
            nick: { type: 'string', maxLength: 5 },
            status: { enum: ['present', 'away'] },
            role: { type: 'object' },
            address: { type: 'object', required: ['city'] },
          },
          required: ['nick', 'created'],
        },
      ],
    },
  },
};

const account = {
  id: 'integer',
  schema: '#/components/schemas/User',
  fields: {
    dial: { type: 'string', pattern: '^\\d+$', minLength: 3 },
    plan: { $ref: '#/components/schemas/Plan' },
  },
} as const;

const ada = { login: 'ada', password: 'Password-1' };

/** Returns the problems of a fixture file with one account. */
async function problemsOf(fields: object): Promise<readonly string[]> {
  const info = { title: 'Acme', version: '1' };
  const contract = { openapi: '3.1.0', info, 'x-login': { version: 1, account }, paths: {}, components };
  const folder = temporaryFolder({
    'acme.json': JSON.stringify(contract),
    'acme.fixtures.yaml': JSON.stringify({ accounts: [{ ...ada, ...fields }] }, undefined, 1),
  });
  try {
    await loadDeclaredProvider({ id: 'acme', file: join(folder, 'acme.json') });
    return [];
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
      .split('\n')
      .map((line) => line.slice(line.indexOf('acme.fixtures')));
  }
}

it.each([
  ['a pattern', { dial: 'one' }, 'dial is "one"; expected a text that matches ^\\d+$'],
  ['a minimum length', { dial: '1' }, 'dial is "1"; expected at least 3 characters'],
  ['a maximum length', { nick: 'countess' }, 'nick is "countess"; expected at most 5 characters'],
  ['a format', { website: 'here' }, 'website is "here"; expected a text of the format uri'],
  ['the format of a shared field', { email: 'ada' }, 'email is "ada"; expected a text of the format email'],
  ['the schema of another part', { plan: 'gold' }, 'plan is "gold"; expected one of free, paid'],
])('reports the place of a field that breaks %s', async (_what, fields, message) => {
  expect(await problemsOf(fields)).toEqual([
    expect.stringMatching(/^acme\.fixtures\.yaml:6:\d+: accounts\[0\]\./),
  ]);
  expect((await problemsOf(fields))[0]).toContain(message);
});

it('reports a missing member of a field, and an unknown field with a suggestion', async () => {
  expect(await problemsOf({ address: {}, nik: 'ada' })).toEqual([
    'acme.fixtures.yaml:6:15: city is missing in accounts[0].address',
    'acme.fixtures.yaml:7:4: unknown key nik in accounts[0]; did you mean nick?',
  ]);
});

it('accepts fields that follow their schemas, and the emulator’s own fields of the same name', async () => {
  const fields = {
    nick: 'ada',
    dial: '123',
    plan: 'paid',
    website: 'https://a.example',
    address: { city: 'B' },
  };
  expect(await problemsOf({ ...fields, status: 'disabled', role: 'admin', id: 'u-1' })).toEqual([]);
});

async function api() {
  const malformed = { status: 400, body: { text: '{{violation.text}}' } };
  const served = await declaredApi({
    marks: { account: { ...account, logins: ['nick'] }, answers: { 'malformed-request': malformed } },
    contract: { components },
    accounts: [
      { ...ada, nick: 'ada' },
      { ...ada, login: 'bob', nick: 'bob' },
    ],
    operations: {
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.login', password: 'body.password' },
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
      'PATCH /me': { act: 'update-account', answers: { done: { body: { nick: '{{account.nick}}' } } } },
      'PUT /me': {
        act: 'update-account',
        reads: { fields: { nick: 'body.name' }, currentPassword: 'body.password' },
      },
      'POST /users': {
        act: 'sign-up',
        reads: {
          login: 'body.login',
          password: 'body.password',
          fields: { nick: 'body.user.nick', name: 'body.name' },
        },
      },
    },
  });
  const { token } = (await served.send('POST /login', ada)).body as { readonly token: string };
  return { ...served, signedIn: { headers: { authorization: `Bearer ${token}` } } };
}

it('refuses fields of a new account that break their schemas, by the field of the request', async () => {
  const { send } = await api();
  const body = { login: 'new', password: 'x', user: { nick: 'countess' } };
  expect(await send('POST /users', body)).toMatchObject({
    status: 400,
    body: { text: 'user.nick breaks the rule maxLength' },
  });
  expect(await send('POST /users', { ...body, user: {}, name: 7 })).toMatchObject({
    status: 400,
    body: { text: 'name breaks the rule type' },
  });
});

it('refuses changes of an account that break their schemas, and keeps its fields', async () => {
  const { send, signedIn, emulator } = await api();
  expect(await send('PATCH /me', { nick: 'countess', dial: '1' }, signedIn)).toMatchObject({
    status: 400,
    body: { text: 'nick breaks the rule maxLength; dial breaks the rule minLength' },
  });
  expect((await emulator.accounts.get('acme', 'ada')).account).toMatchObject({ nick: 'ada' });
  expect((await send('PATCH /me', { nick: 'lace' }, signedIn)).body).toEqual({ nick: 'lace' });
});

it('moves the login of an account with the field, and refuses that of another account', async () => {
  const { outcome, signedIn, send } = await api();
  expect(await outcome('PATCH /me', { nick: 'BOB' }, signedIn)).toBe('account-exists/login');
  const statusFor = async (login: string) => (await send('POST /login', { ...ada, login })).status;
  await send('PATCH /me', { nick: 'lace' }, signedIn);
  expect(await statusFor('LACE')).toBe(200);
  await send('PATCH /me', { nick: 'lovel' }, signedIn);
  expect([await statusFor('lace'), await statusFor('lovel'), await statusFor('ada')]).toEqual([
    401, 200, 200,
  ]);
});

it('checks the current password before it changes the account', async () => {
  const { outcome, signedIn } = await api();
  expect(await outcome('PUT /me', { name: 'lace', password: 'wrong' }, signedIn)).toMatch(
    /^invalid-credentials/,
  );
  expect(await outcome('PUT /me', { name: 'lace', password: 'Password-1' }, signedIn)).toBe('done');
});

it('refuses a change by the control plane that breaks a schema', async () => {
  const { emulator } = await api();
  await expect(emulator.accounts.change('acme', 'ada', { nick: 'countess' })).rejects.toThrow(
    'account.nick is "countess"; expected at most 5 characters',
  );
  await emulator.accounts.change('acme', 'ada', { nick: 'lace' });
  expect((await emulator.accounts.get('acme', 'ada')).account).toMatchObject({ nick: 'lace' });
});
