import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const codeSent = { body: { outcome: 'code-sent', handle: '{{code.handle}}', to: '{{code.masked}}' } };

/** An API whose clients name the account by its address in both steps. */
const byLogin: DeclaredSetup = {
  marks: { code: { length: 6, lifetime: '10m', attempts: 3 } },
  operations: {
    'POST /code': { act: 'send-code', reads: { email: 'body.email' }, answers: { 'code-sent': codeSent } },
    'POST /login': { act: 'sign-in-by-code', reads: { email: 'body.email', code: 'body.code' } },
  },
};

/** An API whose clients send back a handle, in a field called `password`. */
const byHandle: DeclaredSetup = {
  ...byLogin,
  operations: {
    ...byLogin.operations,
    'POST /login': {
      act: 'sign-in-by-code',
      reads: { challenge: 'body.password', code: 'body.code' },
    },
  },
};

const email = 'plain@example.com';

async function newestCode(api: DeclaredApi, namespace?: string): Promise<string> {
  const [newest] = await api.messages(namespace);
  return newest?.code ?? '';
}

function otherThan(code: string): string {
  return code === '000000' ? '111111' : '000000';
}

it('signs an account in by the code in its outbox, once', async () => {
  const api = await declaredApi(byLogin);
  expect(await api.outcome('POST /code', { email })).toBe('code-sent');
  const [message] = await api.messages();
  expect(message).toMatchObject({ account: email, channel: 'email', to: email, link: null });
  const code = message?.code ?? '';
  expect(code).toMatch(/^\d{6}$/);
  expect(await api.outcome('POST /login', { email, code })).toBe('signed-in');
  expect(await api.outcome('POST /login', { email, code })).toBe('challenge-invalid/used');
});

it('shows the pending code of an account in the control plane, until it is used', async () => {
  const api = await declaredApi(byLogin);
  await api.send('POST /code', { email });
  const code = await newestCode(api);
  const codes = await api.emulator.codes.get('acme', email);
  expect(codes).toEqual({ previous: null, current: code, next: null, secondsLeft: 600, used: false });
  await api.send('POST /login', { email, code });
  await expect(api.emulator.codes.get('acme', email)).rejects.toThrow('has no second factor');
});

it('refuses a code after its lifetime', async () => {
  const api = await declaredApi(byLogin);
  await api.send('POST /code', { email });
  const code = await newestCode(api);
  await api.emulator.clock.advance(600);
  expect(await api.outcome('POST /login', { email, code })).toBe('challenge-invalid/expired');
});

it('ends a code after too many wrong tries', async () => {
  const api = await declaredApi(byLogin);
  await api.send('POST /code', { email });
  const code = await newestCode(api);
  const wrong = { email, code: otherThan(code) };
  expect(await api.outcome('POST /login', wrong)).toBe('challenge-invalid/wrong');
  expect(await api.outcome('POST /login', wrong)).toBe('challenge-invalid/wrong');
  expect(await api.outcome('POST /login', wrong)).toBe('challenge-invalid/exhausted');
  expect(await api.outcome('POST /login', { email, code })).toBe('challenge-invalid/exhausted');
});

it('replaces a code that is sent again', async () => {
  const api = await declaredApi(byLogin);
  await api.send('POST /code', { email });
  const first = await newestCode(api);
  await api.send('POST /code', { email });
  expect(await api.outcome('POST /login', { email, code: first })).toBe('challenge-invalid/wrong');
  expect(await api.outcome('POST /login', { email, code: await newestCode(api) })).toBe('signed-in');
});

it('refuses a further code for a while, also to a login without an account', async () => {
  const limited = {
    body: { outcome: 'rate-limited/resend', seconds: '{{limit.seconds}}' },
    headers: { 'Retry-After': '{{limit.seconds}}' },
  };
  const api = await declaredApi({
    ...byLogin,
    marks: { code: { resend: '60s' }, answers: { 'rate-limited/resend': limited } },
  });
  for (const login of [email, 'nobody@example.com']) {
    await api.send('POST /code', { email: login });
    await api.emulator.clock.advance(20);
    const { status, body, headers } = await api.send('POST /code', { email: login });
    expect({ status, body }).toEqual({
      status: 429,
      body: { outcome: 'rate-limited/resend', seconds: 40 },
    });
    expect(headers.get('retry-after')).toBe('40');
    await api.emulator.clock.advance(40);
    expect(await api.outcome('POST /code', { email: login })).toBe('code-sent');
  }
});

it('answers an unknown login with a handle that opens nothing', async () => {
  const api = await declaredApi(byHandle);
  const known = await api.send('POST /code', { email });
  const unknown = await api.send('POST /code', { email: 'nobody@example.com' });
  const shape = { outcome: 'code-sent', handle: expect.stringMatching(/^\w{32}$/) as unknown };
  expect(known.body).toEqual({ ...shape, to: 'p***@e***.com' });
  expect(unknown.body).toEqual({ ...shape, to: 'n***@e***.com' });
  expect(await api.messages()).toHaveLength(1);
  const { handle } = unknown.body as { readonly handle: string };
  const code = await newestCode(api);
  expect(await api.outcome('POST /login', { password: handle, code })).toBe('challenge-invalid/wrong');
});

it('refuses a code for an unknown login if the marks set this', async () => {
  const api = await declaredApi({ ...byLogin, marks: { code: { unknownLogin: 'invalid-credentials' } } });
  expect(await api.outcome('POST /code', { email: 'nobody@example.com' })).toBe(
    'invalid-credentials/unknown-login',
  );
});

it('signs in by a handle in a field called password', async () => {
  const api = await declaredApi(byHandle);
  const { body } = await api.send('POST /code', { email });
  const { handle } = body as { readonly handle: string };
  const code = await newestCode(api);
  expect(await api.outcome('POST /login', { code })).toBe('challenge-invalid/missing');
  expect(await api.outcome('POST /login', { password: 'x', code })).toBe('challenge-invalid/unknown');
  expect(await api.outcome('POST /login', { password: handle })).toBe('missing-credentials/code');
  expect(await api.outcome('POST /login', { password: handle, code })).toBe('signed-in');
});

it("refuses another account's code", async () => {
  const api = await declaredApi(byLogin);
  await api.send('POST /code', { email });
  const code = await newestCode(api);
  const other = 'captcha@example.com';
  expect(await api.outcome('POST /login', { email: other, code })).toBe('challenge-invalid/unknown');
  await api.send('POST /code', { email: other });
  expect(await api.outcome('POST /login', { email: other, code })).toBe('challenge-invalid/wrong');
});

it('keeps the codes of two namespaces apart', async () => {
  const api = await declaredApi(byLogin);
  await api.send('POST /code', { email }, { namespace: 'a' });
  const code = await newestCode(api, 'a');
  expect(await newestCode(api, 'b')).toBe('');
  expect(await api.outcome('POST /login', { email, code }, { namespace: 'b' })).toBe(
    'challenge-invalid/unknown',
  );
  expect(await api.outcome('POST /login', { email, code }, { namespace: 'a' })).toBe('signed-in');
});

it('signs in by a link whose token is in the query', async () => {
  const api = await declaredApi({
    marks: {
      code: {
        length: 40,
        alphabet: 'hex',
        link: 'https://app.example.com/in?token={{code.value}}&to={{account.login}}',
      },
    },
    operations: {
      'POST /link': { act: 'send-code', reads: { email: 'body.email' } },
      'GET /in': { act: 'sign-in-by-code', reads: { token: 'query.token' } },
    },
  });
  await api.send('POST /link', { email });
  const [message] = await api.messages();
  const link = new URL(message?.link ?? '');
  expect(link.origin + link.pathname).toBe('https://app.example.com/in');
  expect(link.searchParams.get('to')).toBe(email);
  expect(await api.outcome('GET /in?token=abc')).toBe('challenge-invalid/unknown');
  expect(await api.outcome(`GET /in${link.search}`)).toBe('signed-in');
  expect(await api.outcome(`GET /in${link.search}`)).toBe('challenge-invalid/used');
});

it('refuses a disabled account, and confirms the address of an unverified one', async () => {
  const api = await declaredApi(byLogin);
  for (const [login, outcome] of [
    ['disabled@example.com', 'account-disabled'],
    ['unverified@example.com', 'signed-in'],
  ] as const) {
    await api.send('POST /code', { email: login });
    expect(await api.outcome('POST /login', { email: login, code: await newestCode(api) })).toBe(outcome);
  }
  expect(await api.emulator.accounts.get('acme', 'unverified@example.com')).toMatchObject({
    account: { status: 'active' },
  });
});

it('asks for the authenticator code after the mailed code, but not for a second mailed code', async () => {
  const challenged = { body: { outcome: 'second-factor-required', id: '{{challenge.id}}' } };
  const api = await declaredApi({
    marks: { challenge: {}, answers: { 'second-factor-required/totp': challenged } },
    operations: {
      ...byLogin.operations,
      'POST /factor': { act: 'second-factor', reads: { challenge: 'body.id', code: 'body.code' } },
    },
  });
  await api.send('POST /code', { email: 'totp@example.com' });
  const mailed = { email: 'totp@example.com', code: await newestCode(api) };
  const { body } = await api.send('POST /login', mailed);
  expect(body).toMatchObject({ outcome: 'second-factor-required' });
  const { id } = body as { readonly id: string };
  const { current } = await api.emulator.codes.get('acme', 'totp@example.com');
  expect(await api.outcome('POST /factor', { id, code: current })).toBe('signed-in');
  await api.send('POST /code', { email: 'mail@example.com' });
  const alone = { email: 'mail@example.com', code: await newestCode(api) };
  expect(await api.outcome('POST /login', alone)).toBe('signed-in');
});

it('locks an account after too many wrong codes', async () => {
  const api = await declaredApi({ ...byLogin, marks: { lockout: { attempts: 2 } } });
  await api.send('POST /code', { email });
  const code = await newestCode(api);
  const wrong = { email, code: otherThan(code) };
  expect(await api.outcome('POST /login', wrong)).toBe('challenge-invalid/wrong');
  expect(await api.outcome('POST /login', wrong)).toBe('challenge-invalid/wrong');
  expect(await api.outcome('POST /login', { email, code })).toBe('locked-out');
});

it('sends the code of a waiting sign-in again, and refuses it too early', async () => {
  const api = await declaredApi({
    marks: {
      challenge: {},
      code: { resend: '30s' },
      codes: { 'second-factor': { length: 8, alphabet: 'ABCD' } },
      answers: {
        'second-factor-required/sms': { body: { id: '{{challenge.id}}', length: '{{code.length}}' } },
      },
    },
    operations: {
      'POST /login': { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
      'POST /again': { act: 'send-code', reads: { challenge: 'body.id', method: 'body.method' } },
      'POST /factor': { act: 'second-factor', reads: { challenge: 'body.id', code: 'body.code' } },
    },
  });
  const { body } = await api.send('POST /login', { email: 'sms@example.com', password: 'Password-1' });
  const { id, length } = body as { readonly id: string; readonly length: number };
  expect(length).toBe(8);
  const first = await newestCode(api);
  expect(first).toMatch(/^[A-D]{8}$/);
  expect(await api.outcome('POST /again', { id })).toBe('rate-limited/resend');
  expect(await api.outcome('POST /again', { id, method: 'mail' })).toBe('second-factor-unavailable');
  expect(await api.outcome('POST /again', { id: 'x' })).toBe('challenge-invalid/unknown');
  await api.emulator.clock.advance(30);
  expect(await api.outcome('POST /again', { id, method: 'sms' })).toBe('code-sent');
  expect(await api.outcome('POST /factor', { id, code: first })).toBe('second-factor-invalid/wrong');
  expect(await api.outcome('POST /factor', { id, code: await newestCode(api) })).toBe('signed-in');
});

it('sends a code and signs in when these outcomes are forced', async () => {
  const api = await declaredApi(byLogin);
  const prefer = (outcome: string) => ({ headers: { prefer: `outcome=${outcome}` } });
  expect(await api.outcome('POST /code', { email }, prefer('code-sent'))).toBe('code-sent');
  expect(await newestCode(api)).toMatch(/^\d{6}$/);
  expect(await api.outcome('POST /login', { email }, prefer('signed-in'))).toBe('signed-in');
  expect(await api.outcome('POST /code', {}, prefer('rate-limited'))).toBe('rate-limited');
});

it('ends requests about an account as its scenario says, found by login or by handle', async () => {
  const api = await declaredApi(byHandle);
  const { body } = await api.send('POST /code', { email });
  const { handle } = body as { readonly handle: string };
  await api.emulator.scenarios.arm({ account: email, outcome: 'account-disabled' });
  const attempt = { password: handle, code: await newestCode(api) };
  expect(await api.outcome('POST /login', attempt)).toBe('account-disabled');
});
