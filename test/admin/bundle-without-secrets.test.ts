import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { AppOptions } from '../../src/index.ts';
import { frozenAt, testApp } from '../support/app.ts';
import { login, put, right, taken, textOf, wrong, type App } from './state-calls.ts';

const path = '/bundle?secrets=false';

const password = 'fixture-password-7';
const secondary = { password, totpSecret: 'KRSXG5CTMVRXEZLU', secondFactor: 'totp' };
const fixtures = {
  interserver: {
    accounts: [
      { login: 'ada@example.com', ...secondary, fixedCode: '908172' },
      {
        login: 'mia@example.com',
        password,
        secondFactor: 'mail',
        sessions: [{ token: 'fixture-session-1' }],
      },
    ],
  },
  misaka: {
    policy: { signingKey: 'fixture-signing-key' },
    accounts: [{ login: 'max@example.com', password, sessions: [{ token: 'fixture-session-2' }] }],
  },
};
const fixtureSecrets = [
  ...[password, secondary.totpSecret, '908172', 'fixture-signing-key'],
  ...['fixture-session-1', 'fixture-session-2'],
];

interface Exported {
  readonly scenarios: readonly unknown[];
  readonly omitted: readonly string[];
  readonly journal: readonly unknown[];
}

async function exported(app: App, namespace = 'default'): Promise<Exported> {
  return JSON.parse(await textOf(app, path, namespace)) as Exported;
}

const arm = (app: App, scenario: object) =>
  request(app).post('/__admin/scenarios').send(scenario).expect(201);

it('has no state, no header for secrets, and lists what it omits', async () => {
  const app = testApp({ providers: ['interserver'] });
  await login(app, wrong);
  const response = await request(app).get(`/__admin${path}`).expect(200);
  expect(response.headers).not.toHaveProperty('x-emulator-secrets');
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body).toEqual({
    format: 'login-emulator/bundle',
    version: 2,
    emulator: expect.any(String),
    seed: 'test',
    profiles: { interserver: 'documented' },
    clock: { now: frozenAt, frozen: true },
    scenarios: [],
    omitted: [
      'the sessions, because their tokens sign in',
      'the accounts that were added or changed, because they have passwords and codes',
      'the messages, because they have codes and links',
      'the rest of the state: failed logins, locks, and how often each scenario was used',
    ],
    journal: [expect.objectContaining({ id: 'default-1', outcome: 'invalid-credentials' })],
  });
});

it('contains no secret of the fixtures, of sessions, of messages and of scenarios', async () => {
  const app = testApp({ fixtures });
  const secrets = new Set(fixtureSecrets);
  const post = (url: string, body: object) => request(app).post(url).send(body);
  // codes: sent, and of an authenticator
  await post('/apiv2/login', { login: 'mia@example.com', passwd: password });
  const outbox = JSON.parse(await textOf(app, '/outbox')) as { messages: { code: string | null }[] };
  for (const { code } of outbox.messages) secrets.add(String(code));
  const codes = JSON.parse(await textOf(app, '/codes/interserver/ada@example.com')) as { current: string };
  secrets.add(codes.current);
  // tokens: of a login, and of the control plane
  const signedIn = await post('/apiv2/login', {
    ...{ login: 'ada@example.com', passwd: password },
    tfa: codes.current,
  });
  expect(signedIn.get('x-emulator-outcome')).toBe('signed-in');
  secrets.add((signedIn.body as { sessionId: string }).sessionId);
  const started = await post('/__admin/sessions/misaka', { login: 'max@example.com' });
  for (const token of textsIn(started.body).filter((text) => text.length > 20)) secrets.add(token);
  // changed and added accounts, a wrong password, a request to nowhere
  await request(app)
    .patch('/__admin/accounts/misaka/max@example.com')
    .send({ password: 'changed-password-8' });
  await post('/apiv2/login', { login: 'ada@example.com', passwd: 'typed-password-9' });
  await post('/apiv2/nowhere?token=stray-token-1', { password: 'typed-password-9' });
  await arm(app, { patch: { password: 'patched-password-3', captcha: true } });
  await arm(app, { provider: 'misaka', patch: { policy: { signingKey: 'patched-key-4' } } });
  await arm(app, { provider: 'interserver', patch: { totpSecret: 'ORUGKIDTMVRXEZLU', fixedCode: '554433' } });
  for (const one of ['changed-password-8', 'typed-password-9', 'stray-token-1', 'patched-password-3'])
    secrets.add(one);
  for (const one of ['patched-key-4', 'ORUGKIDTMVRXEZLU', '554433']) secrets.add(one);

  const full = await textOf(app, '/bundle');
  const text = await textOf(app, path);
  expect(secrets.size).toBeGreaterThan(16);
  expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
  // the search would find them: the bundle with secrets has those of the state
  for (const secret of ['changed-password-8', 'patched-key-4', String(outbox.messages[0]?.code)])
    expect(full).toContain(secret);
});

it('includes armed scenarios without the secrets of their patches, and lists these', async () => {
  const app = testApp({ fixtures });
  await arm(app, { outcome: 'locked-out', account: 'ada@example.com', times: 3 });
  await arm(app, { patch: { password: 'x', captcha: true, secondFactor: 'mail' }, delayMs: 1 });
  await arm(app, {
    provider: 'misaka',
    patch: { policy: { signingKey: 'k', oneTimeCode: { lifetimeSeconds: 9 } } },
  });
  await arm(app, { patch: { password: 'x' } });
  await request(app)
    .put('/__admin/accounts/interserver/new@example.com')
    .send({ password: 'Password-1' })
    .expect(201);
  await arm(app, { outcome: 'locked-out', account: 'new@example.com' });
  const { scenarios, omitted } = await exported(app);
  expect(scenarios).toEqual([
    { id: 'scenario-1', outcome: 'locked-out', account: 'ada@example.com', times: 3 },
    { id: 'scenario-2', patch: { captcha: true, secondFactor: 'mail' }, delayMs: 1 },
    { id: 'scenario-3', provider: 'misaka', patch: { policy: { oneTimeCode: { lifetimeSeconds: 9 } } } },
  ]);
  expect(omitted.slice(4)).toEqual([
    'password in the patch of scenario-2, because they may be secret',
    'policy.signingKey in the patch of scenario-3, because they may be secret',
    'scenario-4, because its patch has only values that may be secret: password',
    "scenario-5, because its account isn't one of the fixtures",
  ]);
});

it('starts a namespace from the fixtures, with the clock, the profiles, the seed, the scenarios and the journal', async () => {
  const there = { fixtures, profile: { interserver: 'observed' }, seed: 'theirs' } satisfies AppOptions;
  const app = testApp(there);
  await arm(app, { outcome: 'unavailable', provider: 'misaka', ttlSeconds: 900 });
  await request(app).patch('/__admin/clock').send({ now: '2026-11-21T12:10:00.000Z' });
  await login(app, { login: 'ada@example.com', passwd: password });
  const text = await textOf(app, path);
  const here = testApp({ fixtures, seed: 'ours' });
  await request(here)
    .put('/__admin/accounts/interserver/old@example.com')
    .send({ password: 'p' })
    .expect(201);
  expect(await put(here, '/bundle', text, 'default')).toEqual(taken);
  const again = JSON.parse(await textOf(here, path)) as Exported;
  expect(again).toEqual(JSON.parse(text));
  const scenarios = JSON.parse(await textOf(here, '/scenarios')) as { scenarios: { expiresAt: string }[] };
  expect(scenarios.scenarios).toMatchObject([{ expiresAt: '2026-11-21T12:15:00.000Z' }]);
  expect((await request(here).get('/__admin/accounts/interserver/old@example.com')).status).toBe(404);
});

it('numbers the next requests after those of the journal', async () => {
  const app = testApp();
  for (let count = 0; count < 3; count += 1) await login(app);
  const here = testApp();
  await put(here, '/bundle', await textOf(app, path));
  await login(here);
  const { journal } = await exported(here);
  expect(journal.map((entry) => (entry as { id: string }).id)).toEqual([
    'default-4',
    'default-3',
    'default-2',
    'default-1',
  ]);
});

it('replaces the scenarios of the fixtures by those of the bundle', async () => {
  const scenarios = [{ outcome: 'unavailable' }];
  const own = {
    fixtures: { interserver: { accounts: [{ login: right.login, password: right.passwd }], scenarios } },
  };
  const app = testApp(own);
  const text = await textOf(app, path);
  await put(app, '/bundle', text, 'w1');
  expect((await exported(app, 'w1')).scenarios).toHaveLength(1);
  await request(app).delete('/__admin/scenarios');
  await put(app, '/bundle', await textOf(app, path), 'w2');
  expect(await login(app, right, 'w2')).toBe('signed-in');
  expect(await login(app, right, 'w1')).toBe('unavailable');
});

it.each([
  ['an unknown provider', { profiles: { acme: 'documented' } }, 'in the bundle, no provider acme is served'],
  ['an unknown profile', { profiles: { misaka: 'dreamt' } }, 'in the bundle, misaka has no profile dreamt'],
  ['profiles in a list', { profiles: [] }, "the profiles of the bundle aren't an object"],
  ['no seed', { seed: '' }, 'the bundle has no valid seed'],
  ['scenarios that are no list', { scenarios: {} }, "the scenarios of the bundle aren't a list"],
  [
    'an unknown member of a scenario',
    { scenarios: [{ outcom: 'x' }] },
    "scenarios[0] of the bundle isn't a scenario",
  ],
  ['an unknown outcome', { scenarios: [{ outcome: 'dreamt' }] }, "in the bundle, a scenario can't be armed"],
  [
    'neither a state nor a list of omissions',
    { omitted: undefined },
    'the bundle has no state and no omitted',
  ],
])('is rejected with %s, and the namespace is unchanged', async (_what, changes, problem) => {
  const app = testApp();
  const text = await textOf(app, path);
  await login(app, wrong);
  const before = await textOf(app, '/bundle');
  const { status, body } = await put(app, '/bundle', JSON.stringify({ ...JSON.parse(text), ...changes }));
  expect([status, body]).toEqual([
    422,
    expect.objectContaining({ detail: expect.stringContaining(problem) }),
  ]);
  expect(await textOf(app, '/bundle')).toBe(before);
});

/** Returns all texts in a JSON value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
