import { expect, it } from '@jest/globals';
import { contractCalls } from '../../src/admin/contract-calls.ts';
import { open, type Stream } from './event-stream.ts';
import { at, calling, plain, type Calling } from './journal.ts';

/** Opens the changes; `query` adds parameters. */
const changesAt = ({ url }: Calling, query = 'scope=all', headers = {}): Promise<Stream> =>
  open(`${url}/__admin/events?changes=true&${query}`, headers);

/** The next changes of a stream, without the requests among them. */
async function changesIn(stream: Stream, count: number): Promise<readonly unknown[]> {
  const changes: unknown[] = [];
  while (changes.length < count) {
    const event = await stream.next();
    if (event === undefined) break;
    if (event['event'] !== 'change') continue;
    expect(event).not.toHaveProperty('id');
    changes.push(JSON.parse(event['data'] ?? ''));
  }
  return changes;
}

const ada = { login: 'ada', password: 'Password-1' };
const w1 = { 'x-emulator-namespace': 'w1' };
const login = 'plain@example.com';
const account = `/accounts/interserver/${login}`;

/** Calls that succeed in this order, with the operation id and namespace of their change. */
const calls: readonly (readonly [
  method: string,
  path: string,
  body: unknown,
  call: string,
  namespace: string | null,
])[] = [
  ['POST', '/reset', undefined, 'resetNamespace', 'w1'],
  ['PATCH', '/clock', { advanceSeconds: 1 }, 'changeClock', 'w1'],
  ['POST', '/scenarios', { outcome: 'locked-out' }, 'armScenario', 'w1'],
  ['PUT', '/scenario-sets/mine', undefined, 'saveScenarioSet', 'w1'],
  ['POST', '/scenario-sets/mine', undefined, 'armScenarioSet', 'w1'],
  ['DELETE', '/scenarios/scenario-1', undefined, 'disarmScenario', 'w1'],
  ['DELETE', '/scenarios', undefined, 'disarmScenarios', 'w1'],
  ['PUT', account, { password: 'Password-1' }, 'putAccount', 'w1'],
  ['PATCH', account, { password: 'Password-2' }, 'changeAccount', 'w1'],
  ['POST', '/sessions/interserver', { login }, 'signIn', 'w1'],
  ['DELETE', '/sessions/interserver', undefined, 'endSessions', 'w1'],
  ['DELETE', account, undefined, 'removeAccount', 'w1'],
  ['DELETE', '/outbox', undefined, 'clearOutbox', 'w1'],
  ['DELETE', '/requests', undefined, 'clearRequests', 'w1'],
  ['PUT', '/snapshots/before', undefined, 'saveSnapshot', 'w1'],
  ['POST', '/snapshots/before/restore', undefined, 'restoreSnapshot', 'w1'],
  ['DELETE', '/snapshots/before', undefined, 'removeSnapshot', 'w1'],
  ['PUT', '/namespaces/w2', {}, 'putNamespace', null],
  ['DELETE', '/namespaces/w2', undefined, 'removeNamespace', null],
  ['DELETE', '/coverage', undefined, 'clearCoverage', null],
  ['PUT', '/fixtures/misaka', { accounts: [ada] }, 'putFixtures', null],
];

it('streams one change for each call that changes something', () =>
  calling(async (calling) => {
    const stream = await changesAt(calling);
    for (const [method, path, body] of calls) {
      const { status } = await calling.send(method, `/__admin${path}`, body, w1);
      expect([method, path, status < 300]).toEqual([method, path, true]);
    }
    const expected = calls.map(([, , , call, namespace]) => ({ call, namespace }));
    expect(await changesIn(stream, calls.length)).toEqual(expected);
    stream.close();
  }));

it('streams a change when state or a bundle is imported', () =>
  calling(async (calling) => {
    const stream = await changesAt(calling);
    for (const part of ['state', 'bundle']) {
      const { body } = await calling.send('GET', `/__admin/${part}`, undefined, w1);
      await calling.send('PUT', `/__admin/${part}`, body, w1);
    }
    expect(await changesIn(stream, 2)).toEqual([
      { call: 'putState', namespace: 'w1' },
      { call: 'putBundle', namespace: 'w1' },
    ]);
    stream.close();
  }));

it('streams no change for calls that change nothing, that fail, or whose request tells the change', () =>
  calling(async (calling) => {
    await calling.login(plain, w1);
    const stream = await changesAt(calling);
    const quiet: readonly (readonly [method: string, path: string, body?: unknown])[] = [
      ['GET', '/clock'],
      ['POST', '/introspect/interserver', { token: 'x' }],
      ['POST', '/requests/count', {}],
      ['POST', '/requests/wait', { timeoutMs: 1 }],
      ['POST', '/requests/w1-1/replay'],
      ['POST', '/session'],
      ['DELETE', '/session'],
      ['DELETE', '/scenarios/none'],
      ['PATCH', '/clock', { nonsense: true }],
      ['PATCH', '/nowhere', {}],
    ];
    for (const [method, path, body] of quiet) await calling.send(method, `/__admin${path}`, body, w1);
    await calling.send('POST', '/__admin/reset', undefined, { 'x-emulator-namespace': 'Not OK' });
    await calling.send('DELETE', '/__admin/outbox', undefined, w1);
    expect(await changesIn(stream, 1)).toEqual([{ call: 'clearOutbox', namespace: 'w1' }]);
    stream.close();
  }));

it("streams only the namespace's changes and those of the process without scope=all", () =>
  calling(async (calling) => {
    const stream = await changesAt(calling, '', w1);
    await calling.send('DELETE', '/__admin/outbox');
    await calling.send('POST', '/__admin/reset');
    await calling.send('DELETE', '/__admin/coverage');
    await calling.send('DELETE', '/__admin/outbox', undefined, w1);
    expect(await changesIn(stream, 2)).toEqual([
      { call: 'clearCoverage', namespace: null },
      { call: 'clearOutbox', namespace: 'w1' },
    ]);
    stream.close();
  }));

it('streams no changes unless asked, and all requests besides the changes', () =>
  calling(async (calling) => {
    const [without, withChanges] = [
      await open(`${calling.url}/__admin/events?scope=all`),
      await changesAt(calling),
    ];
    await calling.send('DELETE', '/__admin/outbox');
    await calling.login(plain, w1);
    expect((await without.take(1))[0]?.request).toBe('w1-1');
    expect((await withChanges.take(2)).map(({ event }) => event)).toEqual(['change', 'request']);
    without.close();
    withChanges.close();
  }));

it('decides for each call other than GET whether it is a change', () => {
  const known = new Set([
    ...calls.map(([, , , call]) => call),
    ...['endSession', 'putState', 'putBundle'],
    ...['introspect', 'countRequests', 'waitForRequests', 'replayRequest', 'sendRequest'],
    ...['openConsoleSession', 'closeConsoleSession'],
  ]);
  const others = contractCalls.filter(
    ({ method, operationId }) => method !== 'GET' && !known.has(operationId),
  );
  expect(others.map(({ operationId }) => operationId)).toEqual([]);
});

it('cuts off a client that does not read, and answers calls all the same', () =>
  calling(
    async ({ url, send }) => {
      const stream = await open(`${url}/__admin/events?scope=all&changes=true`);
      const [sent, body] = [40, { user: 'ada', password: 'Password-1' }];
      for (let number = 0; number < sent; number += 1)
        expect((await send('POST', '/api/v1/login', body)).status).toBe(200);
      expect((await send('DELETE', '/__admin/outbox')).status).toBe(204);
      let received = 0;
      while ((await stream.next()) !== undefined) received += 1;
      expect(received).toBeLessThan(sent);
      const { body: list } = await send('GET', '/__admin/requests?limit=1');
      expect(at(list, 'requests', 0, 'id')).toBe(`default-${sent}`);
    },
    { fixtures: { rocketchat: { accounts: [{ ...ada, name: 'x'.repeat(1_000_000) }] } } },
  ));
