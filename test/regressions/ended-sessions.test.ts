import { expect, it, describe } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { frozenAt } from '../support/app.ts';

const day = 24 * 60 * 60;
const password = 'Password-1';

/** Signs an account in at each vendor and returns requests with the result. */
const vendors = {
  interserver: {
    signIn: { path: '/apiv2/login', body: { login: 'plain@example.com', passwd: password } },
    comeBack: (signedIn: unknown) => [
      '/apiv2/account',
      { headers: { sessionid: textIn(signedIn, 'sessionId') } },
    ],
    wrong: (login: string) => ['/apiv2/login', { login, passwd: 'Wrong-word-1' }],
  },
  rocketchat: {
    signIn: { path: '/api/v1/login', body: { user: 'plain', password } },
    comeBack: (signedIn: unknown) => [
      '/api/v1/me',
      {
        headers: {
          'x-auth-token': textIn(signedIn, 'data', 'authToken'),
          'x-user-id': textIn(signedIn, 'data', 'userId'),
        },
      },
    ],
    wrong: (login: string) => ['/api/v1/login', { user: login, password: 'Wrong-word-1' }],
  },
  misaka: {
    signIn: { path: '/v3/session/login', body: { email: 'plain@example.com', password } },
    comeBack: (signedIn: unknown) => ['/v3/session/refresh', json({ refresh: textIn(signedIn, 'refresh') })],
    wrong: (login: string) => ['/v3/session/login', { email: login, password: 'Wrong-word-1' }],
  },
  onlyoffice: {
    signIn: { path: '/api/2.0/authentication', body: { userName: 'plain@example.com', password } },
    comeBack: (signedIn: unknown) => [
      '/api/2.0/people/@self',
      { headers: { authorization: textIn(signedIn, 'response', 'token') } },
    ],
    wrong: (login: string) => ['/api/2.0/authentication', { userName: login, password: 'Wrong-word-1' }],
  },
} as const satisfies Record<string, Vendor>;

interface Vendor {
  readonly signIn: { readonly path: string; readonly body: object };
  comeBack(signedIn: unknown): readonly [path: string, init: RequestInit];
  wrong(login: string): readonly [path: string, body: object];
}

function textIn(value: unknown, ...path: readonly string[]): string {
  return String(path.reduce<unknown>((part, name) => Reflect.get(Object(part), name), value));
}

function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function answerOf(emulator: LoginEmulator, [path, init]: readonly [string, RequestInit]) {
  const response = await emulator.fetch(path, init);
  return { status: response.status, body: await response.text() };
}

/** Returns the collections of a provider's records, one entry for each record. */
async function collectionsOf(emulator: LoginEmulator, provider: string): Promise<readonly string[]> {
  const state: unknown = await (await emulator.fetch('/__admin/state')).json();
  const records: unknown = Reflect.get(Object(state), 'records');
  const addresses = typeof records === 'object' && records !== null ? Object.keys(records) : [];
  return addresses
    .filter((address) => address.startsWith(`${provider}/`))
    .map((address) => address.split('/')[1] ?? '')
    .sort();
}

async function use(run: (emulator: LoginEmulator) => Promise<void>): Promise<void> {
  const emulator = await createEmulator({ now: frozenAt, seed: 'test', port: false });
  try {
    await run(emulator);
  } finally {
    await emulator.close();
  }
}

describe.each(Object.entries<Vendor>(vendors))('%s', (provider, { signIn, comeBack, wrong }) => {
  const login = async (emulator: LoginEmulator): Promise<unknown> => {
    const response = await emulator.fetch(signIn.path, json(signIn.body));
    return response.json();
  };

  it('removes expired sessions after the grace period, and no sooner', () =>
    use(async (emulator) => {
      const signedIn = await login(emulator);
      for (let count = 1; count < 53; count += 1) await login(emulator);
      const before = await collectionsOf(emulator, provider);
      expect(before.filter((name) => name === 'sessions').length).toBeGreaterThanOrEqual(53);
      // a vendor's longest session lasts a year and less than a month
      const lifetime = await lastEnd(emulator, provider);
      await emulator.clock.advance(lifetime + 1);
      const expired = await answerOf(emulator, comeBack(signedIn));
      await emulator.clock.advance(30 * day - 2);
      expect(await answerOf(emulator, comeBack(signedIn))).toEqual(expired);
      expect((await collectionsOf(emulator, provider)).filter((name) => name === 'sessions')).not.toEqual([]);
      await emulator.clock.advance(10 * 365 * day);
      expect(await collectionsOf(emulator, provider)).toEqual([]);
    }));

  it('removes the failures of logins without an account when they have expired', () =>
    use(async (emulator) => {
      for (let count = 1; count <= 20; count += 1) {
        const [path, body] = wrong(`nobody-${count}@example.com`);
        await emulator.fetch(path, json(body));
      }
      expect((await collectionsOf(emulator, provider)).length).toBeGreaterThanOrEqual(20);
      await emulator.clock.advance(40 * day);
      expect(await collectionsOf(emulator, provider)).toEqual([]);
    }));

  it('stores only a digest of a long login, and still locks it out', () =>
    use(async (emulator) => {
      const [path, body] = wrong(`${'x'.repeat(5000)}@example.com`);
      const statuses: unknown[] = [];
      for (let count = 1; count <= 20; count += 1) {
        const { headers } = await emulator.fetch(path, json(body));
        statuses.push(headers.get('x-emulator-outcome'));
      }
      expect(new Set(statuses)).toEqual(new Set(['invalid-credentials', 'locked-out']));
      const state = await (await emulator.fetch('/__admin/state')).text();
      expect(state).not.toContain('x'.repeat(600));
    }));
});

/** Returns the seconds until the last session of a provider expires. */
async function lastEnd(emulator: LoginEmulator, provider: string): Promise<number> {
  const body: unknown = await (await emulator.fetch(`/__admin/sessions/${provider}`)).json();
  const sessions: unknown = Reflect.get(Object(body), 'sessions');
  const ends = Array.isArray(sessions)
    ? sessions.map((one: unknown): unknown => Reflect.get(Object(one), 'expiresAt'))
    : [];
  const times = ends.filter((end) => typeof end === 'string').map((end) => Date.parse(end));
  return (Math.max(...times) - Date.parse(frozenAt)) / 1000;
}

it('distinguishes a spent refresh token from an unknown one until the grace period is over', () =>
  use(async (emulator) => {
    const { signIn, comeBack } = vendors.misaka;
    const signedIn: unknown = await (await emulator.fetch(signIn.path, json(signIn.body))).json();
    expect((await answerOf(emulator, comeBack(signedIn))).status).toBe(200);
    const spent = await answerOf(emulator, comeBack(signedIn));
    await emulator.clock.advance(2 * day);
    const expired = await answerOf(emulator, comeBack(signedIn));
    await emulator.clock.advance(27 * day);
    expect(await answerOf(emulator, comeBack(signedIn))).toEqual(expired);
    expect(spent).not.toEqual(expired);
    await emulator.clock.advance(30 * day);
    expect(await answerOf(emulator, comeBack(signedIn))).not.toEqual(expired);
  }));

it('expires records that came with an imported state', () =>
  use(async (emulator) => {
    const { signIn } = vendors.misaka;
    for (let count = 0; count < 5; count += 1) await emulator.fetch(signIn.path, json(signIn.body));
    const state = await (await emulator.fetch('/__admin/state')).text();
    await emulator.reset();
    expect(await collectionsOf(emulator, 'misaka')).toEqual([]);
    const taken = await emulator.fetch('/__admin/state', { ...json({}), method: 'PUT', body: state });
    expect(taken.status).toBe(204);
    expect(await collectionsOf(emulator, 'misaka')).toHaveLength(15);
    await emulator.clock.advance(40 * day);
    expect(await collectionsOf(emulator, 'misaka')).toEqual([]);
  }));

it('stores at most as many sessions as its policy allows, and the newest is valid', async () => {
  const emulator = await createEmulator({
    ...{ now: frozenAt, seed: 'test', port: false, providers: ['interserver'] },
    fixtures: {
      interserver: {
        policy: { retention: { mostRecords: 10, endedSeconds: 60 } },
        accounts: [{ login: 'plain@example.com', password }],
      },
    },
  });
  try {
    const { signIn, comeBack } = vendors.interserver;
    let signedIn: unknown;
    for (let count = 0; count < 30; count += 1)
      signedIn = await (await emulator.fetch(signIn.path, json(signIn.body))).json();
    const full = [...Array<string>(10).fill('sessions'), ...Array<string>(10).fill('tokens')];
    expect(await collectionsOf(emulator, 'interserver')).toEqual(full);
    expect((await answerOf(emulator, comeBack(signedIn))).status).toBe(200);
    await emulator.clock.advance(86_400 + 30);
    expect(await collectionsOf(emulator, 'interserver')).toEqual(full);
    await emulator.clock.advance(60);
    expect(await collectionsOf(emulator, 'interserver')).toEqual([]);
  } finally {
    await emulator.close();
  }
});
