import { expect, it } from '@jest/globals';
import { declaredApi, type DeclaredApi, type DeclaredSetup } from '../../support/declared.ts';

const signIn = { act: 'sign-in', reads: { login: 'body.login', password: 'body.password' } } as const;
const seconds = { body: { outcome: 'locked-out', seconds: '{{lockout.seconds}}' } };
const left = { body: { outcome: 'invalid-credentials', left: '{{lockout.attemptsLeft ?? "any"}}' } };

function setup(lockout: NonNullable<DeclaredSetup['marks']>['lockout']): DeclaredSetup {
  return {
    marks: {
      ...(lockout === undefined ? {} : { lockout }),
      code: { resend: '30s' },
      counters: { many: { limit: 50, within: '10m', operations: 'all' } },
      answers: {
        'locked-out': seconds,
        'invalid-credentials': left,
        'invalid-credentials/wrong-password': left,
        'rate-limited': { body: { outcome: 'rate-limited', seconds: '{{limit.seconds}}' } },
        'rate-limited/resend': { body: { outcome: 'resend', seconds: '{{limit.seconds}}' } },
      },
    },
    operations: {
      'POST /login': signIn,
      'POST /forgot': { act: 'forgot-password', reads: { login: 'body.login' } },
    },
  };
}

/** Sends a sign-in from an address and returns its outcome. */
function from(api: DeclaredApi, address: string) {
  return (login: string, password = 'wrong') =>
    api.outcome(
      'POST /login',
      { login: `${login}@example.com`, password },
      { headers: { 'x-emulator-client': address } },
    );
}

const right = 'Password-1';

it.each([
  { name: 'by default', lockout: { attempts: 2 }, expected: 900 },
  { name: 'by the marks', lockout: { attempts: 2, for: '5m' }, expected: 300 },
  { name: 'by a sliding window', lockout: { attempts: 2, within: '2m', window: 'sliding' }, expected: 120 },
  { name: 'without a lockout in the marks', lockout: undefined, expected: 900 },
] as const)(
  'tells how long a lock lasts that the fixtures or a force decide, $name',
  async ({ lockout, expected }) => {
    const api = await declaredApi(setup(lockout));
    const plain = { login: 'plain@example.com', password: right };
    const locked = { outcome: 'locked-out', seconds: expected };
    const send = async (body: object, prefer?: string) =>
      (await api.send('POST /login', body, prefer === undefined ? {} : { headers: { prefer } })).body;
    expect(await send({ ...plain, login: 'locked@example.com' })).toEqual(locked);
    expect(await send(plain, 'outcome=locked-out')).toEqual(locked);
    await api.emulator.scenarios.arm({ account: 'plain@example.com', outcome: 'locked-out', times: 1 });
    expect(await send(plain)).toEqual(locked);
    await api.emulator.accounts.lock('acme', 'plain@example.com');
    expect(await send(plain)).toEqual(locked);
  },
);

it('counts the failures of a login without an account as those of an account', async () => {
  const api = await declaredApi(setup({ attempts: 2, for: '5m' }));
  const nobody = { login: 'nobody@example.com', password: 'wrong' };
  const answers = [await api.send('POST /login', nobody), await api.send('POST /login', nobody)];
  expect(answers.map(({ body }) => body)).toEqual([
    { outcome: 'invalid-credentials', left: 1 },
    { outcome: 'invalid-credentials', left: 2 },
  ]);
  expect((await api.send('POST /login', nobody)).body).toEqual({ outcome: 'locked-out', seconds: 300 });
});

it('has no attempts left to tell without a lockout in the marks', async () => {
  const api = await declaredApi(setup(undefined));
  expect((await api.send('POST /login', { login: 'plain@example.com', password: 'wrong' })).body).toEqual({
    ...{ outcome: 'invalid-credentials', left: 'any' },
  });
});

it('tells the limit that a forced refusal names', async () => {
  const api = await declaredApi(setup(undefined));
  const forced = async (outcome: string) =>
    (await api.send('POST /forgot', {}, { headers: { prefer: `outcome=${outcome}` } })).body;
  expect(await forced('rate-limited')).toEqual({ outcome: 'rate-limited', seconds: 600 });
  expect(await forced('rate-limited/resend')).toEqual({ outcome: 'resend', seconds: 30 });
});

const windows = [{ window: 'fixed' }, { window: 'sliding' }] as const;

it.each(windows)('locks an account for all addresses by account ($window)', async ({ window }) => {
  const api = await declaredApi(setup({ attempts: 2, by: 'account', window }));
  for (let failure = 0; failure < 2; failure += 1) await from(api, '203.0.113.1')('plain');
  expect(await from(api, '203.0.113.2')('plain', right)).toBe('locked-out');
  expect(await from(api, '203.0.113.1')('captcha', right)).toBe('signed-in');
});

it.each(windows)('locks an address for all accounts by address ($window)', async ({ window }) => {
  const api = await declaredApi(setup({ attempts: 2, within: '5m', for: '5m', by: 'address', window }));
  const [here, there] = [from(api, '203.0.113.1'), from(api, '203.0.113.2')];
  expect(await here('plain')).toBe('invalid-credentials');
  expect(await here('nobody')).toBe('invalid-credentials');
  expect(await here('captcha', right)).toBe('locked-out');
  expect(await there('plain', right)).toBe('signed-in');
  await api.emulator.clock.advance(300);
  expect(await here('captcha', right)).toBe('signed-in');
});

it.each(windows)('locks an account for one address by account and address ($window)', async ({ window }) => {
  const api = await declaredApi(
    setup({ attempts: 2, within: '5m', for: '5m', by: 'account-and-address', window }),
  );
  const [here, there] = [from(api, '203.0.113.1'), from(api, '203.0.113.2')];
  expect(await here('plain')).toBe('invalid-credentials');
  expect(await there('plain')).toBe('invalid-credentials');
  expect(await here('plain')).toBe('invalid-credentials');
  expect(await here('plain', right)).toBe('locked-out');
  expect(await here('captcha', right)).toBe('signed-in');
  expect(await there('plain', right)).toBe('signed-in');
  const { lockedOut } = await api.emulator.accounts.get('acme', 'plain@example.com');
  expect(lockedOut).toBe(true);
  await api.emulator.accounts.unlock('acme', 'plain@example.com');
  expect(await here('plain', right)).toBe('signed-in');
});

it.each([{ by: 'address' }, { by: 'account-and-address' }] as const)(
  'clears the failures of a source with a sign-in by $by, and after the window',
  async ({ by }) => {
    const api = await declaredApi(setup({ attempts: 2, within: '5m', by }));
    const here = from(api, '203.0.113.1');
    await here('plain');
    expect(await here('plain', right)).toBe('signed-in');
    await here('plain');
    expect(await here('plain', right)).toBe('signed-in');
    await here('plain');
    await api.emulator.clock.advance(300);
    await here('plain');
    expect(await here('plain', right)).toBe('signed-in');
  },
);

it.each(['sign-in-by-code', 'confirm-address'] as const)(
  'ends a lock by the link of a mail: %s',
  async (act) => {
    const unlock = { purpose: 'unlock', reads: { token: 'query.token' } };
    const api = await declaredApi({
      marks: { lockout: { attempts: 2 } },
      operations: {
        'POST /login': signIn,
        'POST /unlock': { act: 'send-code', purpose: 'unlock', reads: { login: 'body.login' } },
        'GET /kept': { ...unlock, act },
        'GET /opened': { ...unlock, act, unlocks: true },
      },
    });
    const follow = async (path: string, login: string) => {
      await api.send('POST /unlock', { login });
      const [mail] = await api.messages();
      return api.outcome(`GET ${path}?token=${mail?.code ?? ''}`);
    };
    const fixed = { login: 'locked@example.com', password: right };
    await follow('/kept', fixed.login);
    expect(await api.outcome('POST /login', fixed)).toBe('locked-out');
    expect(await follow('/opened', fixed.login)).toBe(act === 'sign-in-by-code' ? 'signed-in' : 'done');
    expect(await api.outcome('POST /login', fixed)).toBe('signed-in');

    const plain = { login: 'plain@example.com', password: 'wrong' };
    for (let attempt = 1; attempt <= 2; attempt += 1) await api.send('POST /login', plain);
    expect(await api.outcome('POST /login', { ...plain, password: right })).toBe('locked-out');
    await follow('/opened', plain.login);
    expect(await api.outcome('POST /login', { ...plain, password: right })).toBe('signed-in');
  },
);
