import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import { createListeners } from '../../src/server/listeners.ts';
import type { ListenerScope } from '../../src/http/listener.ts';
import { connectionTo, withPortInUse } from '../cli/sockets.ts';

/** Creates planes that answer with their scope. */
function saying(place: ListenerScope) {
  return {
    planes: [],
    notFound: (_request: unknown, response: { end(text: string): void }) =>
      response.end(JSON.stringify(place)),
    report: () => undefined,
  };
}

it('creates planes for the scope of each listener', async () => {
  const listeners = createListeners('localhost', saying);
  const places: readonly ListenerScope[] = [{}, { provider: 'misaka' }, { namespace: 'w1' }];
  const opened = await Promise.all(places.map((place) => listeners.open(place, 0)));
  const said = await Promise.all(opened.map(async ({ url }) => (await fetch(url)).json()));
  await listeners.close();
  expect(said).toEqual(places);
});

it.each([
  ['localhost', 'http://localhost:'],
  ['127.0.0.1', 'http://127.0.0.1:'],
])('returns the URL of a listener on %s', async (host, url) => {
  const listeners = createListeners(host, saying);
  const opened = await listeners.open({}, 0);
  await listeners.close();
  expect(opened.url).toBe(`${url}${opened.port}`);
});

it('keeps an idle connection open for longer than the pauses between requests', async () => {
  const listeners = createListeners('localhost', saying);
  const { url } = await listeners.open({}, 0);
  const { headers } = await fetch(url);
  await listeners.close();
  expect(headers.get('keep-alive')).toBe('timeout=75');
});

it('closes only the listeners of the namespace that was removed', async () => {
  const listeners = createListeners('localhost', saying);
  const standing = await listeners.open({ namespace: 'w1' }, 0);
  listeners.keep();
  const own = await listeners.openOrReuse({ namespace: 'w1' }, 0);
  const other = await listeners.openOrReuse({ namespace: 'w2' }, 0);
  await listeners.closeNamespace('w1');
  const ports = await Promise.all([standing, own, other].map(({ port }) => connectionTo(port)));
  await listeners.closeNamespace('w1');
  await listeners.close();
  expect(ports).toEqual(['open', 'ECONNREFUSED', 'open']);
});

it('reuses the listener when a namespace opens one again', async () => {
  const listeners = createListeners('localhost', saying);
  const first = await listeners.openOrReuse({ namespace: 'w1' }, 0);
  const again = [
    await listeners.openOrReuse({ namespace: 'w1' }, 0),
    await listeners.openOrReuse({ namespace: 'w1' }, first.port),
  ];
  const other = await listeners.openOrReuse({ namespace: 'w2' }, 0);
  await listeners.close();
  expect(again).toEqual([first, first]);
  expect(other.port).not.toBe(first.port);
});

it('keeps permanent listeners open when their namespace is removed', async () => {
  const listeners = createListeners('localhost', saying);
  const first = await listeners.open({ namespace: 'w1' }, 0);
  listeners.keep();
  const second = await listeners.open({ namespace: 'w1' }, 0);
  await listeners.closeNamespace('w1');
  const standing = await Promise.all([first, second].map(({ port }) => connectionTo(port)));
  await listeners.close();
  expect(standing).toEqual(['open', 'ECONNREFUSED']);
});

it('rejects when the port is in use, and can open another', async () => {
  const listeners = createListeners('localhost', saying);
  await withPortInUse(async (port) => {
    await expect(listeners.open({}, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
  const { url } = await listeners.open({}, 0);
  expect((await fetch(url)).status).toBe(200);
  await listeners.close();
});

it('rejects a new listener after it was closed', async () => {
  const listeners = createListeners('localhost', saying);
  const late = listeners.open({}, 0);
  await listeners.close();
  await expect(late).rejects.toThrow('the emulator stopped before it served on port');
});

it('lets a request in flight finish when its listener closes', async () => {
  const taken = new EventEmitter();
  const listeners = createListeners('127.0.0.1', (place) => ({
    ...saying(place),
    notFound: (_request, response) => void taken.emit('request', response),
  }));
  const { port } = await listeners.open({ namespace: 'w1' }, 0);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  const [response] = (await once(taken, 'request')) as [ServerResponse];
  const closed = listeners.closeNamespace('w1');
  response.end('late');
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  await closed;
  expect(bytes.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*late/);
});
