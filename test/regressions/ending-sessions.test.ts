import { describe, expect, it } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { frozenAt } from '../support/app.ts';

const day = 24 * 60 * 60;
const password = 'Password-1';

type Call = readonly [path: string, init?: RequestInit];

interface Vendor {
  readonly provider: string;
  readonly profiles: readonly ('documented' | 'observed')[];
  readonly signIn: Call;
  /** The path to the token in the answer of a sign-in. */
  readonly token: readonly string[];
  /** Returns the requests of every way to use a token. */
  calls(token: string): readonly Call[];
  signOut(token: string): Call;
}

function post(body: object, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

const userId = 'XnDbjSCK7nREWZHut';

const interserver: Vendor = {
  provider: 'interserver',
  profiles: ['documented', 'observed'],
  signIn: ['/apiv2/login', post({ login: 'plain@example.com', passwd: password })],
  token: ['sessionId'],
  calls: (sessionid) => [
    ['/apiv2/account', { headers: { sessionid } }],
    ['/apiv2/account/2fa', { headers: { sessionid } }],
    ['/apiv2/account/apikey', { method: 'POST', headers: { sessionid } }],
    ['/apiv2/logout', { headers: { sessionid } }],
  ],
  signOut: (sessionid) => ['/apiv2/logout', { headers: { sessionid } }],
};

const onlyoffice: Vendor = {
  provider: 'onlyoffice',
  profiles: ['observed'],
  signIn: ['/api/2.0/authentication', post({ userName: 'plain@example.com', password })],
  token: ['response', 'token'],
  calls: (token) => [
    ['/api/2.0/people/@self', { headers: { authorization: token } }],
    ['/api/2.0/authentication', { headers: { authorization: token } }],
    ['/api/2.0/people/@self', { headers: { cookie: `asc_auth_key=${encodeURIComponent(token)}` } }],
  ],
  signOut: (token) => [
    '/api/2.0/authentication/logout',
    post({}, { cookie: `asc_auth_key=${encodeURIComponent(token)}` }),
  ],
};

const vendors: readonly Vendor[] = [
  interserver,
  {
    provider: 'rocketchat',
    profiles: ['documented', 'observed'],
    signIn: ['/api/v1/login', post({ user: 'plain', password })],
    token: ['data', 'authToken'],
    calls: (token) => [
      ['/api/v1/login', post({ resume: token })],
      ['/api/v1/me', { headers: { 'x-auth-token': token, 'x-user-id': userId } }],
      ['/api/v1/users.logoutOtherClients', post({}, { 'x-auth-token': token, 'x-user-id': userId })],
      ['/api/v1/logout', post({}, { 'x-auth-token': token, 'x-user-id': userId })],
    ],
    signOut: (token) => ['/api/v1/logout', post({}, { 'x-auth-token': token, 'x-user-id': userId })],
  },
  {
    provider: 'misaka',
    profiles: ['documented'],
    signIn: ['/v3/session/login', post({ email: 'plain@example.com', password })],
    token: ['access'],
    calls: (token) => [
      ['/v3/session/token', { headers: { authorization: `Bearer ${token}` } }],
      ['/v3/session/refresh', post({ refresh: token })],
      ['/v3/session/logout', post({ refresh: null }, { authorization: `Bearer ${token}` })],
    ],
    signOut: (token) => ['/v3/session/logout', post({ refresh: null }, { authorization: `Bearer ${token}` })],
  },
  { ...onlyoffice, profiles: ['documented'], token: ['token'] },
  onlyoffice,
];

const everywhere = vendors.flatMap((vendor) =>
  vendor.profiles.map((profile) => ({ ...vendor, profile, at: `${vendor.provider} ${profile}` })),
);

async function use(
  profile: 'documented' | 'observed',
  run: (emulator: LoginEmulator) => Promise<void>,
): Promise<void> {
  const emulator = await createEmulator({ now: frozenAt, seed: 'test', port: false, profile });
  try {
    await run(emulator);
  } finally {
    await emulator.close();
  }
}

async function tokenOf(emulator: LoginEmulator, { signIn, token }: Vendor): Promise<string> {
  const body: unknown = await (await emulator.fetch(...signIn)).json();
  return String(token.reduce<unknown>((part, name) => Reflect.get(Object(part), name), body));
}

/** Returns the answers to requests, without the request numbers. */
async function answersTo(emulator: LoginEmulator, calls: readonly Call[]): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const call of calls) {
    const response = await emulator.fetch(...call);
    const headers = [...response.headers].filter(([name]) => !name.startsWith('x-emulator-request'));
    answers.push({ status: response.status, headers, body: await response.text() });
  }
  return answers;
}

/** Returns the trace of the newest request. */
async function lastTrace(emulator: LoginEmulator): Promise<string> {
  const body: unknown = await (await emulator.fetch('/__admin/requests?limit=1')).json();
  const requests: unknown = Reflect.get(Object(body), 'requests');
  return JSON.stringify(Array.isArray(requests) ? Reflect.get(Object(requests[0]), 'trace') : undefined);
}

async function addressesOf(emulator: LoginEmulator, provider: string): Promise<readonly string[]> {
  const state: unknown = await (await emulator.fetch('/__admin/state')).json();
  const records: unknown = Reflect.get(Object(state), 'records');
  const addresses = typeof records === 'object' && records !== null ? Object.keys(records) : [];
  return addresses.filter((address) => address.startsWith(`${provider}/tokens/`));
}

/** Returns a token of the same form that was never issued. */
function neverGiven(token: string): string {
  return `${token.slice(0, -4)}${token.endsWith('aaaa') ? 'bbbb' : 'aaaa'}`;
}

describe.each(everywhere)('$at', ({ profile, ...vendor }) => {
  const { provider, calls, signOut } = vendor;
  const ends = {
    'signed out': async (emulator: LoginEmulator, token: string) => {
      await emulator.fetch(...signOut(token));
    },
    revoked: (emulator: LoginEmulator) => emulator.sessions.endAll(provider),
  };

  it.each(['signed out', 'revoked'] as const)('answers as to an unknown token when the token was %s', (how) =>
    use(profile, async (emulator) => {
      const token = await tokenOf(emulator, vendor);
      const unknown = await answersTo(emulator, calls(neverGiven(token)));
      await ends[how](emulator, token);
      expect(await answersTo(emulator, calls(token))).toEqual(unknown);
      await emulator.clock.advance(29 * day);
      expect((await answersTo(emulator, calls(token))).map(bodyOf)).toEqual(unknown.map(bodyOf));
    }),
  );

  it.each(['signed out', 'revoked'] as const)(
    'reports the reason in trace and introspection when the token was %s',
    (how) =>
      use(profile, async (emulator) => {
        const token = await tokenOf(emulator, vendor);
        await ends[how](emulator, token);
        const [comeBack = ['/']] = calls(token);
        await emulator.fetch(...comeBack);
        expect(await lastTrace(emulator)).toContain(`was ${how} at ${frozenAt}`);
        const reason = how === 'revoked' ? how : 'signed-out';
        expect(await emulator.sessions.introspect(token)).toMatchObject({ active: false, reason, provider });
        const listed = await emulator.sessions.list(provider);
        expect(listed.map((session) => session.token)).not.toContain(token);
        // an exported and imported state reports the same reason
        const state = await (await emulator.fetch('/__admin/state')).text();
        await emulator.reset();
        const taken = await emulator.fetch('/__admin/state', { ...post({}), method: 'PUT', body: state });
        expect(taken.status).toBe(204);
        expect(await emulator.sessions.introspect(token)).toMatchObject({ active: false, reason });
      }),
  );

  it('forgets an ended session after the grace period', () =>
    use(profile, async (emulator) => {
      const token = await tokenOf(emulator, vendor);
      await ends['signed out'](emulator, token);
      await ends.revoked(emulator);
      expect(await addressesOf(emulator, provider)).toContain(`${provider}/tokens/${token}`);
      await emulator.clock.advance(30 * day + 1);
      expect(await addressesOf(emulator, provider)).not.toContain(`${provider}/tokens/${token}`);
      expect(await emulator.sessions.introspect(token)).toEqual({ active: false });
      const [comeBack = ['/']] = calls(token);
      await emulator.fetch(...comeBack);
      expect(await lastTrace(emulator)).toMatch(/never issued/);
    }));

  it('reports a session as expired in introspection when its lifetime is over', () =>
    use(profile, async (emulator) => {
      const token = await tokenOf(emulator, vendor);
      const [session] = await emulator.sessions.list(provider);
      await emulator.clock.advance((Date.parse(session?.expiresAt ?? '') - Date.parse(frozenAt)) / 1000 + 1);
      expect(await emulator.sessions.introspect(token)).toMatchObject({ active: false, reason: 'expired' });
    }));
});

function bodyOf(answer: unknown): unknown {
  return [Reflect.get(Object(answer), 'status'), Reflect.get(Object(answer), 'body')];
}

it('reports a used refresh token as used in trace and introspection', () =>
  use('documented', async (emulator) => {
    const signedIn = await emulator.fetch(
      '/v3/session/login',
      post({ email: 'plain@example.com', password }),
    );
    const refresh = String(Reflect.get(Object(await signedIn.json()), 'refresh'));
    await emulator.fetch('/v3/session/refresh', post({ refresh }));
    expect((await emulator.fetch('/v3/session/refresh', post({ refresh }))).status).toBe(401);
    expect(await lastTrace(emulator)).toContain(`it was used at ${frozenAt}`);
    expect(await emulator.sessions.introspect(refresh)).toMatchObject({ active: false, reason: 'used' });
  }));

it('reports an API key as revoked when the next one has replaced it', () =>
  use('documented', async (emulator) => {
    const sessionid = await tokenOf(emulator, interserver);
    const renew = async (headers: Readonly<Record<string, string>>) => {
      const response = await emulator.fetch('/apiv2/account/apikey', { method: 'POST', headers });
      return String(Reflect.get(Object(await response.json()), 'text'));
    };
    const key = await renew({ sessionid });
    await renew({ sessionid });
    expect(await emulator.sessions.introspect(key)).toMatchObject({ active: false, reason: 'revoked' });
    await emulator.fetch('/apiv2/account', { headers: { 'x-api-key': key } });
    expect(await lastTrace(emulator)).toContain(`it was revoked at ${frozenAt}`);
  }));

it('stores at most as many ended sessions as the policy allows when a client signs in and out repeatedly', async () => {
  const emulator = await createEmulator({
    ...{ now: frozenAt, seed: 'test', port: false, providers: ['interserver'] },
    fixtures: {
      interserver: {
        policy: { retention: { mostRecords: 10 } },
        accounts: [{ login: 'plain@example.com', password }],
      },
    },
  });
  try {
    let token = '';
    for (let count = 0; count < 40; count += 1) {
      token = await tokenOf(emulator, interserver);
      await emulator.fetch(...interserver.signOut(token));
    }
    expect(await addressesOf(emulator, 'interserver')).toHaveLength(10);
    expect(await emulator.sessions.introspect(token)).toMatchObject({ reason: 'signed-out' });
    const live = await tokenOf(emulator, interserver);
    expect(await emulator.sessions.introspect(live)).toMatchObject({ active: true });
  } finally {
    await emulator.close();
  }
});
