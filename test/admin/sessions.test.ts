import { expect, it } from '@jest/globals';
import request from 'supertest';
import { logins } from '../http/exchange.ts';
import { providers, type Provider } from '../http/answers.ts';
import { testEmulator, type TestEmulatorOptions } from '../support/emulator.ts';
import { createSlowStore } from '../support/slow-store.ts';
import { guardedListener } from './access/guarded.ts';

const noon = '2026-11-21T12:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000).toISOString();

/** The places of tokens in a login's response, with their kinds and lifetimes. */
const given = {
  interserver: {
    login: 'plain@example.com',
    account: 'plain@example.com',
    tokens: [{ kind: null, at: ['sessionId'], lives: 86_400 }],
  },
  rocketchat: {
    login: 'plain',
    account: expect.stringMatching(/^[\w]{17}$/),
    tokens: [{ kind: null, at: ['data', 'authToken'], lives: 7_776_000 }],
  },
  misaka: {
    login: 'plain@example.com',
    account: 'plain@example.com',
    tokens: [
      { kind: 'access', at: ['access'], lives: 300 },
      { kind: 'refresh', at: ['refresh'], lives: 86_400 },
      { kind: 'sliding', at: ['sliding_token'], lives: 300 },
    ],
  },
  onlyoffice: {
    login: 'some text',
    account: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
    tokens: [{ kind: null, at: ['token'], lives: 31_536_000 }],
  },
} as const satisfies Record<Provider, object>;

const ofFixture = {
  id: 'fixture-1',
  account: 'myusername',
  kind: null,
  startedAt: null,
  expiresAt: null,
  alive: true,
  token: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq',
};

it.each(providers)('lists the sessions of %s, including expired ones, newest first', async (provider) => {
  const { advance, signIn, list } = emulatorWithSessions();
  const { login, tokens } = given[provider];
  const [first, second] = [await signIn(provider), (advance(1), await signIn(provider))];
  const sessionsOf = (tokenOf: TokenOf, number: number, startsAt: number, elapsed: number) =>
    tokens.map(({ kind, at, lives }) => ({
      id: kind === null ? String(number) : `${number}-${kind}`,
      account: login,
      kind,
      startedAt: after(startsAt),
      expiresAt: after(startsAt + lives),
      alive: elapsed < startsAt + lives,
      token: tokenOf(at),
    }));
  const standing = provider === 'rocketchat' ? [ofFixture] : [];
  const expected = (elapsed: number) => [
    ...sessionsOf(second, 2, 1, elapsed),
    ...sessionsOf(first, 1, 0, elapsed),
    ...standing,
  ];
  expect(await list(provider)).toEqual({ sessions: expected(1) });
  const [{ lives }] = tokens;
  advance(lives - 1);
  expect(await list(provider)).toEqual({ sessions: expected(lives) });
  expect(await list(provider, 'another')).toEqual({ sessions: standing });
});

it.each(providers)('returns the account and expiry of a token of %s to a backend', async (provider) => {
  const { advance, signIn, introspect } = emulatorWithSessions();
  const { login, account, tokens } = given[provider];
  const tokenOf = await signIn(provider);
  for (const { kind, at, lives } of tokens) {
    const known = { provider, account, login, kind, startedAt: noon, expiresAt: after(lives) };
    expect(await introspect(tokenOf(at))).toEqual({ active: true, ...known });
    expect(await introspect(tokenOf(at), 'another')).toEqual({ active: false });
  }
  const longest = Math.max(...tokens.map(({ lives }) => lives));
  for (const elapsed of [299, 300, longest - 1, longest]) {
    advance(elapsed);
    for (const { at, lives } of tokens)
      expect(await introspect(tokenOf(at))).toMatchObject({ active: elapsed < lives, provider, login });
    advance(-elapsed);
  }
});

it('reports a fixture token as active without expiry, and an unknown token as inactive', async () => {
  const { advance, introspect } = emulatorWithSessions();
  advance(1e9);
  expect(await introspect(ofFixture.token)).toEqual({
    active: true,
    provider: 'rocketchat',
    account: 'aYjNnig8BEAWeQzMh',
    login: 'myusername',
    kind: null,
    startedAt: null,
    expiresAt: null,
  });
  expect(await introspect('never given')).toEqual({ active: false });
});

it('reports a token as inactive if its account is disabled or removed, like the provider', async () => {
  const sessions = [{ token: 'a-token' }];
  const disabled = { login: 'ada', password: 'x', status: 'disabled', sessions };
  const { introspect } = emulatorWithSessions({
    fixtures: { rocketchat: { accounts: [disabled] } },
  });
  expect(await introspect('a-token')).toMatchObject({ active: false, login: 'ada' });
  const key = 'aYjNnig8BEAWeQzMh';
  const gone = emulatorWithSessions();
  const rocketchat = gone.emulator.served.find(({ id }) => id === 'rocketchat');
  if (rocketchat === undefined) throw new Error('rocketchat is not served');
  await gone.emulator.readState('default', rocketchat, ({ state }) => state.delete('accounts', key));
  expect(await gone.introspect(ofFixture.token)).toEqual({
    active: false,
    reason: 'account-removed',
    provider: 'rocketchat',
    account: key,
    kind: null,
    startedAt: null,
    expiresAt: null,
  });
  expect(await gone.list('rocketchat')).toEqual({ sessions: [{ ...ofFixture, account: key, alive: false }] });
});

it.each(providers)('ends a single session of %s', async (provider) => {
  const { end, signIn, list, introspect } = emulatorWithSessions();
  const { tokens } = given[provider];
  const [first, second] = [await signIn(provider), await signIn(provider)];
  const [{ kind, at }] = tokens;
  const id = kind === null ? '1' : `1-${kind}`;
  expect((await end(provider, id)).status).toBe(204);
  expect(await introspect(first(at))).toMatchObject({ active: false, reason: 'revoked', provider });
  expect(await introspect(second(at))).toMatchObject({ active: true });
  expect(idsIn(await list(provider))).not.toContain(id);
  const again = await end(provider, id);
  expect({ type: again.type, body: JSON.parse(again.text) as unknown }).toEqual({
    type: 'application/problem+json',
    body: {
      type: 'about:blank',
      code: 'session-not-found',
      title: 'Not found',
      status: 404,
      detail: `${provider} has no session ${id} in this namespace; GET /__admin/sessions/${provider} lists its sessions`,
    },
  });
});

it('rejects the Rocket.Chat token of an ended session, in its namespace only', async () => {
  const { end, send } = emulatorWithSessions();
  const resumed = async (namespace: string) =>
    (await send('rocketchat', 'login', { resume: ofFixture.token }, { namespace })).outcome;
  expect(await resumed('default')).toBe('signed-in');
  expect((await end('rocketchat', 'fixture-1')).status).toBe(204);
  expect(await resumed('default')).toBe('invalid-credentials');
  expect(await resumed('another')).toBe('signed-in');
});

it('gives fixture sessions stable ids over all accounts', async () => {
  const account = (login: string, ...tokens: string[]) => ({
    login,
    password: 'x',
    sessions: tokens.map((token) => ({ token })),
  });
  const accounts = [account('ada', 'one', 'two'), account('bob'), account('eve', 'three')];
  const { end, list } = emulatorWithSessions({ fixtures: { rocketchat: { accounts } } });
  expect(idsIn(await list('rocketchat'))).toEqual(['fixture-1', 'fixture-2', 'fixture-3']);
  await end('rocketchat', 'fixture-2');
  expect(idsIn(await list('rocketchat'))).toEqual(['fixture-1', 'fixture-3']);
});

it.each(providers)('ends all sessions of %s only', async (provider) => {
  const { end, signIn, list } = emulatorWithSessions();
  const other = provider === 'interserver' ? 'onlyoffice' : 'interserver';
  await signIn(provider);
  await signIn(other);
  expect((await end(provider)).status).toBe(204);
  expect(await list(provider)).toEqual({ sessions: [] });
  expect(idsIn(await list(other))).toEqual(['2']);
  expect((await end(provider)).status).toBe(204);
});

it('lists, introspects and ends sessions with a slow store', async () => {
  const { end, signIn, list, introspect } = emulatorWithSessions({ store: createSlowStore() });
  const tokenOf = await signIn('misaka');
  expect(idsIn(await list('misaka'))).toEqual(['1-access', '1-refresh', '1-sliding']);
  expect(await introspect(tokenOf(['access']))).toMatchObject({ active: true, kind: 'access' });
  await end('misaka', '1-access');
  expect(await introspect(tokenOf(['access']))).toMatchObject({ active: false, reason: 'revoked' });
  expect(await introspect(tokenOf(['refresh']))).toMatchObject({ active: true, kind: 'refresh' });
});

it("rejects sessions of a provider that isn't served", async () => {
  const { end, list } = emulatorWithSessions();
  const detail = 'no provider nobody is served; expected one of interserver, rocketchat, misaka, onlyoffice';
  const lost = { type: 'about:blank', code: 'provider-not-found', title: 'Not found', status: 404, detail };
  expect(await list('nobody')).toEqual(lost);
  expect(JSON.parse((await end('nobody')).text)).toEqual(lost);
  expect(JSON.parse((await end('nobody', '1')).text)).toEqual(lost);
});

type TokenOf = (at: readonly string[]) => string;

/** Creates an emulator with a movable clock and functions for its session calls. */
function emulatorWithSessions(options: TestEmulatorOptions = {}) {
  const tested = testEmulator(options);
  const listener = guardedListener({}, tested);
  const inNamespace = (call: request.Test, namespace: string) => call.set('x-emulator-namespace', namespace);
  return {
    ...tested,
    async signIn(provider: Provider): Promise<TokenOf> {
      const { path, fields } = logins[provider];
      const more = provider === 'misaka' ? { sliding: true } : {};
      const response = await request(listener)
        .post(path)
        .send({ ...fields, ...more });
      const said: unknown = response.body;
      return (at) => at.reduce<unknown>((node, key) => Reflect.get(Object(node), key), said) as string;
    },
    async list(provider: string, namespace = 'default'): Promise<unknown> {
      const { text } = await inNamespace(
        request(listener).get(`/__admin/sessions/${provider}`).buffer(true),
        namespace,
      );
      return JSON.parse(text);
    },
    async introspect(token: string, namespace = 'default'): Promise<unknown> {
      const call = request(listener).post('/__admin/sessions/introspect');
      const response = await inNamespace(call, namespace).send({ token });
      return response.body;
    },
    end: (provider: string, id?: string) =>
      request(listener)
        .delete(`/__admin/sessions/${provider}${id === undefined ? '' : `/${id}`}`)
        .buffer(true),
  };
}

function idsIn(list: unknown): readonly string[] {
  return (list as { readonly sessions: readonly { readonly id: string }[] }).sessions.map(({ id }) => id);
}
