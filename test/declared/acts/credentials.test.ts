import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

function named(outcome: string) {
  return { [outcome]: { body: { outcome } } };
}

const asksForCode = {
  status: 401,
  headers: { 'X-OTP': 'required' },
  body: { outcome: 'second-factor-required' },
};

const setup: DeclaredSetup = {
  marks: {
    tokens: { login: { scheme: 'credentials', code: 'header.X-OTP' } },
    lockout: { attempts: 3, within: '15m', for: '15m' },
    answers: { 'second-factor-required/totp': asksForCode },
  },
  operations: {
    'GET /user': {
      act: 'current-account',
      answers: { 'who-am-i': { body: { outcome: '{{account.login}}' } } },
    },
    'GET /users/{id}': { act: 'protected', reads: { owner: 'path.id' }, answers: named('done') },
    'POST /sensitive': {
      act: 'protected',
      needs: { secondFactor: true },
      reads: { code: 'body.code' },
      answers: named('done'),
    },
    'POST /each': {
      act: 'protected',
      reads: { login: 'body.user', password: 'body.pass' },
      answers: named('done'),
    },
  },
  accounts: [
    { login: 'a@example.com', password: 'pässword:1', id: 7 },
    { login: 'otp@example.com', password: 'Password-1', secondFactor: 'totp', fixedCode: '123456' },
    { login: 'gone@example.com', password: 'Password-1', status: 'disabled' },
  ],
};

function user(api: DeclaredApi, credentials: string, more: Readonly<Record<string, string>> = {}) {
  return api.outcome('GET /user', undefined, { headers: { ...basic(credentials), ...more } });
}

function basic(credentials: string) {
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

it('accepts login and password in each request, until wrong passwords lock the account', async () => {
  const api = await declaredApi(setup);
  expect(await api.outcome('GET /user')).toBe('token-missing');
  expect(await user(api, 'a@example.com:pässword:1')).toBe('a@example.com');
  expect(await user(api, 'nobody@example.com:x')).toBe('invalid-credentials/unknown-login');
  expect(await user(api, 'gone@example.com:Password-1')).toBe('account-disabled');
  for (let attempt = 0; attempt < 3; attempt += 1)
    expect(await user(api, 'a@example.com:wrong')).toBe('invalid-credentials/wrong-password');
  expect(await user(api, 'a@example.com:pässword:1')).toBe('locked-out');
  await api.emulator.clock.advance(900);
  expect(await user(api, 'a@example.com:pässword:1')).toBe('a@example.com');
});

it('asks by a header for the code that each request needs in a header', async () => {
  const api = await declaredApi(setup);
  const headers = basic('otp@example.com:Password-1');
  const asked = await api.send('GET /user', undefined, { headers });
  expect([asked.status, asked.headers.get('x-otp')]).toEqual([401, 'required']);
  expect(await user(api, 'otp@example.com:Password-1', { 'x-otp': '000000' })).toBe(
    'second-factor-invalid/wrong',
  );
  expect(await user(api, 'otp@example.com:Password-1', { 'x-otp': '123456' })).toBe('otp@example.com');
  expect(await user(api, 'otp@example.com:wrong', { 'x-otp': '123456' })).toBe(
    'invalid-credentials/wrong-password',
  );
});

it('needs a code in each request of an operation with secondFactor', async () => {
  const api = await declaredApi({ ...setup, marks: { tokens: { login: { scheme: 'credentials' } } } });
  const send = (login: string, code?: string) =>
    api.outcome('POST /sensitive', { code }, { headers: basic(login) });
  expect(await send('a@example.com:pässword:1')).toBe('done');
  expect(await send('otp@example.com:Password-1')).toBe('second-factor-required/totp');
  expect(await send('otp@example.com:Password-1', '000000')).toBe('second-factor-invalid/wrong');
  expect(await send('otp@example.com:Password-1', '123456')).toBe('done');
});

it('reads login and password where an operation has them', async () => {
  const api = await declaredApi(setup);
  expect(await api.outcome('POST /each', { user: 'a@example.com', pass: 'pässword:1' })).toBe('done');
  expect(await api.outcome('POST /each', { user: 'a@example.com', pass: 'x' })).toBe(
    'invalid-credentials/wrong-password',
  );
  expect(await api.outcome('POST /each', { user: 'a@example.com' })).toBe('missing-credentials/password');
});

it('lets an account use only its own id or login in a path', async () => {
  const api = await declaredApi(setup);
  const at = (id: string) =>
    api.outcome(`GET /users/${id}`, undefined, { headers: basic('a@example.com:pässword:1') });
  expect(await at('7')).toBe('done');
  expect(await at('A@example.com')).toBe('done');
  expect(await at('8')).toBe('not-allowed/other-account');
  expect(await at('otp@example.com')).toBe('not-allowed/other-account');
});

it('hides credentials and codes in the journal', async () => {
  const api = await declaredApi(setup);
  const { authorization } = basic('otp@example.com:Password-1');
  await user(api, 'otp@example.com:Password-1', { 'x-otp': '123456' });
  const text = JSON.stringify(await api.emulator.requests.list());
  expect(text).toContain('/user');
  for (const hidden of ['Password-1', '123456', authorization.slice(6)]) expect(text).not.toContain(hidden);
});

const pools: DeclaredSetup = {
  operations: {
    'POST /{pool}/login': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password', pool: 'path.pool' },
      answers: { 'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}' } } },
    },
    'GET /{pool}/thing': { act: 'protected', reads: { pool: 'path.pool' }, answers: named('done') },
  },
};

const account = { login: 'a@example.com', password: 'Password-1' };

it('knows the accounts of a pool by its id and its name only', async () => {
  const api = await declaredApi({
    ...pools,
    accounts: [{ ...account, pool: 'p1' }],
    fixtures: { pools: [{ id: 'p1', name: 'staff' }, { id: 'p2' }] },
  });
  expect(await api.outcome('POST /none/login', account)).toBe('not-found/pool');
  expect(await api.outcome('POST /p2/login', account)).toBe('invalid-credentials/unknown-login');
  expect(await api.outcome('POST /p1/login', account)).toBe('signed-in');
  const { body } = await api.send('POST /staff/login', account);
  const headers = { authorization: `Bearer ${(body as { readonly token: string }).token}` };
  const thing = (pool: string) => api.outcome(`GET /${pool}/thing`, undefined, { headers });
  expect(await thing('staff')).toBe('done');
  expect(await thing('p2')).toBe('token-invalid/pool');
  expect(await thing('none')).toBe('not-found/pool');
});

it('accepts every pool when the fixtures list none', async () => {
  const api = await declaredApi({ ...pools, accounts: [account] });
  expect(await api.outcome('POST /any/login', account)).toBe('signed-in');
});

it('accepts login and password where the security of the contract needs them', async () => {
  const api = await declaredApi({
    ...setup,
    marks: { tokens: { login: { scheme: 'credentials' }, key: { scheme: 'header', name: 'X-Key' } } },
    contract: {
      security: [{ basic: [] }],
      components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } },
    },
  });
  expect(await api.outcome('GET /user')).toBe('token-missing');
  expect(await user(api, 'a@example.com:wrong')).toBe('invalid-credentials/wrong-password');
  expect(await user(api, 'a@example.com:pässword:1')).toBe('a@example.com');
});
