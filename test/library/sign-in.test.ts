import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmulator, FileError, type LoginEmulator, type SignedIn } from '../../src/index.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { login, ways, type Met } from './emulators.ts';

const everyProfile = builtInProviders.flatMap(({ id, profiles }) =>
  Object.keys(profiles).map((profile) => [id, profile] as const),
);

const now = '2027-01-31T12:00:00Z';
const names = ['plain', 'totp', 'sms', 'mail', 'locked'].map((name) => `${name}@example.com`);

/** Sends the request that asks who is signed in. */
async function whoAmI(
  emulator: Pick<LoginEmulator, 'fetch'>,
  { whoAmI: url = '', requestHeaders }: SignedIn,
) {
  const response = await emulator.fetch(url, { headers: requestHeaders });
  return response.headers.get('x-emulator-outcome');
}

describe.each(everyProfile)('at %s (%s)', (provider, profile) => {
  let emulator: LoginEmulator;
  beforeEach(async () => {
    emulator = await createEmulator({ port: false, profile, providers: [provider], now });
  });
  afterEach(() => emulator.close());

  it.each(names)('signs %s in past every factor', async (name) => {
    const session = await emulator.signIn(provider, name);
    expect(session).toMatchObject({ provider, active: true, status: 200, request: 'default-1' });
    expect(await whoAmI(emulator, session)).toBe('who-am-i');
    const [listed] = await emulator.sessions.list(provider);
    expect(session.tokens.map(({ token }) => token)).toContain(listed?.token);
  });

  it('starts sessions that have expired, are revoked, and expire soon', async () => {
    const [name = ''] = names;
    const expired = await emulator.signIn(provider, name, { state: 'expired' });
    expect(expired).toMatchObject({ active: false, reason: 'expired', status: 200 });
    const revoked = await emulator.signIn(provider, name, { state: 'revoked' });
    expect(revoked).toMatchObject({ active: false, reason: 'revoked', status: 200 });
    const brief = await emulator.signIn(provider, name, { expiresInSeconds: 5 });
    expect(brief.tokens[0]?.expiresAt).toBe('2027-01-31T12:00:05.000Z');
    expect([await whoAmI(emulator, expired), await whoAmI(emulator, revoked)]).toEqual([
      'token-expired',
      'token-invalid',
    ]);
    await emulator.clock.advance(4);
    expect(await whoAmI(emulator, brief)).toBe('who-am-i');
    await emulator.clock.advance(1);
    expect(await whoAmI(emulator, brief)).toBe('token-expired');
  });

  it('starts the session of a disabled account', async () => {
    const session = await emulator.signIn(provider, 'disabled@example.com');
    expect(session).toMatchObject({ active: false, reason: 'account-disabled', status: 200 });
    const [token] = session.tokens;
    expect(await emulator.sessions.introspect(token?.token ?? '')).toMatchObject({
      active: false,
      reason: 'account-disabled',
    });
  });
});

describe.each(Object.keys(ways))('an emulator: %s', (way) => {
  let met: Met;
  beforeEach(async () => {
    met = await (ways[way] ?? fail)({
      fixtures: {
        rocketchat: {
          accounts: [{ login: 'plain', email: 'plain@example.com', password: 'Password-1' }],
          sessions: [
            { name: 'phone', login: 'plain' },
            { name: 'yesterday', login: 'plain@example.com', state: 'expired' },
          ],
        },
      },
    });
  });
  afterEach(() => met.close());

  it('counts nothing: no scenario, no budget, no coverage', async () => {
    const { emulator } = met;
    await emulator.scenarios.arm({ outcome: 'locked-out', times: 1 });
    const { request } = await emulator.signIn('rocketchat', 'plain');
    expect(await emulator.scenarios.list()).toMatchObject([{ remaining: 1 }]);
    expect((await emulator.coverage.get()).met).toBe(0);
    expect(await emulator.requests.get(String(request))).toMatchObject({
      sentBy: 'control-plane',
      outcome: 'signed-in',
      account: 'plain',
      trace: ['started by the control plane'],
    });
    await emulator.fetch('/api/v1/login', login('plain'));
    const [sent] = (await emulator.requests.list()).requests;
    expect(sent).not.toHaveProperty('sentBy');
  });

  it('starts a session of the fixtures once in each namespace, also for calls at once', async () => {
    const { emulator } = met;
    const named = { session: 'phone' };
    const all = await Promise.all([1, 2, 3].map(() => emulator.signIn('rocketchat', named)));
    const [first] = all;
    expect(first).toMatchObject({ active: true, login: 'plain' });
    for (const one of all) expect(one).toEqual(first);
    const alive = (await emulator.sessions.list('rocketchat')).filter((session) => session.alive);
    expect(alive.map(({ token }) => token)).toEqual(first?.tokens.map(({ token }) => token));
    const elsewhere = emulator.namespace('w1');
    const other = await elsewhere.signIn('rocketchat', named);
    expect(other.tokens).not.toEqual(first?.tokens);
    expect(other.whoAmI).toBe(`${elsewhere.urls['rocketchat']}/me`);
    expect(await whoAmI(elsewhere, other)).toBe('who-am-i');
    await emulator.sessions.endAll('rocketchat');
    expect(await emulator.signIn('rocketchat', named)).toMatchObject({ active: false, reason: 'revoked' });
    await emulator.reset();
    expect(await emulator.signIn('rocketchat', named)).toMatchObject({ active: true });
    expect(await emulator.signIn('rocketchat', { session: 'yesterday' })).toMatchObject({
      active: false,
      reason: 'expired',
    });
  });

  it('keeps a session of the fixtures in a snapshot and in the exported state', async () => {
    const { emulator } = met;
    const named = await emulator.signIn('rocketchat', { session: 'phone' });
    const snapshot = await emulator.snapshot();
    const state = await emulator.state.get();
    await emulator.reset();
    await snapshot.restore();
    expect(await emulator.signIn('rocketchat', { session: 'phone' })).toEqual(named);
    await emulator.namespace('w2').state.put(state);
    expect((await emulator.namespace('w2').signIn('rocketchat', { session: 'phone' })).tokens).toEqual(
      named.tokens,
    );
  });

  it('keeps who sent a request, in a bundle and in the list of unmatched requests', async () => {
    const { emulator } = met;
    const { request } = await emulator.signIn('rocketchat', 'plain');
    await emulator.fetch('/api/v1/logn');
    await emulator.requests.replay('default-2');
    const sentBy = 'control-plane';
    expect(await emulator.requests.unmatched()).toMatchObject([
      { id: 'default-3', sentBy },
      { id: 'default-2' },
    ]);
    const bundle = await emulator.bundle.get();
    await emulator.reset();
    await emulator.bundle.put(bundle);
    expect(await emulator.requests.get(String(request))).toMatchObject({ sentBy });
  });

  it.each([
    [{ login: 'nobody' }, 'account-not-found', 'no account has the login nobody'],
    [
      { session: 'phne' },
      'session-not-found',
      'the fixtures of rocketchat define no session phne; did you mean phone?',
    ],
    [{}, 'invalid-request', 'a login, or a session of the fixtures'],
    [{ state: 'expired' }, 'invalid-request', 'the body names no account; send login, or session'],
    [{ login: 'plain', session: 'phone' }, 'invalid-request', 'session and login cannot be combined'],
    [{ session: 'phone', state: 'expired' }, 'invalid-request', 'session and state cannot be combined'],
    [
      { login: 'plain', state: 'revoked', expiresInSeconds: 5 },
      'invalid-request',
      'expiresInSeconds is for an active',
    ],
    [{ login: 'plain', state: 'old' }, 'invalid-request', 'expected one of active, expired, revoked'],
    [{ login: 'plain', expiresInSeconds: 0 }, 'invalid-request', 'a whole number of seconds from 1'],
    [{ login: 'plain', expires: 5 }, 'invalid-request', 'expires in the body is unknown'],
  ])('rejects %j', async (body, code, message) => {
    const response = await met.emulator.fetch('/__admin/sessions/rocketchat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ code, detail: expect.stringContaining(message) });
    expect(await met.emulator.sessions.list('rocketchat')).toEqual([]);
  });
});

function fail(): never {
  throw new Error('there is no such way');
}

describe('an emulator with other options', () => {
  const started: LoginEmulator[] = [];
  const start = async (options: Parameters<typeof createEmulator>[0]) => {
    const emulator = await createEmulator({ port: false, now, ...options });
    started.push(emulator);
    return emulator;
  };
  afterEach(() => Promise.all(started.splice(0).map((one) => one.close())));

  it('signs in without Prefer, and with a used-up request budget', async () => {
    const emulator = await start({ prefer: false, requestBudget: 'vendor' });
    for (let count = 0; count < 11; count += 1) await emulator.fetch('/api/v1/login', login('plain'));
    expect((await emulator.fetch('/api/v1/login', login('plain'))).status).toBe(429);
    expect((await emulator.signIn('rocketchat', 'plain')).active).toBe(true);
  });

  it('reports that --fidelity withholds the answer', async () => {
    const emulator = await start({ profile: 'observed', fidelity: 'documented' });
    await expect(emulator.signIn('rocketchat', 'plain')).rejects.toMatchObject({ code: 'sign-in-withheld' });
  });

  it('returns the cookies of a client of this emulator, over HTTPS and below a prefix', async () => {
    const emulator = await start({ publicUrl: 'https://login.test' });
    const { cookies, whoAmI: url } = await emulator.signIn('onlyoffice', 'plain@example.com');
    expect(cookies).toMatchObject([
      { name: 'asc_auth_key', path: '/', httpOnly: true, secure: true, sameSite: 'Strict' },
    ]);
    expect(url).toBe('https://login.test/api/2.0/people/@self');
    const response = await emulator.fetch('/@w1/__admin/sessions/onlyoffice', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login":"plain@example.com"}',
    });
    expect(await response.json()).toMatchObject({ cookies: [{ path: '/@w1/' }], request: 'w1-1' });
  });

  it('has expired and revoked tokens of the fixtures', async () => {
    const tokens = (['active', 'expired', 'revoked'] as const).map((state) => ({
      token: `is-${state}`,
      state,
    }));
    const accounts = [{ login: 'ada', password: 'x', sessions: tokens }];
    const emulator = await start({ fixtures: { rocketchat: { accounts } } });
    const all = await Promise.all(tokens.map(({ token }) => emulator.sessions.introspect(token)));
    expect(all.map(({ active, reason }) => [active, reason])).toEqual([
      [true, undefined],
      [false, 'expired'],
      [false, 'revoked'],
    ]);
  });

  it('rejects fixtures with a repeated name, or an unknown login', async () => {
    const accounts = [{ login: 'ada', password: 'Password-1' }];
    const sessions = [
      { name: 'one', login: 'ada' },
      { name: 'one', login: 'adda' },
    ];
    const starting = start({ fixtures: { misaka: { accounts, sessions } } });
    await expect(starting).rejects.toThrow(
      /sessions\[1\] has the name one of sessions\[0\][^]*no account has the login adda; did you mean ada\?/,
    );
    await expect(starting).rejects.toThrow(FileError);
  });
});
