import { expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const noon = Date.parse('2027-01-31T12:00:00Z');
const codeAt = (timestamp: number) =>
  TOTP.generate({ secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'), timestamp });

const waiting = { body: { outcome: 'second-factor-required', id: '{{challenge.id}}' } };

const setup: DeclaredSetup = {
  marks: {
    challenge: { attempts: 2, lifetime: '5m' },
    code: { lifetime: '10m' },
    answers: { 'signed-in': { body: { outcome: 'signed-in', token: '{{tokens.session}}' } } },
  },
  operations: {
    'POST /login': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password', code: 'body.code' },
      secondFactor: 'same-request',
    },
    'POST /start': {
      act: 'sign-in',
      reads: { login: 'body.login', password: 'body.password' },
      answers: { 'second-factor-required': waiting },
    },
    'POST /code': { act: 'second-factor', reads: { challenge: 'body.id', code: 'body.code' } },
    'POST /codes': { act: 'backup-codes', answers: { done: { body: { codes: '{{backupCodes}}' } } } },
    'POST /password': { act: 'change-password', reads: { newPassword: 'body.new', code: 'body.code' } },
    'POST /factors': {
      act: 'set-up-factor',
      reads: { method: 'body.method' },
      answers: { done: { body: {} } },
    },
    'POST /confirm': { act: 'confirm-factor', reads: { code: 'body.code' } },
    'DELETE /factor': { act: 'remove-factor', reads: { code: 'body.code' } },
  },
};

interface Body {
  readonly id: string;
  readonly token: string;
  readonly codes: readonly string[];
}

const login = (api: DeclaredApi, account: string, code?: string) =>
  api.outcome('POST /login', { login: `${account}@example.com`, password, code });

const lastCode = async (api: DeclaredApi) => (await api.messages())[0]?.code ?? '';

async function sessionOf(api: DeclaredApi, account: string, code?: string) {
  const { body } = await api.send('POST /login', { login: `${account}@example.com`, password, code });
  return { headers: { authorization: `Bearer ${(body as Body).token}` } };
}

it.each([
  [0, 'signed-in'],
  [-30, 'signed-in'],
  [-60, 'second-factor-invalid/expired'],
  [-300, 'second-factor-invalid/expired'],
  [-3600, 'second-factor-invalid/wrong'],
  [300, 'second-factor-invalid/wrong'],
])("tells the reason for an app's code of %i seconds from now", async (seconds, outcome) => {
  const api = await declaredApi(setup);
  expect(await login(api, 'totp', codeAt(noon + seconds * 1000))).toBe(outcome);
});

it.each(['mail', 'sms'])('tells a wrong, an expired and a used code by %s apart', async (account) => {
  const api = await declaredApi(setup);
  expect(await login(api, account)).toBe(`second-factor-required/${account}`);
  const first = await lastCode(api);
  expect(await login(api, account, 'none')).toBe('second-factor-invalid/wrong');
  await api.emulator.clock.advance(600);
  expect(await login(api, account, first)).toBe('second-factor-invalid/expired');
  await login(api, account);
  const second = await lastCode(api);
  expect(await login(api, account, second)).toBe('signed-in');
  expect(await login(api, account, second)).toBe('second-factor-invalid/used');
});

it('tells a used backup code from a wrong one, also after an export of the state', async () => {
  const api = await declaredApi(setup);
  const session = await sessionOf(api, 'totp', codeAt(noon));
  const { codes } = (await api.send('POST /codes', {}, session)).body as Body;
  expect(await login(api, 'totp', codes[0])).toBe('signed-in');
  expect(await login(api, 'totp', codes[0])).toBe('second-factor-invalid/used');
  await api.emulator.state.put(await api.emulator.state.get());
  expect(await login(api, 'totp', codes[0])).toBe('second-factor-invalid/used');
  expect(await login(api, 'totp', 'none')).toBe('second-factor-invalid/wrong');
  const used = { new: 'Another-2', code: codes[0] };
  expect(await api.outcome('POST /password', used, session)).toBe('second-factor-invalid/used');
  expect(await api.outcome('DELETE /factor', { code: codes[0] }, session)).toBe('second-factor-invalid/used');
  expect(await api.outcome('DELETE /factor', {}, session)).toBe('second-factor-invalid/missing');
});

it('tells why the first code of a new factor is refused', async () => {
  const api = await declaredApi(setup);
  const session = await sessionOf(api, 'plain');
  await api.send('POST /factors', { method: 'mail' }, session);
  const code = await lastCode(api);
  expect(await api.outcome('POST /confirm', { code: 'none' }, session)).toBe('second-factor-invalid/wrong');
  await api.emulator.clock.advance(600);
  expect(await api.outcome('POST /confirm', { code }, session)).toBe('second-factor-invalid/expired');
});

it('tells an unknown, a used, an exhausted and an expired challenge apart', async () => {
  const api = await declaredApi(setup);
  const start = async () => {
    const { body } = await api.send('POST /start', { login: 'totp@example.com', password });
    return (body as Body).id;
  };
  const send = (id: string | undefined, code: string) => api.outcome('POST /code', { id, code });
  expect(await send(undefined, '1')).toBe('challenge-invalid/missing');
  expect(await send('other', '1')).toBe('challenge-invalid/unknown');
  const first = await start();
  expect(await send(first, codeAt(noon))).toBe('signed-in');
  expect(await send(first, codeAt(noon))).toBe('challenge-invalid/used');
  const second = await start();
  expect([await send(second, '1'), await send(second, '1')]).toEqual([
    ...['second-factor-invalid/wrong', 'second-factor-exhausted'],
  ]);
  expect(await send(second, codeAt(noon))).toBe('challenge-invalid/exhausted');
  const third = await start();
  await api.send('POST /code', { id: third }, { headers: { prefer: 'outcome=signed-in' } });
  expect(await send(third, codeAt(noon))).toBe('challenge-invalid/used');
  const last = await start();
  await api.emulator.clock.advance(300);
  expect(await send(last, codeAt(noon))).toBe('challenge-invalid/expired');
});

it('answers each reason of a code by its own answer', async () => {
  const expired = { status: 410, body: { outcome: 'send another code' } };
  const api = await declaredApi({
    operations: {
      'POST /login': {
        ...{ act: 'sign-in', reads: { login: 'body.login', password: 'body.password', code: 'body.code' } },
        answers: { 'second-factor-invalid/expired': expired },
      },
    },
  });
  expect(await login(api, 'totp', codeAt(noon - 60_000))).toBe('send another code');
  expect(await login(api, 'totp', 'none')).toBe('second-factor-invalid/wrong');
});

it('carries the challenge in a cookie where the marks have one', async () => {
  const api = await declaredApi({
    marks: { challenge: { cookie: 'mfa', lifetime: '5m' }, code: { resend: '1s' } },
    operations: {
      'POST /start': { act: 'sign-in', reads: { login: 'body.login', password: 'body.password' } },
      'POST /again': { act: 'send-code' },
      'POST /code': { act: 'second-factor', reads: { code: 'body.code' } },
    },
  });
  const started = await api.send('POST /start', { login: 'mail@example.com', password });
  const [set = ''] = started.headers.getSetCookie();
  expect(set).toMatch(/^mfa=\w{32}; Path=\/; HttpOnly$/);
  const headers = { cookie: set.split(';')[0] ?? '' };
  expect(await api.outcome('POST /again', {})).toBe('challenge-invalid/missing');
  await api.emulator.clock.advance(1);
  expect(await api.outcome('POST /again', {}, { headers })).toBe('code-sent');
  const code = await lastCode(api);
  expect(await api.outcome('POST /code', { code })).toBe('challenge-invalid/missing');
  const signedIn = await api.send('POST /code', { code }, { headers });
  expect(signedIn.body).toEqual({ outcome: 'signed-in' });
  expect(signedIn.headers.getSetCookie()).toEqual([
    'mfa=; Path=/; HttpOnly; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ]);
  expect(await api.outcome('POST /code', { code }, { headers })).toBe('challenge-invalid/used');
  const { requests } = await api.emulator.requests.list();
  expect(JSON.stringify(requests)).not.toContain(headers.cookie.slice(4));
});
