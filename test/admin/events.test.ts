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
    expect({ id: event?.['id'], event: event?.['event'] }).toEqual({ id: 'default-1', event: 'request' });
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
    expect((await stream.next())?.['id']).toBe('w1-2');
    stream.close();
  });
});

it('continues after Last-Event-ID, or with all events if that one was evicted', async () => {
  await calling(async ({ url, login }) => {
    for (let count = 0; count < 3; count += 1) await login(plain);
    const idsAfter = async (last: string) => {
      const stream = await open(`${url}/__admin/events`, { 'last-event-id': last });
      const ids = [(await stream.next())?.['id'], (await stream.next())?.['id']];
      stream.close();
      return ids;
    };
    expect(await idsAfter('default-1')).toEqual(['default-2', 'default-3']);
    expect(await idsAfter('default-0')).toEqual(['default-1', 'default-2']);
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
