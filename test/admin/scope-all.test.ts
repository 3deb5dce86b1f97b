import { expect, it } from '@jest/globals';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { createListener, type ListenerScope } from '../../src/http/listener.ts';
import type { PlanesOptions } from '../../src/server/planes.ts';
import { served } from '../http/sockets.ts';
import { testEmulator } from '../support/emulator.ts';
import { planesAt } from '../support/planes.ts';
import type { TestServer } from '../support/server.ts';
import { getRaw, open } from './event-stream.ts';
import { calling, idsOf, plain, type Calling } from './journal.ts';

const token = 'correct horse battery staple';
const inNamespace = (namespace: string) => ({ 'x-emulator-namespace': namespace });

/** Signs in once in each of these namespaces, in this order. */
async function loginsIn({ login }: Calling, ...namespaces: readonly string[]): Promise<void> {
  for (const namespace of namespaces) await login(plain, inNamespace(namespace));
}

it('lists the requests of all namespaces, newest first', () =>
  calling(async (calls) => {
    await loginsIn(calls, 'w1', 'w2', 'w1', 'default');
    const said = await calls.send('GET', '/__admin/requests?scope=all');
    expect(idsOf(said)).toEqual(['default-1', 'w1-2', 'w2-1', 'w1-1']);
    expect(said.body).toMatchObject({ total: 4 });
    expect(idsOf(await calls.send('GET', '/__admin/requests?scope=namespace'))).toEqual(['default-1']);
  }));

it('filters and pages the requests of all namespaces', () =>
  calling(async (calls) => {
    await loginsIn(calls, 'w1', 'w2', 'w3');
    await calls.login({ ...plain, passwd: 'wrong' }, inNamespace('w2'));
    const page = (query: string) => calls.send('GET', `/__admin/requests?scope=all&${query}`);
    expect(idsOf(await page('outcome=signed-in'))).toEqual(['w3-1', 'w2-1', 'w1-1']);
    expect(idsOf(await page('limit=2'))).toEqual(['w2-2', 'w3-1']);
    expect(idsOf(await page('limit=2&after=w3-1'))).toEqual(['w2-1', 'w1-1']);
    expect(idsOf(await page('after=w9-1'))).toEqual([]);
  }));

it('ends paging although an imported bundle repeats the ids of another namespace', () =>
  calling(async (calls) => {
    await loginsIn(calls, 'w1', 'w1');
    const { body } = await calls.send('GET', '/__admin/bundle', undefined, inNamespace('w1'));
    await calls.send('PUT', '/__admin/bundle', body, inNamespace('w2'));
    const pages: unknown[] = [];
    for (let after = ''; ; after = `&after=${String(pages.at(-1))}`) {
      const ids = idsOf(await calls.send('GET', `/__admin/requests?scope=all&limit=1${after}`));
      if (ids.length === 0 || pages.length > 9) break;
      pages.push(...ids);
    }
    expect(pages).toEqual(['w1-2', 'w1-1']);
  }));

/** Serves an emulator with a request in w2 and a later one in w1, at a listener of this scope. */
function withTwo<T>(
  use: (url: string) => Promise<T>,
  scope: ListenerScope = {},
  options: Partial<PlanesOptions> = {},
): Promise<T> {
  const at = planesAt(testEmulator().emulator, options);
  const bound = async ({ url: whole }: TestServer) => {
    for (const namespace of ['w2', 'w1'])
      await fetch(`${whole}/@${namespace}/apiv2/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(plain),
      });
    return served(({ url }) => use(url), createListener(at(scope)));
  };
  return served(bound, createListener(at({})));
}

/** Reads a path; of a stream, all requests of w1 and w2. */
const read = (url: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  getRaw(url, path, { 'last-event-id': 'none', ...headers }, '"id":"w1-1"');

const access = { admin: true, allowedHosts: [], adminOrigins: [], token };

it.each([
  ...['scope=all', 'scope=%61ll', 's%63ope=all', 'limit=1&scope=all', 'scope=all&scope=namespace'],
  ...[
    'scope=namespace&scope=all',
    'scope=all&scope=all',
    'scope=All',
    'scope=',
    'scope=all%20',
    'scope=+all',
  ],
  ...['scope[]=all', 'scope[0]=all', 'Scope=all', 'scope=all#', '#?scope=all', '&&scope=all', '?scope=all'],
  ...['scope=all;', ';scope=all', 'scope=["all"]', 'scope=%00all', 'scope=namespace,all'],
])("never shows another namespace's requests to a namespace's token: %s", (query) =>
  withTwo(
    async (url) => {
      const asked = (bearer: string, path: string) =>
        read(url, path, { authorization: `Bearer ${bearer}`, ...inNamespace('w1') });
      for (const call of ['/requests', '/REQUESTS/', '/events']) {
        const path = `/__admin${call}?${query}`;
        const whole = await asked(token, path);
        const own = await asked(namespaceToken(token, 'w1'), path);
        expect(own.text).not.toContain('w2-1');
        if (whole.text.includes('w2-1')) expect([own.status, own.code]).toEqual([403, 'token-insufficient']);
      }
    },
    {},
    { access },
  ),
);

it.each(['scope=all', 'scope=%61ll', 's%63ope=all'])(
  'shows the requests of all namespaces to the main token: %s',
  (query) =>
    withTwo(
      async (url) => {
        const headers = { authorization: `Bearer ${token}`, ...inNamespace('w1') };
        for (const call of ['/requests', '/events'])
          expect((await read(url, `/__admin${call}?${query}`, headers)).text).toContain('w2-1');
      },
      {},
      { access },
    ),
);

it("refuses the scope of all namespaces to a namespace's token", () =>
  withTwo(
    async (url) => {
      const authorization = `Bearer ${namespaceToken(token, 'w1')}`;
      for (const call of ['/@w1/__admin/requests?scope=all', '/@w1/__admin/events?scope=all']) {
        const answer = await fetch(`${url}${call}`, { headers: { authorization } });
        expect({ status: answer.status, body: await answer.json() }).toEqual({
          status: 403,
          body: expect.objectContaining({
            code: 'token-insufficient',
            detail:
              'the scope of all namespaces needs the main token; the token sent is valid for namespace w1 only',
          }) as unknown,
        });
      }
      const own = await fetch(`${url}/@w1/__admin/requests?scope=namespace`, { headers: { authorization } });
      expect(own.status).toBe(200);
    },
    {},
    { access },
  ));

it.each([
  ['the path', '/@w1/__admin/requests?scope=all', {}, {}, ['w1-1']],
  ['the host', '/__admin/requests?scope=all', { host: 'w1.localhost' }, {}, ['w1-1']],
  ['the port', '/__admin/requests?scope=all', {}, { namespace: 'w1' }, ['w1-1']],
  ['the header', '/__admin/requests?scope=all', inNamespace('w1'), {}, ['w1-1', 'w2-1']],
  ['the cookie', '/__admin/requests?scope=all', { cookie: 'emulator-namespace=w1' }, {}, ['w1-1', 'w2-1']],
] as const)(
  'returns the scope that a call with a namespace in %s may have',
  (_way, path, headers, scope, ids) =>
    withTwo(async (url) => {
      expect((await read(url, path, headers)).ids).toEqual(ids);
    }, scope),
);

it('rejects the scope of all namespaces if port and path name different namespaces', () =>
  withTwo(
    async (url) => {
      const answer = await read(url, '/@w2/__admin/requests?scope=all');
      expect([answer.status, answer.code]).toEqual([400, 'invalid-namespace']);
    },
    { namespace: 'w1' },
  ));

it('needs no namespace for the scope of all, although other calls must name one', () =>
  withTwo(
    async (url) => {
      expect((await read(url, '/__admin/requests?scope=all')).ids).toEqual(['w1-1', 'w2-1']);
      expect((await read(url, '/__admin/requests')).code).toBe('invalid-namespace');
    },
    {},
    { requireNamespace: true },
  ));

/** The process of an event id, and its number. */
function partsOf(id = ''): { readonly process: string; readonly number: number } {
  const mark = id.lastIndexOf('-');
  return { process: id.slice(0, mark), number: Number(id.slice(mark + 1)) };
}

it('streams all namespaces in order of arrival, numbered by the process', () =>
  calling(async (calls) => {
    const stream = await open(`${calls.url}/__admin/events?scope=all`);
    await loginsIn(calls, 'w1', 'default', 'w2', 'w1');
    const events = await stream.take(4);
    expect(events.map(({ request }) => request)).toEqual(['w1-1', 'default-1', 'w2-1', 'w1-2']);
    const ids = events.map(({ id }) => partsOf(id));
    expect(ids.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(new Set(ids.map(({ process }) => process)).size).toBe(1);
    expect(ids[0]?.process).toMatch(/^[0-9a-f]{12}$/);
    stream.close();
  }));

it('tells the id of the newest request at once, and continues after it', () =>
  calling(async (calls) => {
    await loginsIn(calls, 'w1', 'w2');
    const stream = await open(`${calls.url}/__admin/events?scope=all`);
    const last = await stream.mark();
    expect(partsOf(last).number).toBe(2);
    stream.close();
    await loginsIn(calls, 'w2', 'w1');
    const again = await open(`${calls.url}/__admin/events?scope=all`, { 'last-event-id': last });
    expect((await again.take(2)).map(({ request }) => request)).toEqual(['w2-2', 'w1-2']);
    again.close();
  }));

it('tells how many requests the journal has evicted or cleared since Last-Event-ID', () =>
  calling(async (calls) => {
    await loginsIn(calls, 'w1');
    const stream = await open(`${calls.url}/__admin/events?scope=all`);
    const last = await stream.mark();
    stream.close();
    await loginsIn(calls, 'w2', 'w3');
    for (let sent = 0; sent < 252; sent += 1) await calls.login(plain, inNamespace('w1'));
    await calls.send('DELETE', '/__admin/requests', undefined, inNamespace('w3'));
    const again = await open(`${calls.url}/__admin/events?scope=all`, { 'last-event-id': last });
    const [missed, first, second] = await again.take(3);
    // the first request of w1 came before
    expect(missed).toEqual({ event: 'missed', data: '{"count":3}' });
    expect([first?.request, partsOf(first?.id).number]).toEqual(['w2-1', 2]);
    expect([second?.request, partsOf(second?.id).number]).toEqual(['w1-4', 6]);
    again.close();
  }));

it.each(['0123456789ab-7', 'w1-1', 'nonsense', '-'])(
  'tells that the process restarted when Last-Event-ID is %s',
  (last) =>
    calling(async (calls) => {
      await loginsIn(calls, 'w1', 'w2');
      await calls.send('DELETE', '/__admin/requests', undefined, inNamespace('w1'));
      const stream = await open(`${calls.url}/__admin/events?scope=all`, { 'last-event-id': last });
      const [restarted, missed, request] = await stream.take(3);
      expect(restarted).toEqual({ event: 'restarted', data: '{}' });
      expect(missed).toEqual({ event: 'missed', data: '{"count":1}' });
      expect(request?.request).toBe('w2-1');
      stream.close();
    }),
);

it('gives each process its own event ids', async () => {
  const processes: string[] = [];
  for (let started = 0; started < 2; started += 1)
    await calling(async ({ url }) => {
      const stream = await open(`${url}/__admin/events?scope=all`);
      processes.push(partsOf(await stream.mark()).process);
      stream.close();
    });
  expect(new Set(processes).size).toBe(2);
});

it('does not stream the requests of an imported bundle', () =>
  calling(async (calls) => {
    await loginsIn(calls, 'w1');
    const { body } = await calls.send('GET', '/__admin/bundle', undefined, inNamespace('w1'));
    const stream = await open(`${calls.url}/__admin/events?scope=all`);
    const last = await stream.mark();
    await calls.send('PUT', '/__admin/bundle', body, inNamespace('w2'));
    await loginsIn(calls, 'w1');
    expect((await stream.take(1))[0]?.request).toBe('w1-2');
    stream.close();
    const again = await open(`${calls.url}/__admin/events?scope=all`, { 'last-event-id': last });
    expect((await again.take(1))[0]?.request).toBe('w1-2');
    again.close();
  }));
