import { describe, expect, it } from '@jest/globals';
import { createApp, createEmulator, FileError, OptionError, type EmulatorOptions } from '../../src/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { acme } from '../support/acme.ts';

const ada = { login: 'ada@example.com', password: 'Password-1' };
const wanted = { email: 'plain@example.com', password: 'Password-1' };
const json = { 'content-type': 'application/json' };

/** Starts an emulator of the provider and Rocket.Chat. */
function started(options: EmulatorOptions = {}) {
  return createEmulator({
    ...{ port: false, seed: 'test', now: '2027-01-31T12:00:00Z' },
    ...{ providers: [acme(), 'rocketchat'] },
    ...options,
  });
}

type Emulator = Awaited<ReturnType<typeof started>>;

async function outcomeOf({ fetch, url }: Emulator, body: object, headers = {}) {
  const response = await fetch(`${url}/acme/session/login`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
  return response.headers.get('x-emulator-outcome');
}

it('serves your own provider beside a built-in one', async () => {
  const emulator = await started();
  expect(emulator.urls).toEqual({
    'acme-2': 'http://localhost/acme',
    rocketchat: 'http://localhost/api/v1',
  });
  expect(await outcomeOf(emulator, wanted)).toBe('signed-in');
  expect(await outcomeOf(emulator, wanted, { prefer: 'outcome=account-disabled' })).toBe('account-disabled');
  const { providers } = await emulator.health();
  expect(providers).toMatchObject([
    { id: 'acme-2', profile: 'declared' },
    { id: 'rocketchat', profile: 'documented' },
  ]);
  const first = (await emulator.requests.list()).requests.at(-1);
  expect(first).toMatchObject({ provider: 'acme-2', profile: 'declared', outcome: 'signed-in' });
});

it('lists the outcomes and the coverage of your own provider', async () => {
  const emulator = await started();
  await outcomeOf(emulator, wanted);
  const { outcomes } = await emulator.outcomes.list({ provider: 'acme-2', operation: 'login' });
  expect(outcomes).toContainEqual(
    expect.objectContaining({ provider: 'acme-2', profile: 'declared', outcome: 'locked-out' }),
  );
  const { entries } = await emulator.coverage.get();
  expect(entries.filter(({ count }) => count > 0)).toMatchObject([
    { provider: 'acme-2', profile: 'declared', operation: 'login', outcome: 'signed-in', count: 1 },
  ]);
});

it('starts sessions, and changes accounts and state', async () => {
  const emulator = await started();
  const { whoAmI = '', requestHeaders, active } = await emulator.signIn('acme-2', 'plain@example.com');
  expect(active).toBe(true);
  const asked = await emulator.fetch(whoAmI, { headers: requestHeaders });
  expect(asked.headers.get('x-emulator-outcome')).toBe('who-am-i');
  await emulator.accounts.put('acme-2', ada.login, ada);
  expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).toBe('signed-in');
  const state = await emulator.state.get();
  await emulator.reset();
  expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).not.toBe('signed-in');
  await emulator.state.put(state);
  expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).toBe('signed-in');
});

it('arms a scenario with a patch that the fixture check of the provider accepts', async () => {
  const emulator = await started();
  const scenario = { provider: 'acme-2', account: wanted.email };
  await emulator.scenarios.arm({ ...scenario, patch: { status: 'disabled' } });
  expect(await outcomeOf(emulator, wanted)).toBe('account-disabled');
  await expect(emulator.scenarios.arm({ ...scenario, patch: { statsu: 'disabled' } })).rejects.toThrow(
    'did you mean status?',
  );
});

it('arms the scenarios with patches of its own fixtures', async () => {
  const defaultFixture: unknown = {
    policy: {},
    accounts: [{ ...ada, status: 'active', sessions: [] }],
    sessions: [],
    scenarios: [{ account: ada.login, patch: { status: 'disabled' } }],
  };
  const check = acme().fixtureCheck();
  if (typeof check !== 'function' || !check(defaultFixture)) throw new Error('the fixtures are invalid');
  const emulator = await started({ providers: [acme({ defaultFixture })] });
  expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).toBe('account-disabled');
});

describe('reads the fixtures of your own provider', () => {
  it('from the option', async () => {
    const emulator = await started({ fixtures: { 'acme-2': { accounts: [ada] } } });
    expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).toBe('signed-in');
    expect(await outcomeOf(emulator, wanted)).toBe('invalid-credentials');
    const broken = { 'acme-2': { accounts: [{ ...ada, stauts: 'active' }] } };
    await expect(started({ fixtures: broken })).rejects.toThrow(FileError);
  });

  it('from a folder', async () => {
    const fixtures = temporaryFolder({ 'acme-2.yaml': JSON.stringify({ accounts: [ada] }) });
    const emulator = await started({ fixtures });
    expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).toBe('signed-in');
    const others = temporaryFolder({ 'acme.yaml': JSON.stringify({ accounts: [ada] }) });
    await expect(started({ fixtures: others })).rejects.toThrow('acme-2.yaml');
  });

  it('from the control plane', async () => {
    const emulator = await started();
    expect(await emulator.putFixtures('acme-2', { accounts: [ada] })).toEqual({
      provider: 'acme-2',
      accounts: 1,
      scenarios: 0,
    });
    await expect(emulator.putFixtures('acme-2', { accounts: [] })).rejects.toThrow('at least one account');
  });
});

it('serves the contracts of the served providers only', async () => {
  const { fetch, url } = await started();
  const contract = await fetch(`${url}/__admin/openapi/acme-2/declared.yaml`);
  expect([contract.status, await contract.text()]).toEqual([200, 'openapi: 3.0.3\n']);
  const other = await fetch(`${url}/__admin/openapi/misaka/documented.yaml`);
  expect([other.status, await other.json()]).toMatchObject([
    404,
    {
      detail:
        "contract misaka/documented doesn't exist; expected one of acme-2/declared, rocketchat/documented, rocketchat/observed",
    },
  ]);
});

it('answers a preflight, and exposes the headers that its contract declares', async () => {
  const emulator = await started();
  const origin = 'http://localhost:5173';
  const target = `${emulator.url}/acme/session/login`;
  const preflight = await emulator.fetch(target, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-acme' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'x-acme']);
  const answer = await emulator.fetch(target, {
    method: 'POST',
    headers: { ...json, origin },
    body: JSON.stringify(wanted),
  });
  expect(answer.headers.get('access-control-expose-headers')).toContain('x-acme-limit');
});

it('names the source of an answer with too little evidence', async () => {
  const { fetch, url } = await started({ fidelity: 'documented' });
  const answer = await fetch(`${url}/acme/session/login`, {
    method: 'POST',
    headers: { ...json, prefer: 'outcome=unavailable' },
    body: '{}',
  });
  expect([answer.status, await answer.json()]).toMatchObject([
    501,
    {
      detail: expect.stringMatching(
        /^acme-2 \(login\) would reply unavailable \(503\), which is inferred: ./,
      ),
    },
  ]);
});

it.each([
  ['an invalid id', [acme({ id: 'Acme' })], 'the provider id "Acme" is invalid'],
  [
    'a reserved id',
    [acme({ id: 'token' })],
    'the provider id token is reserved; choose another id, such as token-2',
  ],
  ['the id of a built-in provider', [acme({ id: 'misaka' })], 'another provider has the id misaka'],
  [
    'the same id twice',
    [acme(), acme()],
    'another provider has the id acme-2; choose another id, such as acme-2-2',
  ],
  [
    'a path of another provider',
    ['misaka', acme({}, '/v3')],
    /and acme-2's login \(POST \/v3\/session\/login\) have the same path; serve one of the providers, or set another/,
  ],
  [
    'an object that is no provider',
    [{ id: 'acme' }],
    'expected the id of a built-in provider, or a provider',
  ],
  ['an id that is unknown', ['acme-3', acme()], 'there is no provider acme-3; did you mean acme-2?'],
])('rejects %s', async (_what, providers, message) => {
  await expect(started({ providers })).rejects.toThrow(OptionError);
  await expect(started({ providers })).rejects.toThrow(message);
});

it('waits for a fixture check in createEmulator, and names that function in the error of createApp', async () => {
  const check = acme().fixtureCheck();
  const late = acme({ fixtureCheck: () => Promise.resolve(check) });
  const emulator = await started({ providers: [late], fixtures: { 'acme-2': { accounts: [ada] } } });
  expect(await outcomeOf(emulator, { email: ada.login, password: ada.password })).toBe('signed-in');
  expect(() => createApp({ providers: [late] })).toThrow(
    "the fixture check of acme-2 isn't loaded yet; use createEmulator, which waits for it",
  );
  expect(() => createApp({ providers: [acme()] })).not.toThrow();
});
