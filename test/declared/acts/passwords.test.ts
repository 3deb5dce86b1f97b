import { expect, it } from '@jest/globals';
import type { Marks } from '../../../src/declared/marks/types.ts';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const rejected = { body: { rule: '{{violation.rule}}', text: '{{violation.text}}' } };

const api: DeclaredSetup = {
  marks: {
    password: { minLength: 8, digits: 1 },
    code: {
      length: 24,
      alphabet: 'base62',
      lifetime: '1h',
      link: 'https://app.example.com/reset/{{code.value}}',
    },
    answers: { 'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}' } } },
  },
  operations: {
    'POST /login': { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
    'POST /forgot': { act: 'forgot-password', reads: { email: 'body.email' } },
    'POST /reset': { act: 'reset-password', reads: { token: 'body.key', newPassword: 'body.password' } },
    'POST /code': { act: 'send-code', reads: { email: 'body.email' } },
    'POST /password': {
      act: 'change-password',
      reads: { currentPassword: 'body.old', newPassword: 'body.new' },
    },
    'GET /me': { act: 'current-account' },
  },
};

/** The same API with other rules for passwords. */
function withRules(password: Marks['PasswordRules']): DeclaredSetup {
  return { ...api, marks: { ...api.marks, password } };
}

const email = 'plain@example.com';
const old = 'Password-1';
const next = 'Another-2';

async function signIn({ send }: DeclaredApi, password = old) {
  const { body } = await send('POST /login', { email, password });
  const { token } = body as { readonly token: string };
  return { headers: { authorization: `Bearer ${token}` } };
}

async function sentKey({ messages }: DeclaredApi): Promise<string> {
  const [message] = await messages();
  return message?.code ?? '';
}

it('resets a password by the link in the outbox, and ends all sessions', async () => {
  const served = await declaredApi(api);
  const session = await signIn(served);
  expect(await served.outcome('POST /forgot', { email })).toBe('code-sent');
  const [message] = await served.messages();
  const key = await sentKey(served);
  expect(message?.link).toBe(`https://app.example.com/reset/${key}`);
  expect(await served.outcome('POST /reset', { key, password: next })).toBe('done');
  expect(await served.outcome('POST /reset', { key, password: 'Third-333' })).toBe('challenge-invalid/used');
  expect(await served.outcome('GET /me', undefined, session)).toBe('token-invalid/revoked');
  expect(await served.outcome('POST /login', { email, password: old })).toBe(
    'invalid-credentials/wrong-password',
  );
  expect(await served.outcome('POST /login', { email, password: next })).toBe('signed-in');
});

it('keeps the link when the new password is rejected, and refuses it after its lifetime', async () => {
  const served = await declaredApi(api);
  await served.send('POST /forgot', { email });
  const key = await sentKey(served);
  expect(await served.outcome('POST /reset', { key, password: 'short' })).toBe(
    'password-rejected/min-length',
  );
  expect(await served.outcome('POST /reset', { password: next })).toBe('missing-credentials/code');
  expect(await served.outcome('POST /reset', { key })).toBe('missing-credentials/password');
  await served.emulator.clock.advance(3600);
  expect(await served.outcome('POST /reset', { key, password: next })).toBe('challenge-invalid/expired');
});

it('refuses the code of another purpose', async () => {
  const served = await declaredApi(api);
  await served.send('POST /code', { email });
  const key = await sentKey(served);
  expect(await served.outcome('POST /reset', { key, password: next })).toBe('challenge-invalid/unknown');
});

it('gives no sign of an unknown address', async () => {
  const answers = { 'code-sent': { body: { ok: true } } };
  const forgot = { act: 'forgot-password', reads: { email: 'body.email' }, answers } as const;
  const served = await declaredApi({ ...api, operations: { ...api.operations, 'POST /forgot': forgot } });
  expect((await served.send('POST /forgot', { email: 'nobody@example.com' })).body).toEqual({ ok: true });
  expect(await served.messages()).toEqual([]);
});

it('changes the password of a session, and ends the other sessions', async () => {
  const served = await declaredApi(api);
  const [own, other] = [await signIn(served), await signIn(served)];
  const change = (body: object) => served.outcome('POST /password', body, own);
  expect(await served.outcome('POST /password', { old, new: next })).toBe('token-missing');
  expect(await change({ new: next })).toBe('missing-credentials/password');
  expect(await change({ old: 'wrong', new: next })).toBe('invalid-credentials/wrong-password');
  expect(await change({ old, new: 'no-digits' })).toBe('password-rejected/digits');
  expect(await change({ old, new: next })).toBe('done');
  expect(await served.outcome('GET /me', undefined, own)).toBe('who-am-i');
  expect(await served.outcome('GET /me', undefined, other)).toBe('token-invalid/revoked');
});

it.each([
  ['none', 'who-am-i', 'who-am-i'],
  ['all', 'token-invalid/revoked', 'token-invalid/revoked'],
] as const)('ends sessions with a new password as the marks say: %s', async (endsSessions, first, second) => {
  const served = await declaredApi(withRules({ endsSessions }));
  const [own, other] = [await signIn(served), await signIn(served)];
  expect(await served.outcome('POST /password', { old, new: next }, own)).toBe('done');
  expect(await served.outcome('GET /me', undefined, own)).toBe(first);
  expect(await served.outcome('GET /me', undefined, other)).toBe(second);
});

it.each([
  ['Ab1-', 'min-length', 'Too short', { minLength: 5, messages: { 'min-length': 'Too short' } }],
  ['abcdef', 'max-length', 'the password must have at most 5 characters', { maxLength: 5 }],
  ['ABC', 'lower', 'the password must have at least 1 lower-case letter', { lower: 1 }],
  ['abc', 'upper', 'the password must have at least 1 upper-case letter', { upper: 1 }],
  ['abc1', 'digits', 'the password must have at least 2 digits', { digits: 2 }],
  ['abc1', 'symbols', 'the password must have at least 1 symbol', { symbols: 1 }],
  ['my-PLAIN@example.com', 'login', 'the password must not have the login in it', { notLogin: true }],
] as const)('rejects the password %s by the rule %s', async (password, rule, text, rules) => {
  const base = withRules(rules);
  const answers = { [`password-rejected/${rule}`]: rejected };
  const served = await declaredApi({
    ...base,
    marks: { ...base.marks, answers: { ...base.marks?.answers, ...answers } },
  });
  const session = await signIn(served);
  const { status, body } = await served.send('POST /password', { old, new: password }, session);
  expect({ status, body }).toEqual({ status: 422, body: { rule, text } });
});

it('tells all broken rules of a password', async () => {
  const base = withRules({ minLength: 4, upper: 1, digits: 2 });
  const issues = {
    'x-each': '{{violation.issues}}',
    as: 'one',
    item: ['{{one.field}}', '{{one.rule}}', '{{one.expected}}'],
  };
  const answers = { 'password-rejected/min-length': { body: { issues } } };
  const served = await declaredApi({
    ...base,
    marks: { ...base.marks, answers: { ...base.marks?.answers, ...answers } },
  });
  const { body } = await served.send('POST /password', { old, new: 'a' }, await signIn(served));
  expect(body).toEqual({
    issues: [
      ['new', 'min-length', 4],
      ['new', 'upper', 1],
      ['new', 'digits', 2],
    ],
  });
});

it('refuses former passwords', async () => {
  const served = await declaredApi(withRules({ history: 2 }));
  const session = await signIn(served);
  const change = (from: string, to: string) =>
    served.outcome('POST /password', { old: from, new: to }, session);
  expect(await change(old, old)).toBe('password-rejected/history');
  expect(await change(old, 'second')).toBe('done');
  expect(await change('second', old)).toBe('password-rejected/history');
  expect(await change('second', 'third')).toBe('done');
  expect(await change('third', old)).toBe('done');
});

it('ends a lockout with a new password', async () => {
  const served = await declaredApi({
    ...api,
    marks: { ...api.marks, lockout: { attempts: 1, for: 'forever' } },
  });
  await served.send('POST /login', { email, password: 'wrong' });
  expect(await served.outcome('POST /login', { email, password: old })).toBe('locked-out');
  await served.send('POST /forgot', { email });
  await served.send('POST /reset', { key: await sentKey(served), password: next });
  expect(await served.outcome('POST /login', { email, password: next })).toBe('signed-in');
});

it('asks for the code of the second factor to change a password, if the act reads it', async () => {
  const served = await declaredApi({
    operations: {
      ...api.operations,
      'POST /login': {
        act: 'sign-in',
        reads: { login: 'body.email', password: 'body.password' },
        secondFactor: 'ignored',
        answers: { 'signed-in': { body: { token: '{{tokens.session}}' } } },
      },
      'POST /password': { act: 'change-password', reads: { newPassword: 'body.new', code: 'body.code' } },
    },
  });
  const { body } = await served.send('POST /login', { email: 'totp@example.com', password: old });
  const { token } = body as { readonly token: string };
  const headers = { authorization: `Bearer ${token}` };
  const change = (more: object) => served.outcome('POST /password', { new: next, ...more }, { headers });
  expect(await change({})).toBe('missing-credentials/code');
  expect(await change({ code: 'x' })).toBe('second-factor-invalid/wrong');
  const { current } = await served.emulator.codes.get('acme', 'totp@example.com');
  expect(await change({ code: current })).toBe('done');
});

it('changes the password when the success is forced', async () => {
  const served = await declaredApi(api);
  const forced = { headers: { prefer: 'outcome=done' } };
  await served.send('POST /forgot', { email });
  const key = await sentKey(served);
  await served.send('POST /reset', { key, password: 'x' }, forced);
  expect(await served.outcome('POST /login', { email, password: 'x' })).toBe('signed-in');
});

it('keeps the new password and the code out of the journal', async () => {
  const served = await declaredApi(api);
  await served.send('POST /forgot', { email });
  const key = await sentKey(served);
  await served.send('POST /reset', { key, password: next });
  const shown = JSON.stringify(await served.emulator.requests.list());
  expect(shown).toContain('/reset');
  expect(shown).not.toContain(key);
  expect(shown).not.toContain(next);
});

it("writes the limit of a rule into the API's text for it", async () => {
  const { send } = await declaredApi({
    marks: {
      password: { minLength: 8, digits: 1, messages: { 'min-length': 'At least {{limit}} in {{field}}.' } },
      answers: {
        'password-rejected': {
          body: {
            texts: { 'x-each': '{{violation.issues}}', item: '{{item.text}}' },
            limit: '{{violation.limit}}',
          },
        },
        'password-rejected/min-length': {
          body: {
            texts: { 'x-each': '{{violation.issues}}', item: '{{item.text}}' },
            limit: '{{violation.limit}}',
            fields: '{{violation.fields}}',
          },
        },
      },
    },
    operations: {
      'POST /sign-up': { act: 'sign-up', reads: { login: 'body.login', password: 'body.pass' } },
    },
  });
  const { body } = await send('POST /sign-up', { login: 'new@example.com', pass: 'short' });
  expect(body).toEqual({
    texts: ['At least 8 in pass.', 'the password must have at least 1 digit'],
    limit: 8,
    fields: { pass: ['At least 8 in pass.', 'the password must have at least 1 digit'] },
  });
});
