import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import request from 'supertest';
import { EmulatorError, OptionError } from '../../src/index.ts';
import { login, ways, type Met } from './emulators.ts';

const path = '/api/v1/login';

describe.each(Object.keys(ways))('an emulator: %s', (way) => {
  let met: Met;

  beforeEach(async () => {
    const make = ways[way];
    if (make === undefined) throw new Error(way);
    met = await make();
  });

  afterEach(() => met.close());

  it('fetches a path, its own URL, and the vendor’s URL', async () => {
    const { emulator } = met;
    const byPath = await emulator.fetch(path, login('plain'));
    expect(byPath.status).toBe(200);
    expect((await emulator.fetch(`${emulator.urls['rocketchat']}/login`, login('plain'))).status).toBe(200);
    expect((await emulator.fetch(`https://chat.example.com${path}`, login('plain'))).status).toBe(200);
    const refused = await emulator.fetch(new Request(`http://any.example${path}`, login('plain', 'wrong')));
    expect([refused.status, refused.headers.get('x-emulator-outcome')]).toEqual([401, 'invalid-credentials']);
  });

  it('has its URL and the base URL of each provider', () => {
    const { url, urls } = met.emulator;
    expect(urls).toEqual({
      interserver: `${url}/apiv2`,
      rocketchat: `${url}/api/v1`,
      misaka: `${url}/v3`,
      onlyoffice: `${url}/api/2.0`,
    });
    const w1 = met.emulator.namespace('w1');
    expect([w1.name, w1.url, w1.urls['rocketchat']]).toEqual(['w1', `${url}/@w1`, `${url}/@w1/api/v1`]);
  });

  it('moves its clock', async () => {
    const { clock } = met.emulator;
    expect((await clock.set('2027-01-31T12:00:00Z')).now).toMatch('2027-01-31T12:00:0');
    const frozen = await clock.freeze();
    expect(frozen.frozen).toBe(true);
    const later = await clock.advance(60);
    expect(Date.parse(later.now) - Date.parse(frozen.now)).toBe(60_000);
    expect((await clock.set(new Date('2027-02-01T00:00:00Z'))).now).toBe('2027-02-01T00:00:00.000Z');
    expect((await clock.set(Date.UTC(2027, 1, 2))).now).toBe('2027-02-02T00:00:00.000Z');
    expect((await clock.unfreeze()).frozen).toBe(false);
    expect((await clock.live()).frozen).toBe(false);
    expect((await clock.get()).frozen).toBe(false);
  });

  it('rejects an id that would change the path of the call', async () => {
    const { scenarios } = met.emulator;
    const armed = await scenarios.arm({ provider: 'rocketchat', outcome: 'locked-out' });
    for (const id of ['', '.', '..']) {
      await expect(scenarios.disarm(id)).rejects.toThrow(
        `DELETE /__admin/scenarios/{id}: the id is "${id}", which a URL path cannot contain; use another`,
      );
    }
    expect((await scenarios.list()).map(({ id }) => id)).toEqual([armed.id]);
  });

  it('arms and disarms outcomes', async () => {
    const { scenarios, fetch } = met.emulator;
    const armed = await scenarios.arm({ provider: 'rocketchat', outcome: 'locked-out' });
    expect(armed).toMatchObject({ outcome: 'locked-out', remaining: null });
    expect((await scenarios.list()).map(({ id }) => id)).toEqual([armed.id]);
    expect((await fetch(path, login('plain'))).headers.get('x-emulator-outcome')).toBe('locked-out');
    await scenarios.disarm(armed.id);
    expect((await fetch(path, login('plain'))).status).toBe(200);
    const set = await scenarios.armSet('everyone-locked-out');
    expect(set.length).toBeGreaterThan(0);
    const saved = await scenarios.saveSet('mine');
    expect((await scenarios.sets()).find(({ name }) => name === 'mine')).toEqual(saved);
    await scenarios.clear();
    expect(await scenarios.list()).toEqual([]);
  });

  it('adds, changes, locks and removes accounts', async () => {
    const { accounts, fetch } = met.emulator;
    await accounts.put('rocketchat', 'me@example.com', { password: 'mine' });
    expect((await fetch(path, login('me@example.com', 'mine'))).status).toBe(200);
    await accounts.change('rocketchat', 'me@example.com', { password: 'other' });
    expect((await fetch(path, login('me@example.com', 'mine'))).status).toBe(401);
    expect((await accounts.get('rocketchat', 'me@example.com')).account['password']).toBe('other');
    expect((await accounts.lock('rocketchat', 'plain')).lockedOut).toBe(true);
    expect((await accounts.unlock('rocketchat', 'plain')).lockedOut).toBe(false);
    const page = await accounts.list('rocketchat', { search: 'me@', limit: 1 });
    expect([page.total, page.accounts[0]?.login]).toEqual([1, 'me@example.com']);
    await accounts.remove('rocketchat', 'me@example.com');
    await expect(accounts.get('rocketchat', 'me@example.com')).rejects.toThrow(EmulatorError);
  });

  it('introspects tokens and ends sessions', async () => {
    const { sessions, fetch } = met.emulator;
    const { data } = (await (await fetch(path, login('plain'))).json()) as { data: { authToken: string } };
    expect(await sessions.introspect(data.authToken)).toMatchObject({ active: true, provider: 'rocketchat' });
    const [session] = await sessions.list('rocketchat');
    await sessions.end('rocketchat', session?.id ?? '');
    expect(await sessions.introspect(data.authToken)).toMatchObject({ active: false });
    await fetch(path, login('plain'));
    await sessions.endAll('rocketchat');
    expect((await sessions.list('rocketchat')).filter(({ alive }) => alive)).toEqual([]);
  });

  it('returns authenticator codes and sent codes', async () => {
    const { codes, outbox, fetch } = met.emulator;
    const { current } = await codes.get('rocketchat', 'totp');
    expect((await fetch(path, login('totp', 'Password-1', current))).status).toBe(200);
    const fresh = await codes.get('rocketchat', 'totp', { advance: true });
    expect((await fetch(path, login('totp', 'Password-1', fresh.current))).status).toBe(200);
    const waiting = outbox.wait({ provider: 'rocketchat', account: 'mail' });
    await fetch(path, login('mail'));
    const { code } = await waiting;
    expect(await outbox.list({ provider: 'rocketchat' })).toMatchObject([{ account: 'mail', code }]);
    expect(await outbox.wait({ account: 'mail' })).toMatchObject({ code });
    expect((await fetch(path, login('mail', 'Password-1', String(code)))).status).toBe(200);
    await outbox.clear();
    expect(await outbox.list()).toEqual([]);
    for (const timeoutMs of [0, 20]) {
      await expect(outbox.wait({ account: 'mail', timeoutMs })).rejects.toThrow(
        `no message {"account":"mail"} was sent within ${timeoutMs} ms; the journal lists the requests that arrived`,
      );
    }
  });

  it('lists, counts, streams, replays and sends requests', async () => {
    const { requests, fetch } = met.emulator;
    const events = await requests.events({ outcome: 'invalid-credentials' });
    const waiting = requests.wait({ outcome: 'invalid-credentials' });
    const response = await fetch(path, login('plain', 'Password-1 '));
    const id = response.headers.get('x-emulator-request') ?? '';
    expect((await waiting).map((entry) => entry.id)).toEqual([id]);
    expect((await events.next()).value).toEqual(await requests.get(id));
    await events.return?.();
    expect(await requests.count({ status: 401 })).toBe(1);
    expect((await requests.list({ limit: 1 })).requests[0]?.id).toBe(id);
    const good = await fetch(path, login('plain'));
    expect(await requests.replay(good.headers.get('x-emulator-request') ?? '')).toMatchObject({
      status: 200,
    });
    const body = { user: 'plain', password: '‹plain.password›' };
    expect(await requests.send({ method: 'POST', path: '/api/v1/login', body })).toMatchObject({
      status: 200,
    });
    await fetch('/api/v1/logn', login('plain'));
    expect((await requests.unmatched()).map(({ nearest: [first] }) => first?.operation)).toEqual(['login']);
    await requests.clear();
    expect(await requests.count()).toBe(0);
    await expect(requests.wait({ timeoutMs: 1 })).rejects.toThrow(EmulatorError);
    const began = performance.now();
    await expect(requests.wait({ count: 99, timeoutMs: 600 })).rejects.toThrow(EmulatorError);
    expect(performance.now() - began).toBeGreaterThan(590);
  });

  it('ends the events when their signal is aborted', async () => {
    const leave = new AbortController();
    const events = await met.emulator.requests.events({ signal: leave.signal });
    const next = events.next();
    leave.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('saves and restores a state', async () => {
    const { snapshot, snapshots, sessions, state, bundle, fetch, reset } = met.emulator;
    const all = async () => (await sessions.list('misaka')).length;
    const before = await snapshot();
    await signIn(fetch);
    const signedIn = await snapshot('signed-in');
    expect((await snapshots.list()).map(({ name }) => name).toSorted()).toEqual(
      [before.name, 'signed-in'].toSorted(),
    );
    const kept = await state.get();
    const everything = await bundle.get();
    const shareable = await bundle.get({ secrets: false });
    expect([everything.omitted, shareable.state]).toEqual([undefined, undefined]);
    await before.restore();
    expect(await all()).toBe(0);
    await snapshots.restore('signed-in');
    expect(await all()).toBe(2);
    await reset();
    expect(await all()).toBe(0);
    await state.put(kept);
    expect(await all()).toBe(2);
    await reset();
    await bundle.put(everything);
    expect(await all()).toBe(2);
    await bundle.put(shareable);
    expect(await all()).toBe(0);
    await signedIn.remove();
    await snapshots.remove(before.name);
    expect(await snapshots.list()).toEqual([]);
    await expect(snapshots.get('signed-in')).rejects.toThrow(EmulatorError);
  });

  it('counts reached outcomes', async () => {
    const { coverage, outcomes, fetch } = met.emulator;
    await fetch(path, login('plain'));
    const { met: count, total } = await coverage.get();
    expect([count, total > 10]).toEqual([1, true]);
    await coverage.clear();
    expect((await coverage.get()).met).toBe(0);
    const catalogue = await outcomes.list({ provider: 'rocketchat', operation: 'login' });
    expect(catalogue.outcomes.map(({ outcome }) => outcome)).toContain('locked-out');
  });

  it('isolates namespaces, each with the same controls', async () => {
    const { emulator } = met;
    const [w1, w2] = [emulator.namespace('w1'), emulator.namespace('w2')];
    await w1.scenarios.arm({ outcome: 'unavailable' });
    const outcomeIn = async (world: Pick<typeof w1, 'fetch'>) =>
      (await world.fetch(path, login('plain'))).headers.get('x-emulator-outcome');
    expect(await Promise.all([w1, w2, emulator].map(outcomeIn))).toEqual([
      'unavailable',
      'signed-in',
      'signed-in',
    ]);
    expect((await emulator.namespaces()).map(({ name }) => name).toSorted()).toEqual(['default', 'w1', 'w2']);
    await w1.remove();
    await w1.remove();
    expect(await outcomeIn(w1)).toBe('signed-in');
    await expect(w1.start({ from: 'nothing' })).rejects.toMatchObject({ status: 404 });
    expect(() => emulator.namespace('W 1')).toThrow(OptionError);
  });

  it('gives the same responses in namespaces of the same seed', async () => {
    const { emulator } = met;
    const tokens = ['one', 'two'].map(async (name) => {
      const world = emulator.namespace(name);
      const address = await world.start({ seed: 'same', now: '2027-01-31T12:00:00Z', frozen: true });
      expect(address.name).toBe(name);
      return (await world.fetch(path, login('plain'))).json();
    });
    const [one, two] = await Promise.all(tokens);
    expect(one).toEqual(two);
  });

  it('replaces fixtures for all namespaces', async () => {
    const { emulator } = met;
    const accounts = [{ login: 'me@example.com', password: 'mine' }];
    expect(await emulator.putFixtures('interserver', { accounts })).toMatchObject({ accounts: 1 });
    const body = JSON.stringify({ login: 'me@example.com', passwd: 'mine' });
    const sent = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    expect((await emulator.namespace('w1').fetch('/apiv2/login', sent)).status).toBe(200);
  });

  it('is an app for supertest and a middleware for another server', async () => {
    const { app, middleware } = met.emulator;
    const body = { user: 'plain', password: 'Password-1' };
    await request(app).post(path).send(body).expect(200);
    const server = createServer((received, response) =>
      middleware(received, response, () => response.writeHead(418).end()),
    );
    await request(server).post(path).send(body).expect(200);
  });

  it('rejects with an error that describes the problem and the remedy', async () => {
    const { scenarios, accounts, requests } = met.emulator;
    await expect(scenarios.arm({ provider: 'rocketchat', outcome: 'captcha-required' })).rejects.toThrow(
      /^POST \/__admin\/scenarios: .*captcha-required/,
    );
    const unknown = await scenarios.arm({ fault: 'NONE' } as never).catch(String);
    expect(JSON.stringify(unknown).split('is wrong')).toHaveLength(2);
    await expect(accounts.get('rocketchat', 'nobody/?#')).rejects.toMatchObject({
      name: 'EmulatorError',
      status: 404,
      problem: { title: 'Not found' },
    });
    const refused = requests.events({ status: 7 });
    await expect(refused).rejects.toThrow(/^GET \/__admin\/events: .*status/);
    await expect(refused).rejects.toMatchObject({ status: 400, problem: { title: 'Bad request' } });
    expect(await met.emulator.health()).toMatchObject({ status: 'ready' });
  });
});

async function signIn(fetch: Met['emulator']['fetch']): Promise<void> {
  const body = JSON.stringify({ email: 'plain@example.com', password: 'Password-1' });
  const sent = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
  expect((await fetch('/v3/session/login', sent)).status).toBe(200);
}
