import { expect, it } from '@jest/globals';
import request from 'supertest';
import { serve } from '../support/server.ts';
import { testApp } from '../support/app.ts';

const login = { login: 'plain@example.com', passwd: 'Password-1' };
const at = '/__admin/scenarios';

/** Signs in and returns the outcome and the real time it took. */
async function timed(url: string, body: object = login) {
  const began = performance.now();
  const response = await request(url).post('/apiv2/login').send(body);
  return { outcome: response.get('x-emulator-outcome'), tookMs: performance.now() - began };
}

it('delays an answer in real time when the clock of the emulator is frozen', async () => {
  const server = await serve(testApp());
  await request(server.url).post(at).send({ delayMs: 150, times: 1 });
  const slow = await timed(server.url);
  const next = await timed(server.url);
  await server.close();
  expect([slow.outcome, next.outcome]).toEqual(['signed-in', 'signed-in']);
  // a timer may fire up to a millisecond early
  expect(slow.tookMs).toBeGreaterThanOrEqual(149);
  expect(next.tookMs).toBeLessThan(slow.tookMs);
});

it('changes the state before it sends a delayed answer', async () => {
  const server = await serve(testApp());
  await request(server.url).post(at).send({ delayMs: 60_000 });
  let isAnswered = false;
  const answer = request(server.url).post('/apiv2/login').send(login);
  answer.then(
    () => (isAnswered = true),
    () => undefined,
  );
  // polled, so that the test has no fixed wait
  for (;;) {
    const { text } = await request(server.url).get('/__admin/sessions/interserver');
    if (text.includes(login.login)) break;
  }
  expect(isAnswered).toBe(false);
  await server.close();
});

it('delays an outcome that the same or another scenario forces', async () => {
  const server = await serve(testApp());
  await request(server.url).post(at).send({ outcome: 'locked-out', delayMs: 60, times: 1 });
  const itself = await timed(server.url);
  await request(server.url).post(at).send({ delayMs: 60 });
  await request(server.url).post(at).send({ outcome: 'unavailable' });
  const another = await timed(server.url);
  await server.close();
  expect([itself.outcome, another.outcome]).toEqual(['locked-out', 'unavailable']);
  expect(Math.min(itself.tookMs, another.tookMs)).toBeGreaterThanOrEqual(59);
});

it('loses an answer after its delay', async () => {
  const server = await serve(testApp());
  await request(server.url).post(at).send({ fault: 'EMPTY_RESPONSE', delayMs: 60 });
  const began = performance.now();
  await expect(timed(server.url)).rejects.toThrow('socket hang up');
  expect(performance.now() - began).toBeGreaterThanOrEqual(59);
  await server.close();
});

it('uses the first matching delay, not the sum of delays', async () => {
  const server = await serve(testApp());
  await request(server.url).post(at).send({ delayMs: 60_000 });
  await request(server.url).post(at).send({ account: login.login, delayMs: 5 });
  expect((await timed(server.url)).outcome).toBe('signed-in');
  await server.close();
});

it('ends the delay and records the request when the client disconnects', async () => {
  const server = await serve(testApp());
  await request(server.url).post(at).send({ delayMs: 60_000, times: 1 });
  const client = new AbortController();
  const sent = fetch(`${server.url}/apiv2/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
    signal: client.signal,
  }).catch(() => 'gone');
  for (;;) {
    const { text } = await request(server.url).get('/__admin/sessions/interserver');
    if (text.includes(login.login)) break;
  }
  client.abort();
  expect(await sent).toBe('gone');
  const waited = await request(server.url)
    .post('/__admin/requests/wait')
    .send({ count: 1, timeoutMs: 20_000 });
  expect(waited.body).toMatchObject({ requests: [{ outcome: 'signed-in' }] });
  await server.close();
});
