import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { changedClock } from '../../src/namespaces/clock.ts';
import { frozenAt, testApp } from '../support/app.ts';
import { testEmulator } from '../support/emulator.ts';
import { listenerOf } from '../support/planes.ts';
import { problemOf, type App } from './problem-of.ts';

const change = (app: App, body: object, namespace = 'default') =>
  request(app).patch('/__admin/clock').set('x-emulator-namespace', namespace).send(body);

async function clockOf(app: App, namespace = 'default') {
  const answer = await request(app).get('/__admin/clock').set('x-emulator-namespace', namespace);
  return answer.body as { now: string; frozen: boolean; upcoming: readonly object[] };
}

async function advance(app: App, advanceSeconds: number): Promise<void> {
  await change(app, { advanceSeconds }).expect(200);
}

const paths = {
  interserver: '/apiv2/login',
  rocketchat: '/api/v1/login',
  misaka: '/v3/session/login',
} as const;

async function login(app: App, provider: keyof typeof paths, body: object, namespace = 'default') {
  const answer = await request(app)
    .post(paths[provider])
    .set({ Host: 'localhost', 'x-emulator-namespace': namespace })
    .send(body);
  return {
    outcome: answer.get('x-emulator-outcome'),
    date: answer.get('date'),
    body: answer.body as unknown,
  };
}

const plain = { login: 'plain@example.com', passwd: 'Password-1' };
const wrong = { ...plain, passwd: 'wrong' };
const window = { at: '2026-11-21T12:00:30.000Z', inSeconds: 30, what: 'totp-window-ends' };

it('starts frozen at --now, and stays frozen when advanced', async () => {
  const app = testApp();
  expect(await clockOf(app)).toEqual({ now: frozenAt, frozen: true, upcoming: [window] });
  const advanced = await change(app, { advanceSeconds: 900.5 });
  const at = '2026-11-21T12:15:30.000Z';
  expect({ status: advanced.status, body: advanced.body as unknown }).toEqual({
    status: 200,
    body: {
      now: '2026-11-21T12:15:00.500Z',
      frozen: true,
      upcoming: [{ at, inSeconds: 29.5, what: 'totp-window-ends' }],
    },
  });
});

it('can be set, frozen, unfrozen and made live again', async () => {
  const { emulator, advance: wait } = testEmulator();
  const app = listenerOf(emulator);
  const told: unknown[] = [];
  const tell = async (body: object) => {
    await change(app, body).expect(200);
    wait(10);
    const { now, frozen } = await clockOf(app);
    told.push([now, frozen]);
  };
  await tell({ now: '2030-01-01T00:00:00+02:00' });
  await tell({ frozen: true });
  await tell({ advanceSeconds: 60 });
  await tell({ now: '2031-01-01T00:00:00Z' });
  await tell({ frozen: false });
  await tell({ live: true });
  expect(told).toEqual([
    ['2029-12-31T22:00:10.000Z', false],
    ['2029-12-31T22:00:10.000Z', true],
    ['2029-12-31T22:01:10.000Z', true],
    ['2031-01-01T00:00:00.000Z', true],
    ['2031-01-01T00:00:10.000Z', false],
    ['2026-11-21T12:01:00.000Z', false],
  ]);
});

it('is separate in each namespace', async () => {
  const app = testApp();
  await change(app, { advanceSeconds: 60 }, 'w1').expect(200);
  await change(app, { now: '2030-01-01T00:00:00Z' }, 'w2').expect(200);
  const times = await Promise.all(['default', 'w1', 'w2', 'w3'].map((name) => clockOf(app, name)));
  expect(times.map(({ now }) => now)).toEqual([
    frozenAt,
    '2026-11-21T12:01:00.000Z',
    '2030-01-01T00:00:00.000Z',
    frozenAt,
  ]);
  expect((await login(app, 'interserver', plain, 'w2')).date).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
});

it.each([
  ['frozen', true],
  ['running', false],
])('adds up a hundred parallel advances while the clock is %s', async (_how, frozen) => {
  const app = listenerOf(testEmulator().emulator);
  await change(app, { frozen }).expect(200);
  await Promise.all(Array.from({ length: 100 }, () => change(app, { advanceSeconds: 1 }).expect(200)));
  expect((await clockOf(app)).now).toBe('2026-11-21T12:01:40.000Z');
});

it("loses no time when the machine's time moves at every read", () => {
  let looks = 0;
  const ticking = () => (looks += 1);
  const clock = { now: ticking, machine: ticking, frozen: false };
  expect(changedClock({ clock: { offsetMs: 500 } }, { advanceSeconds: 1 }, { clock })).toEqual({
    offsetMs: 1500,
  });
  expect(changedClock({}, { advanceSeconds: 1 }, { clock })).toEqual({ offsetMs: 1000 });
});

describe('when the clock is advanced', () => {
  it('ends an expired session', async () => {
    const app = testApp();
    const { body } = await login(app, 'rocketchat', { user: 'plain', password: 'Password-1' });
    const { authToken: resume } = (body as { data: { authToken: string } }).data;
    await advance(app, 90 * 24 * 60 * 60 - 1);
    expect((await login(app, 'rocketchat', { resume })).outcome).toBe('signed-in');
    await advance(app, 1);
    expect((await login(app, 'rocketchat', { resume })).outcome).toBe('invalid-credentials');
  });

  it('accepts an authenticator code only in its window', async () => {
    const app = testApp();
    const { current: tfa } = (await request(app).get('/__admin/codes/interserver/totp@example.com')).body as {
      current: string;
    };
    const body = { login: 'totp@example.com', passwd: 'Password-1', tfa };
    expect((await login(app, 'interserver', body)).outcome).toBe('signed-in');
    await advance(app, 600);
    expect((await login(app, 'interserver', body)).outcome).toBe('second-factor-invalid');
  });

  it('accepts a sent code until it expires', async () => {
    const app = testApp();
    const body = { login: 'sms@example.com', passwd: 'Password-1' };
    await login(app, 'interserver', body);
    const { messages } = (await request(app).get('/__admin/outbox')).body as { messages: { code: string }[] };
    await advance(app, 600);
    const late = await login(app, 'interserver', { ...body, tfa: messages[0]?.code });
    expect(late.outcome).toBe('second-factor-invalid');
  });

  it('unlocks an account, and clears its failures', async () => {
    const app = testApp({
      fixtures: {
        interserver: {
          policy: { lockout: { attempts: 2, withinSeconds: 10, forSeconds: 20 } },
          accounts: [{ login: plain.login, password: plain.passwd }],
        },
      },
    });
    const outcomes: (string | undefined)[] = [];
    const send = async (body: object) => outcomes.push((await login(app, 'interserver', body)).outcome);
    await send(wrong);
    await advance(app, 10);
    await send(wrong);
    await send(wrong);
    await send(plain);
    await advance(app, 20);
    await send(plain);
    const failed = 'invalid-credentials';
    expect(outcomes).toEqual([failed, failed, failed, 'locked-out', 'signed-in']);
  });

  it('resets a request budget', async () => {
    const app = testApp({ requestBudget: 'vendor' });
    const send = async () =>
      (await login(app, 'rocketchat', { user: 'plain', password: 'Password-1' })).outcome;
    let last = await send();
    for (let sent = 1; sent < 100 && last === 'signed-in'; sent += 1) last = await send();
    expect(last).toBe('rate-limited');
    const { upcoming } = await clockOf(app);
    const renewal = upcoming.find((one) => 'what' in one && one.what === 'budget-renews');
    const { inSeconds } = renewal as { inSeconds: number };
    expect(renewal).toEqual({
      at: expect.any(String),
      inSeconds,
      what: 'budget-renews',
      provider: 'rocketchat',
    });
    await advance(app, inSeconds);
    expect(await send()).toBe('signed-in');
  });

  it('disarms a scenario after its ttlSeconds', async () => {
    const app = testApp();
    const scenario = { provider: 'interserver', outcome: 'unavailable', ttlSeconds: 5 };
    await request(app).post('/__admin/scenarios').send(scenario).expect(201);
    expect((await login(app, 'interserver', plain)).outcome).toBe('unavailable');
    await advance(app, 5);
    expect((await login(app, 'interserver', plain)).outcome).toBe('signed-in');
  });

  it('dates tokens and responses', async () => {
    const app = testApp();
    await change(app, { now: '2030-01-01T00:00:00Z' }).expect(200);
    const answer = await login(app, 'misaka', { email: 'plain@example.com', password: 'Password-1' });
    const { access } = answer.body as { access: string };
    const claims: unknown = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString());
    const at = Date.parse('2030-01-01T00:00:00Z') / 1000;
    expect(claims).toMatchObject({ iat: at, exp: at + 300 });
    expect(answer.date).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
  });
});

it('lists the next expirations, soonest first', async () => {
  const app = testApp({
    fixtures: {
      interserver: {
        policy: { lockout: { attempts: 2, withinSeconds: 100, forSeconds: 200 } },
        accounts: [
          { login: 'a@example.com', password: 'p' },
          { login: 'b@example.com', password: 'p' },
          { login: 'c@example.com', password: 'p', secondFactor: 'sms', phone: '+12025550100' },
          { login: 'd@example.com', password: 'p', lockedUntil: '2026-11-21T12:06:00.000Z' },
          { login: 'e@example.com', password: 'p', lockedUntil: 'forever' },
        ],
      },
    },
  });
  const send = (account: string, passwd: string) =>
    login(app, 'interserver', { login: `${account}@example.com`, passwd });
  await send('a', 'wrong');
  await send('b', 'wrong');
  await send('b', 'wrong');
  await send('c', 'p');
  await login(app, 'misaka', { email: 'plain@example.com', password: 'Password-1' });
  const scenario = { provider: 'rocketchat', account: 'plain', outcome: 'unavailable', ttlSeconds: 5 };
  await request(app).post('/__admin/scenarios').send(scenario).expect(201);
  const { upcoming } = await clockOf(app);
  const noon = Date.parse(frozenAt);
  const end = (inSeconds: number, what: string, provider?: string, account?: string) => ({
    at: new Date(noon + inSeconds * 1000).toISOString(),
    inSeconds,
    what,
    ...(provider === undefined ? {} : { provider }),
    ...(account === undefined ? {} : { account }),
  });
  const own = 'interserver';
  expect(upcoming).toEqual([
    end(5, 'scenario-ends', 'rocketchat', 'plain'),
    end(30, 'totp-window-ends'),
    end(100, 'failures-forgotten', own, 'a@example.com'),
    end(200, 'lockout-ends', own, 'b@example.com'),
    end(300, 'session-ends', 'misaka', 'plain@example.com'),
    end(360, 'account-lock-ends', own, 'd@example.com'),
    end(600, 'code-ends', own, 'c@example.com'),
    end(86400, 'session-ends', 'misaka', 'plain@example.com'),
  ]);
  await advance(app, 250);
  expect((await clockOf(app)).upcoming.slice(1, 3)).toEqual([
    { ...end(300, 'session-ends', 'misaka', 'plain@example.com'), inSeconds: 50 },
    { ...end(360, 'account-lock-ends', own, 'd@example.com'), inSeconds: 110 },
  ]);
});

const exactlyOne = 'expected exactly one of advanceSeconds, now, frozen and live';
const years = 'the clock must stay within the years 1970 to 8999; set it to a time between them';

it.each<[object, unknown]>([
  [{ now: '9999-01-01T00:00:00Z' }, years],
  [{ now: '1969-12-31T23:59:59Z' }, years],
  [{ advanceSeconds: 1e12 }, years],
  [{ advanceSeconds: -1 }, expect.stringContaining('a number of seconds above 0')],
  [{ advanceSeconds: 0 }, expect.stringContaining('a number of seconds above 0')],
  [{ advanceSeconds: '60' }, expect.anything()],
  [{ now: 'tomorrow' }, expect.stringContaining('a time such as 2027-01-31T12:00:00Z')],
  [{ live: false }, expect.stringContaining('true')],
  [{ frozen: true, live: true }, expect.stringContaining(exactlyOne)],
  [{}, expect.stringContaining(exactlyOne)],
  [{ advance: 60 }, 'advance in the body is unknown; expected one of advanceSeconds, now, frozen, live'],
])('rejects %j, and leaves the clock unchanged', async (body, detail) => {
  const app = testApp();
  expect(await problemOf(change(app, body))).toEqual({ status: 400, detail });
  expect((await clockOf(app)).now).toBe(frozenAt);
});
