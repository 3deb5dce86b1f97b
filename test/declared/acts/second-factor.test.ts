import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const signIn = { act: 'sign-in', reads: { login: 'body.login', password: 'body.password' } } as const;
const protectedThing = { act: 'protected', answers: { done: { body: { outcome: 'done' } } } } as const;
const sent = { 'code-sent': { body: { outcome: 'code-sent' } } } as const;

const accounts = [
  {
    login: 'totp@example.com',
    password,
    secondFactor: 'totp',
    fixedCode: '123456',
    backupCodes: ['abcdefgh'],
  },
  { login: 'sms@example.com', password, secondFactor: 'sms', phone: '+12025550100', fixedCode: '123456' },
];

const byCookie: DeclaredSetup = {
  marks: { challenge: { cookie: 'two_factor', attempts: 3 } },
  operations: {
    'POST /login': signIn,
    'POST /code': { act: 'second-factor', reads: { code: 'body.code', method: 'body.method' } },
    'POST /send': { act: 'send-code', purpose: 'second-factor', answers: sent },
    'POST /by-mail': { act: 'send-code', reads: { login: 'body.login' }, answers: sent },
    'POST /by-code': { act: 'sign-in-by-code', reads: { login: 'body.login', code: 'body.code' } },
  },
  accounts,
};

/** Signs in by the password and returns the cookie of the challenge. */
async function waiting(api: DeclaredApi, login = 'totp@example.com') {
  const { body, headers } = await api.send('POST /login', { login, password });
  expect((body as { readonly outcome: string }).outcome).toMatch(/^second-factor-required/);
  return { headers: { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' } };
}

it('keeps the challenge in its cookie until the code is accepted', async () => {
  const api = await declaredApi(byCookie);
  expect(api.notes).toEqual([]);
  const { headers } = await api.send('POST /login', { login: 'totp@example.com', password });
  const set = headers.get('set-cookie') ?? '';
  expect(set).toMatch(/^two_factor=\w{32}; Path=\/; HttpOnly$/);
  const cookie = { headers: { cookie: set.split(';')[0] ?? '' } };
  expect(await api.outcome('POST /code', { code: '123456' })).toBe('challenge-invalid/missing');
  expect(await api.outcome('POST /code', { code: '000000' }, cookie)).toMatch(/^second-factor-invalid/);
  const done = await api.send('POST /code', { code: '123456' }, cookie);
  expect(done.body).toEqual({ outcome: 'signed-in' });
  expect(done.headers.get('set-cookie')).toMatch(/^two_factor=; Path=\/; HttpOnly; Max-Age=0/);
  expect(await api.outcome('POST /code', { code: '123456' }, cookie)).toBe('challenge-invalid/used');
});

it('deletes the cookie of a challenge that too many wrong codes have ended', async () => {
  const api = await declaredApi(byCookie);
  const cookie = await waiting(api);
  for (let wrong = 0; wrong < 2; wrong += 1) await api.send('POST /code', { code: '000000' }, cookie);
  const ended = await api.send('POST /code', { code: '000000' }, cookie);
  expect(ended.body).toEqual({ outcome: 'second-factor-exhausted' });
  expect(ended.headers.get('set-cookie')).toMatch(/^two_factor=; .*Max-Age=0/);
});

it('sends the code of the second factor again by the cookie of the challenge', async () => {
  const api = await declaredApi(byCookie);
  expect(await api.outcome('POST /send', {})).toBe('challenge-invalid/missing');
  expect(await api.outcome('POST /send', {}, await waiting(api, 'sms@example.com'))).toBe('code-sent');
  expect(await api.messages()).toHaveLength(2);
});

it('sets the cookie of the challenge after a code in place of the password', async () => {
  const api = await declaredApi(byCookie);
  await api.send('POST /by-mail', { login: 'totp@example.com' });
  const [message] = await api.messages();
  const { headers } = await api.send('POST /by-code', { login: 'totp@example.com', code: message?.code });
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await api.outcome('POST /code', { code: '123456' }, { headers: { cookie } })).toBe('signed-in');
});

it('shows no challenge of a cookie in the journal', async () => {
  const api = await declaredApi(byCookie);
  const { headers } = await waiting(api);
  await api.send('POST /code', { code: '123456' }, { headers });
  const journal = JSON.stringify(await api.emulator.requests.list());
  expect(journal).not.toContain(headers.cookie.split('=')[1]);
});

const byLevel: DeclaredSetup = {
  marks: {
    levels: ['password', 'full'],
    lockout: { attempts: 2, for: '5m' },
    csrf: { header: 'X-CSRF', bound: 'session', cookie: 'xs' },
    code: { resend: '30s' },
    answers: {
      'signed-in': { body: { outcome: 'signed-in', csrf: '{{csrf.token}}', token: '{{tokens.session}}' } },
      'second-factor-required': {
        body: { outcome: 'second-factor-required', csrf: '{{csrf.token}}', token: '{{tokens.session}}' },
      },
    },
  },
  operations: {
    'POST /login': { ...signIn, csrf: false },
    'POST /code': {
      act: 'second-factor',
      reads: { code: 'body.code', method: 'body.method' },
      factors: ['totp', 'sms', 'backup-code'],
    },
    'POST /send': {
      act: 'send-code',
      purpose: 'second-factor',
      reads: { method: 'body.method' },
      answers: sent,
    },
    'POST /thing': protectedThing,
  },
  accounts,
};

async function lowSession(api: DeclaredApi, login = 'totp@example.com') {
  const { body } = await api.send('POST /login', { login, password });
  const { csrf, token } = body as { readonly csrf: string; readonly token: string };
  return { headers: { authorization: `Bearer ${token}`, 'x-csrf': csrf } };
}

it('issues the CSRF token of a session that waits for its second factor', async () => {
  const api = await declaredApi(byLevel);
  const { headers } = await lowSession(api);
  const { authorization } = headers;
  expect(await api.outcome('POST /code', { code: '123456' }, { headers: { authorization } })).toBe(
    'csrf-failed/missing',
  );
  const { body } = await api.send('POST /code', { code: '123456' }, { headers });
  expect(body).toMatchObject({ outcome: 'signed-in' });
  const { csrf } = body as { readonly csrf: string };
  expect(await api.outcome('POST /thing', {}, { headers: { authorization, 'x-csrf': csrf } })).toBe('done');
});

it('sends the code of the second factor for a session that waits for it', async () => {
  const api = await declaredApi(byLevel);
  expect(api.notes).toEqual([]);
  expect(await api.outcome('POST /send', {})).toBe('csrf-failed/missing');
  const session = await lowSession(api, 'sms@example.com');
  expect(await api.outcome('POST /send', {}, session)).toBe('rate-limited/resend');
  await api.emulator.clock.advance(30);
  expect(await api.outcome('POST /send', {}, session)).toBe('code-sent');
  expect(await api.outcome('POST /send', { method: 'fax' }, session)).toBe('second-factor-unavailable');
  const { authorization } = session.headers;
  const plain = await declaredApi({ ...byLevel, marks: { levels: ['password', 'full'] } });
  expect(await plain.outcome('POST /send', {})).toBe('token-missing');
  expect(await plain.outcome('POST /send', {}, { headers: { authorization } })).toBe('token-invalid/unknown');
});

it.each([
  { method: 'fax', code: '123456', expected: 'second-factor-unavailable' },
  { method: 'sms', code: '123456', expected: 'second-factor-unavailable' },
  { method: 'TOTP', code: '123456', expected: 'signed-in' },
  { method: 'totp', code: '000000', expected: 'second-factor-invalid' },
  { method: 'backup-code', code: 'abcdefgh', expected: 'signed-in' },
])('answers $expected to a code by the method $method', async ({ method, code, expected }) => {
  const api = await declaredApi(byLevel);
  const session = await lowSession(api);
  expect(await api.outcome('POST /code', { method, code }, session)).toMatch(new RegExp(`^${expected}`));
});

it('counts no failure for a method that the account lacks', async () => {
  const api = await declaredApi(byLevel);
  const session = await lowSession(api);
  for (let call = 0; call < 3; call += 1) await api.send('POST /code', { method: 'fax', code: '1' }, session);
  expect(await api.outcome('POST /code', { method: 'totp', code: '123456' }, session)).toBe('signed-in');
});

it('asks for no second factor unless the marks say how it continues', async () => {
  const api = await declaredApi({ operations: { 'POST /login': signIn }, accounts });
  expect(await api.outcome('POST /login', { login: 'totp@example.com', password })).toBe('signed-in');
});

it('asks for the code with the password where the sign-in reads it', async () => {
  const reads = { ...signIn.reads, code: 'body.code', method: 'body.method' };
  const api = await declaredApi({
    marks: { challenge: {}, levels: ['password', 'full'] },
    operations: { 'POST /login': { ...signIn, reads } },
    accounts,
  });
  const send = (more: object) => api.outcome('POST /login', { login: 'totp@example.com', password, ...more });
  expect(await send({})).toMatch(/^second-factor-required/);
  expect(await send({ code: '123456', method: 'fax' })).toBe('second-factor-unavailable');
  expect(await send({ code: '123456', method: 'totp' })).toBe('signed-in');
});
