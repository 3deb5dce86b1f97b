import { expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testApp } from '../support/app.ts';
import { open } from './event-stream.ts';
import { at, calling, plain } from './journal.ts';

it('streams each request as an event', async () => {
  await calling(async ({ url, login }) => {
    const stream = await open(`${url}/__admin/events`);
    await login(plain);
    const event = await stream.next();
    expect(event?.['event']).toBe('request');
    expect(JSON.parse(event?.['data'] ?? '')).toMatchObject({
      id: 'default-1',
      outcome: 'signed-in',
      request: { body: { passwd: '‹plain@example.com.password›' } },
    });
    stream.close();
  });
});

it('streams only the namespace and the requests that match the filter', async () => {
  await calling(async ({ url, login }) => {
    const stream = await open(`${url}/__admin/events?outcome=signed-in`, { 'x-emulator-namespace': 'w1' });
    await login(plain);
    await login({ ...plain, passwd: 'Wrong-1' }, { 'x-emulator-namespace': 'w1' });
    await login(plain, { 'x-emulator-namespace': 'w1' });
    expect((await stream.take(1))[0]?.request).toBe('w1-2');
    stream.close();
  });
});

/** Returns what a stream of a namespace begins with after an event: requests by their ids, and other events. */
async function shownAfter(url: string, last: string, count: number, namespace = 'default') {
  const headers = { 'last-event-id': last, 'x-emulator-namespace': namespace };
  const stream = await open(`${url}/__admin/events`, headers);
  const events = await stream.take(count);
  stream.close();
  return events.map(({ event, request, data }) => request ?? `${event} ${data}`);
}

it('continues after the id of a request, or with all requests if the journal does not know it', async () => {
  await calling(async ({ url, login }) => {
    for (let count = 0; count < 3; count += 1) await login(plain);
    expect(await shownAfter(url, 'default-1', 2)).toEqual(['default-2', 'default-3']);
    expect(await shownAfter(url, 'default-0', 3)).toEqual(['restarted {}', 'default-1', 'default-2']);
  });
});

it('continues after the id of an event, and tells how many requests of the namespace the journal dropped', async () => {
  await calling(async ({ url, login }) => {
    const inW1 = { 'x-emulator-namespace': 'w1' };
    const stream = await open(`${url}/__admin/events`, inW1);
    const before = await stream.mark();
    await login(plain, inW1);
    const first = (await stream.take(1))[0]?.id ?? '';
    stream.close();
    expect(await shownAfter(url, before, 1, 'w1')).toEqual(['w1-1']);
    for (let count = 0; count < 252; count += 1) await login(plain, inW1);
    for (let count = 0; count < 3; count += 1) await login(plain);
    expect(await shownAfter(url, before, 2, 'w1')).toEqual(['missed {"count":3}', 'w1-4']);
    expect(await shownAfter(url, first, 2, 'w1')).toEqual(['missed {"count":2}', 'w1-4']);
  });
});

it('tells that the namespace was cleared since Last-Event-ID', async () => {
  await calling(async ({ url, login, send }) => {
    await login(plain);
    const stream = await open(`${url}/__admin/events`);
    const last = await stream.mark();
    stream.close();
    await send('DELETE', '/__admin/requests');
    await login(plain);
    expect(await shownAfter(url, last, 2)).toEqual(['cleared {}', 'default-2']);
  });
});

it('tells nothing of other namespaces by the ids of events', async () => {
  await calling(async ({ url, login }) => {
    const idAfter = async (others: number, name: string) => {
      for (let count = 0; count < others; count += 1) await login(plain);
      const named = { 'x-emulator-namespace': name };
      await login(plain, named);
      const stream = await open(`${url}/__admin/events`, named);
      const id = await stream.mark();
      stream.close();
      return id;
    };
    const ids = [await idAfter(0, 'w1'), await idAfter(7, 'w2')];
    expect(ids.map((id) => id.slice(id.lastIndexOf('-')))).toEqual(['-1', '-1']);
  });
});

it('ends streams and waits when the server closes', async () => {
  const server: Server = createServer(testApp());
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const stream = await open(`${url}/__admin/events`);
  const waiting = fetch(`${url}/__admin/requests/wait`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ timeoutMs: 60_000 }),
  });
  await fetch(`${url}/__admin/health`);
  const closed = new Promise((resolve) => void server.close(resolve));
  const answer = await waiting;
  expect(at(await answer.json(), 'status')).toBe(408);
  expect(await stream.next()).toBeUndefined();
  server.closeIdleConnections();
  await closed;
});
