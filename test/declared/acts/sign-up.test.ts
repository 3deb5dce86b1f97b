import { expect, it } from '@jest/globals';
import type { Marks } from '../../../src/declared/marks/types.ts';
import { declaredApi, type DeclaredSetup } from '../../support/declared.ts';

const created = { body: { outcome: 'done', account: '{{account}}' } };

const signUp: Marks['Operation'] = {
  act: 'sign-up',
  reads: {
    email: 'body.user.email',
    password: 'body.user.password',
    name: 'body.user.name',
    fields: { plan: 'body.user.plan' },
  },
  answers: { done: created },
};

const signIn = {
  act: 'sign-in',
  reads: { login: 'body.email', password: 'body.password' },
} satisfies Marks['Operation'];

const account = {
  id: 'integer',
  fields: { plan: { type: 'string', enum: ['free', 'paid'], default: 'free' } },
} as const;

/** An API that confirms addresses by a link. */
const confirming: DeclaredSetup = {
  marks: {
    account,
    code: {
      length: 32,
      alphabet: 'hex',
      lifetime: '1d',
      link: 'https://app.example.com/verify/{{code.value}}',
    },
  },
  operations: {
    'POST /users': signUp,
    'POST /verify': { act: 'confirm-address', reads: { token: 'body.key' } },
    'POST /login': signIn,
  },
};

const email = 'new@example.com';
const password = 'Long-password-1';

it('signs a new account in once its link was used', async () => {
  const api = await declaredApi(confirming);
  const { body } = await api.send('POST /users', { user: { email, password, name: 'New' } });
  expect(body).toMatchObject({
    outcome: 'done',
    account: { id: 9, login: email, email, name: 'New', plan: 'free', status: 'unverified' },
  });
  const attempt = { email, password };
  expect(await api.outcome('POST /login', attempt)).toBe('account-unverified');
  const [message] = await api.messages();
  expect(message).toMatchObject({ account: email, to: email, channel: 'email' });
  const key = message?.link?.split('/').at(-1);
  expect(await api.outcome('POST /verify', { key: 'wrong' })).toBe('challenge-invalid/unknown');
  expect(await api.outcome('POST /verify', { key })).toBe('done');
  expect(await api.outcome('POST /login', attempt)).toBe('signed-in');
  expect(await api.outcome('POST /verify', { key })).toBe('challenge-invalid/used');
});

it('creates an active account if the API confirms no addresses', async () => {
  const { operations } = confirming;
  const { 'POST /verify': _verify, ...others } = operations;
  const api = await declaredApi({ ...confirming, operations: others });
  await api.send('POST /users', { user: { email, password } });
  expect(await api.messages()).toEqual([]);
  expect(await api.outcome('POST /login', { email, password })).toBe('signed-in');
});

it('gives accounts ids that no other account has', async () => {
  const accounts = [
    { login: 'ada@example.com', password },
    { login: 'bob@example.com', password, id: 3 },
  ];
  const api = await declaredApi({ ...confirming, accounts });
  const idOf = async (login: string) => {
    const { body } = await api.send('POST /users', { user: { email: login, password } });
    return (body as { readonly account: { readonly id: unknown } }).account.id;
  };
  expect(await idOf('cid@example.com')).toBe(4);
  expect(await idOf('dan@example.com')).toBe(5);
  await api.emulator.accounts.put('acme', 'eve@example.com', { password });
  expect(await idOf('fay@example.com')).toBe(7);
});

it('keeps the accounts of two namespaces apart', async () => {
  const api = await declaredApi(confirming);
  await api.send('POST /users', { user: { email, password } }, { namespace: 'a' });
  const attempt = { email, password };
  expect(await api.outcome('POST /login', attempt, { namespace: 'a' })).toBe('account-unverified');
  expect(await api.outcome('POST /login', attempt)).toBe('invalid-credentials/unknown-login');
  expect(await api.messages()).toEqual([]);
});

it('refuses an address that an account has, and a value that its field does not allow', async () => {
  const violation = {
    body: { outcome: 'malformed-request', field: '{{violation.field}}', rule: '{{violation.rule}}' },
  };
  const api = await declaredApi({
    ...confirming,
    marks: { ...confirming.marks, answers: { 'malformed-request': violation } },
  });
  const taken = { email: 'Plain@example.com', password };
  expect(await api.outcome('POST /users', { user: taken })).toBe('account-exists/email');
  const { body } = await api.send('POST /users', { user: { email, password, plan: 'gold' } });
  expect(body).toEqual({ outcome: 'malformed-request', field: 'user.plan', rule: 'enum' });
  expect(await api.outcome('POST /login', { email, password })).toBe('invalid-credentials/unknown-login');
});

it('names the missing field', async () => {
  const answer = { body: { field: '{{violation.field}}' } };
  const answers = { 'missing-credentials/login': answer, 'missing-credentials/password': answer };
  const api = await declaredApi({ ...confirming, marks: { ...confirming.marks, answers } });
  expect((await api.send('POST /users', { user: { password } })).body).toEqual({ field: 'user.email' });
  expect((await api.send('POST /users', { user: { email } })).body).toEqual({ field: 'user.password' });
});

it('tells a taken login from a taken address', async () => {
  const api = await declaredApi({
    marks: { account: { logins: ['email'] } },
    operations: {
      'POST /users': {
        act: 'sign-up',
        reads: { login: 'body.name', email: 'body.email', password: 'body.password' },
      },
      'POST /login': signIn,
    },
    accounts: [{ login: 'ada', email: 'ada@example.com', password }],
  });
  const ask = (name: string, address: string) =>
    api.outcome('POST /users', { name, email: address, password });
  expect(await ask('ada', email)).toBe('account-exists/login');
  expect(await ask('new', 'ada@example.com')).toBe('account-exists/email');
  expect(await ask('new', email)).toBe('done');
  expect(await api.outcome('POST /login', { email, password })).toBe('signed-in');
  expect(await api.outcome('POST /login', { email: 'NEW', password })).toBe('signed-in');
});

it('refuses the address of another account, even if that account signs in by its name', async () => {
  const api = await declaredApi({
    operations: {
      'POST /users': {
        act: 'sign-up',
        reads: { login: 'body.name', email: 'body.email', password: 'body.password' },
      },
    },
    accounts: [{ login: 'ada', email: 'Ada@example.com', password }],
  });
  const ask = (name: string, address?: string) =>
    api.outcome('POST /users', { name, email: address, password });
  expect(await ask('new', 'ada@Example.com')).toBe('account-exists/email');
  expect(await ask('ada@example.com')).toBe('account-exists/email');
  expect(await ask('new', email)).toBe('done');
  expect(await ask('other', email)).toBe('account-exists/email');
  await api.emulator.accounts.put('acme', 'eve', { email: 'eve@example.com', password });
  expect(await ask('other', 'eve@example.com')).toBe('account-exists/email');
  await api.emulator.accounts.put('acme', 'eve', { email: 'eve@example.org', password });
  expect(await ask('other', 'eve@example.com')).toBe('done');
});

it('signs a new account in at once if the mark has signsIn', async () => {
  const signedIn = { body: { outcome: 'signed-in', token: '{{tokens.session}}', handle: '{{code.handle}}' } };
  const api = await declaredApi({
    operations: {
      'POST /users': {
        act: 'sign-up',
        reads: { email: 'body.email', password: 'body.password' },
        signsIn: true,
        answers: { 'signed-in': signedIn },
      },
      'POST /verify': {
        act: 'confirm-address',
        reads: { challenge: 'body.handle', code: 'body.code' },
        signsIn: true,
      },
      'GET /me': { act: 'current-account' },
    },
  });
  const { body } = await api.send('POST /users', { email, password });
  const { token, handle } = body as { readonly token: string; readonly handle: string };
  const headers = { authorization: `Bearer ${token}` };
  expect(await api.outcome('GET /me', undefined, { headers })).toBe('who-am-i');
  const [message] = await api.messages();
  expect(await api.outcome('POST /verify', { handle, code: message?.code })).toBe('signed-in');
});

it('opens an account without a password by its codes', async () => {
  const api = await declaredApi({
    operations: {
      'POST /users': { act: 'sign-up', reads: { email: 'body.email' } },
      'POST /code': { act: 'send-code', reads: { email: 'body.email' } },
      'POST /login': { act: 'sign-in-by-code', reads: { email: 'body.email', code: 'body.code' } },
    },
  });
  expect(await api.outcome('POST /users', { email })).toBe('done');
  await api.send('POST /code', { email });
  const [message] = await api.messages();
  expect(await api.outcome('POST /login', { email, code: message?.code })).toBe('signed-in');
});

it('does not open the sessions of a removed account to a new one with its login', async () => {
  const api = await declaredApi({
    operations: {
      'POST /users': { act: 'sign-up', reads: { email: 'body.email', password: 'body.password' } },
      'POST /login': { ...signIn, answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } } },
      'GET /me': { act: 'current-account' },
    },
  });
  await api.send('POST /users', { email, password });
  const { body } = await api.send('POST /login', { email, password });
  const { token } = body as { readonly token: string };
  const bearer = { headers: { authorization: `Bearer ${token}` } };
  expect(await api.outcome('GET /me', undefined, bearer)).toBe('who-am-i');
  await api.emulator.accounts.remove('acme', email);
  expect(await api.outcome('POST /users', { email, password })).toBe('done');
  expect(await api.outcome('GET /me', undefined, bearer)).toBe('token-invalid/revoked');
});

it('creates the account when the success is forced', async () => {
  const api = await declaredApi(confirming);
  const forced = { headers: { prefer: 'outcome=done' } };
  await api.send('POST /users', { user: { email, password: 'x' } }, forced);
  expect(await api.outcome('POST /login', { email, password: 'x' })).toBe('account-unverified');
  expect(await api.outcome('POST /verify', {}, forced)).toBe('done');
});

it('can be saved and restored with its codes', async () => {
  const api = await declaredApi(confirming);
  await api.send('POST /users', { user: { email, password } });
  const state = await api.emulator.state.get();
  const [message] = await api.messages();
  await api.emulator.reset();
  await api.emulator.state.put(state);
  const key = message?.link?.split('/').at(-1);
  expect(await api.outcome('POST /verify', { key })).toBe('done');
});

it('confirms an address by a link with the id of the account', async () => {
  const operations = {
    ...confirming.operations,
    'POST /verify': { act: 'confirm-address', reads: { login: 'body.id', code: 'body.key' } },
  } as const;
  const api = await declaredApi({ ...confirming, operations });
  await api.send('POST /users', { user: { email, password, name: 'New' } });
  const [message] = await api.messages();
  const key = message?.link?.split('/').at(-1);
  expect(await api.outcome('POST /verify', { id: '8', key })).toBe('challenge-invalid/unknown');
  expect(await api.outcome('POST /verify', { id: '9', key: 'wrong' })).toBe('challenge-invalid/unknown');
  expect(await api.outcome('POST /verify', { id: '9', key })).toBe('done');
  expect(await api.outcome('POST /login', { email, password })).toBe('signed-in');
});
