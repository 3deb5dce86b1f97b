import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';
import { createEmulators } from '../../src/testing/emulators.ts';
import { portOf } from './playwright/port.ts';

it('finds the emulator on the server of the pages, and connects to it once', async () => {
  const served = await createEmulator();
  const emulators = createEmulators();
  const found = await emulators.of({}, `${served.url}/sign-in?next=/`);
  expect(found.url).toBe(served.url);
  expect(await emulators.of({ allowUnmatched: true }, served.url)).toBe(found);
  await emulators.close();
  expect(await served.health()).toMatchObject({ status: 'ready' });
  await served.close();
});

it('starts an emulator when that server serves none, is unreachable, or is not configured', async () => {
  const app = createServer((_request, response) => response.end('<!doctype html>')).listen(0);
  await once(app, 'listening');
  const emulators = createEmulators();
  const options = { emulator: { providers: ['misaka'] } };
  const own = await emulators.of(options, undefined);
  expect(Object.keys(own.urls)).toEqual(['misaka']);
  expect(await emulators.of(options, `http://localhost:${portOf(app)}/`)).toBe(own);
  expect(await emulators.of(options, 'http://nowhere.invalid/')).toBe(own);
  await emulators.close();
  await expect(fetch(own.url)).rejects.toThrow('fetch failed');
  app.close();
});

it('prefers the configured URL, and names it when no emulator answers there', async () => {
  const [served, named] = await Promise.all([createEmulator(), createEmulator()]);
  const emulators = createEmulators();
  expect((await emulators.of({ url: named.url }, served.url)).url).toBe(named.url);
  await named.close();
  const late = createEmulators();
  await expect(late.of({ url: named.url }, served.url)).rejects.toThrow(
    `no emulator answers at ${named.url}`,
  );
  await Promise.all([emulators.close(), late.close(), served.close()]);
});
