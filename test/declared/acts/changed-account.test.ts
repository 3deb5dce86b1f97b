import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const password = 'Password-1';
const login = 'totp@example.com';

const setup: DeclaredSetup = {
  marks: {
    challenge: {},
    tokens: { access: {}, refresh: {} },
    answers: {
      'second-factor-required': { body: { challenge: '{{challenge.id}}' } },
      'signed-in': { body: { outcome: 'signed-in', refresh: '{{tokens.refresh}}' } },
      'code-sent': { body: { outcome: 'code-sent' } },
    },
  },
  operations: {
    'POST /login': { act: 'sign-in', reads: { login: 'body.login', password: 'body.password' } },
    'POST /code': { act: 'second-factor', reads: { challenge: 'body.challenge', code: 'body.code' } },
    'POST /again': { act: 'send-code', reads: { challenge: 'body.challenge' } },
    'POST /send': { act: 'send-code', reads: { login: 'body.login' } },
    'POST /by-code': { act: 'sign-in-by-code', reads: { login: 'body.login', code: 'body.code' } },
    'POST /refresh': { act: 'refresh', reads: { refresh: 'body.refresh' } },
    'POST /forgot': { act: 'forgot-password', reads: { login: 'body.login' } },
    'POST /reset': {
      act: 'reset-password',
      signsIn: true,
      reads: { login: 'body.login', code: 'body.code', password: 'body.password' },
    },
    'POST /ask': { act: 'send-code', purpose: 'confirm-address', reads: { login: 'body.login' } },
    'POST /confirm': {
      act: 'confirm-address',
      signsIn: true,
      reads: { login: 'body.login', code: 'body.code' },
    },
  },
  accounts: [
    { login: 'other@example.com', password },
    { login, password, secondFactor: 'totp', fixedCode: '123456' },
  ],
};

/** The steps that continue what an account has begun. Each begins now, and returns how to continue later. */
const steps: Readonly<Record<string, (api: DeclaredApi) => Promise<() => Promise<string>>>> = {
  async 'a challenge'(api) {
    const { challenge } = (await api.send('POST /login', { login, password })).body as { challenge: string };
    return () => api.outcome('POST /code', { challenge, code: '123456' });
  },
  async 'another code'(api) {
    const { challenge } = (await api.send('POST /login', { login, password })).body as { challenge: string };
    return () => api.outcome('POST /again', { challenge });
  },
  async 'a sent code'(api) {
    const code = await codeFrom(api, 'POST /send');
    return () => api.outcome('POST /by-code', { login, code });
  },
  async 'a refresh'(api) {
    const { challenge } = (await api.send('POST /login', { login, password })).body as { challenge: string };
    const { body } = await api.send('POST /code', { challenge, code: '123456' });
    return () => api.outcome('POST /refresh', { refresh: (body as { refresh: string }).refresh });
  },
  async 'a reset that signs in'(api) {
    const code = await codeFrom(api, 'POST /forgot');
    return () => api.outcome('POST /reset', { login, code, password: 'Password-2' });
  },
  async 'a confirmation that signs in'(api) {
    const code = await codeFrom(api, 'POST /ask');
    return () => api.outcome('POST /confirm', { login, code });
  },
};

async function codeFrom(api: DeclaredApi, operation: string) {
  expect(await api.outcome(operation, { login })).toBe('code-sent');
  return (await api.messages())[0]?.code;
}

const waits = expect.stringContaining('challenge');

it.each([
  // the step, and its outcome for an account that was disabled, unverified, locked or deleted since
  [
    'a challenge',
    'challenge-invalid/account-disabled',
    'challenge-invalid/account-unverified',
    'locked-out',
    'challenge-invalid/unknown',
  ],
  [
    'another code',
    'challenge-invalid/account-disabled',
    'challenge-invalid/account-unverified',
    'second-factor-unavailable',
    'challenge-invalid/unknown',
  ],
  ['a sent code', 'account-disabled', waits, 'locked-out', 'challenge-invalid/wrong'],
  [
    'a refresh',
    'token-invalid/account-disabled',
    'token-invalid/account-unverified',
    'refreshed',
    'token-invalid/no-account',
  ],
  ['a reset that signs in', 'account-disabled', waits, 'locked-out', 'challenge-invalid/wrong'],
  ['a confirmation that signs in', 'account-disabled', waits, 'locked-out', 'challenge-invalid/wrong'],
] as const)(
  'continues %s by the state of the account',
  async (name, disabled, unverified, locked, deleted) => {
    const outcomes = [];
    for (const change of ['disabled', 'unverified', 'locked', 'deleted'] as const) {
      const api = await declaredApi(setup);
      const step = steps[name];
      if (step === undefined) throw new Error(`there is no step ${name}`);
      const goOn = await step(api);
      const { accounts } = api.emulator;
      if (change === 'locked') await accounts.lock('acme', login);
      else if (change === 'deleted') await accounts.remove('acme', login);
      else await accounts.change('acme', login, { status: change });
      outcomes.push(await goOn());
    }
    expect(outcomes).toEqual([disabled, unverified, locked, deleted]);
  },
);

it('lets an unverified account continue where sign-ins do not check it', async () => {
  const { marks, ...others } = setup;
  const api = await declaredApi({ ...others, marks: { ...marks, checks: ['password', 'second-factor'] } });
  const goOn = await steps['a challenge']?.(api);
  await api.emulator.accounts.change('acme', login, { status: 'unverified' });
  expect(await goOn?.()).toBe('signed-in');
});

it('asks for the second factor after a new password that signs in', async () => {
  const api = await declaredApi(setup);
  expect(api.notes).toEqual([]);
  const code = await codeFrom(api, 'POST /forgot');
  const { challenge } = (await api.send('POST /reset', { login, code, password: 'Password-2' })).body as {
    readonly challenge: string;
  };
  expect(await api.outcome('POST /code', { challenge, code: '123456' })).toBe('signed-in');
});
