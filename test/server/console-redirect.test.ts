import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { embeddedFixtures } from '../../src/fixtures/source.ts';
import { createEmulator } from '../../src/index.ts';
import { createListener } from '../../src/http/listener.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { testApp } from '../support/app.ts';
import { handmade } from '../support/handmade.ts';
import { listenerOf, planesAt } from '../support/planes.ts';
import { serve } from '../support/server.ts';

const visit = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', host: 'localhost:4010' };

type App = Parameters<typeof request>[0];

/** Returns the path to which a browser goes from a page, whose URL a proxy may have changed. */
async function leadsTo(app: App, path: string, shown = path): Promise<string> {
  const response = await request(app).get(path).set(visit).expect(302);
  return new URL(String(response.headers['location']), `http://localhost:4010${shown}`).pathname;
}

it('leads a browser from / to the console', async () => {
  const response = await request(testApp()).get('/').set(visit);
  expect([response.status, response.text]).toEqual([302, '']);
  expect(response.headers).toMatchObject({
    location: './__admin/console',
    'cache-control': 'no-store',
    vary: 'Accept, Sec-Fetch-Mode',
  });
  expect((await request(testApp()).head('/').set(visit)).status).toBe(302);
});

it.each([
  ['/?ticket=1', '/__admin/console'],
  ['/@w1', '/@w1/__admin/console'],
  ['/@w1/', '/@w1/__admin/console'],
])('leads from %s to %s', async (path, target) => {
  expect(await leadsTo(testApp(), path)).toBe(target);
});

it('keeps the prefix of a proxy, which the emulator cannot see', async () => {
  expect(await leadsTo(testApp(), '/', '/login/emulator/')).toBe('/login/emulator/__admin/console');
  expect(await leadsTo(testApp(), '/@w1', '/login/@w1')).toBe('/login/@w1/__admin/console');
});

it('leads to the console when the emulator is mounted below another app', async () => {
  const app = express().use('/tools/emulator', testApp());
  for (const path of ['/tools/emulator', '/tools/emulator/'])
    expect(await leadsTo(app, path)).toBe('/tools/emulator/__admin/console');
  expect(await leadsTo(app, '/tools/emulator/@w1/')).toBe('/tools/emulator/@w1/__admin/console');
  expect(await leadsTo(app, '/tools/emulator/@w1')).toBe('/tools/emulator/@w1/__admin/console');
});

it('leads to the console when its middleware is mounted at a path, and else leaves / to the app', async () => {
  const { middleware, close } = await createEmulator();
  const below = express().use('/emulator', middleware);
  for (const path of ['/emulator', '/emulator/'])
    expect(await leadsTo(below, path)).toBe('/emulator/__admin/console');
  const beside = express()
    .use(middleware)
    .use((_incoming, response) => void response.send('own'));
  for (const path of ['/', '/@w1']) expect((await request(beside).get(path).set(visit)).text).toBe('own');
  await close();
});

it('leaves / to the app in which the emulator is mounted', async () => {
  const app = express()
    .use(testApp())
    .use((_incoming, response) => void response.send('own'));
  expect((await request(app).get('/').set(visit)).text).toBe('own');
});

it('leads to the console of the port of a namespace', async () => {
  const { emulator } = emulatorFromOptions({ seed: 'test' }, builtInProviders, embeddedFixtures);
  const planes = planesAt(emulator)({ namespace: 'w1' });
  expect(await leadsTo(createListener(planes), '/')).toBe('/__admin/console');
});

it('leads to the console when each request has to name its namespace', async () => {
  expect(await leadsTo(testApp({ requireNamespace: true }), '/')).toBe('/__admin/console');
});

it.each([
  ['a command-line client', { accept: '*/*' }],
  ['a client that accepts JSON', { accept: 'application/json' }],
  ["a page's fetch", { accept: 'text/html', 'sec-fetch-mode': 'cors' }],
  ['an invalid host', { ...visit, host: 'a b' }],
])('answers a problem to %s', async (_who, headers) => {
  const response = await request(testApp()).get('/').set(headers);
  expect([response.status >= 400, response.type]).toEqual([true, 'application/problem+json']);
});

it('leads only from /, and only for reading', async () => {
  expect((await request(testApp()).post('/').set(visit)).status).toBe(404);
  expect((await request(testApp()).get('/elsewhere').set(visit)).status).toBe(404);
});

it('leaves / to a provider that has it', async () => {
  const home = { method: 'GET', template: '/' };
  const { emulator } = emulatorFromOptions(
    { seed: 'test' },
    [handmade({ home }, { basePath: '' })],
    embeddedFixtures,
  );
  const response = await request(listenerOf(emulator)).get('/').set(visit);
  expect([response.status, response.body]).toEqual([200, {}]);
});

it('leads to the console when a provider has the paths below /, but not /', async () => {
  const login = { method: 'POST', template: '/login' };
  const { emulator } = emulatorFromOptions(
    { seed: 'test' },
    [handmade({ login }, { basePath: '' })],
    embeddedFixtures,
  );
  const listener = listenerOf(emulator);
  expect(await leadsTo(listener, '/')).toBe('/__admin/console');
  const asProgram = await request(listener).get('/').set('accept', 'application/json');
  expect(asProgram.status).toBe(404);
});

it('leaves / to a provider that has it for another method', async () => {
  const login = { method: 'POST', template: '/' };
  const { emulator } = emulatorFromOptions(
    { seed: 'test' },
    [handmade({ login }, { basePath: '' })],
    embeddedFixtures,
  );
  expect((await request(listenerOf(emulator)).get('/').set(visit)).status).not.toBe(302);
});

it('leaves / to a fallback that has it', async () => {
  const own = await serve((_request, response) => void response.end('own'));
  try {
    const { emulator } = emulatorFromOptions(
      { seed: 'test' },
      [handmade({}, { basePath: '' })],
      embeddedFixtures,
    );
    const listener = listenerOf(emulator, { fallback: { misaka: own.url } });
    expect((await request(listener).get('/').set(visit).buffer(true)).text).toBe('own');
  } finally {
    await own.close();
  }
});
