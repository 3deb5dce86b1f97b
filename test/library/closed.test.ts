import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { connect, createEmulator, EmulatorError } from '../../src/index.ts';

it.each([false, 0] as const)('rejects every call after close (port %s)', async (port) => {
  const emulator = await createEmulator({ port });
  const w1 = emulator.namespace('w1');
  const { app, middleware } = emulator;
  await emulator.close();
  const asked = [
    () => emulator.fetch('/api/v1/login'),
    () => emulator.reset(),
    () => emulator.health(),
    () => emulator.clock.get(),
    () => emulator.namespaces(),
    () => emulator.coverage.get(),
    () => w1.start(),
    () => w1.remove(),
    () => w1.fetch('/apiv2/login'),
    () => w1.snapshot(),
  ];
  for (const ask of asked) {
    const refused = await ask().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EmulatorError);
    expect(String(refused)).toContain('this emulator is closed; create another with createEmulator()');
  }
  const mounted = express()
    .use(middleware)
    .use((_incoming, response) => void response.send('own'));
  for (const path of ['/apiv2/login', '/__admin/health'])
    for (const listener of [app, mounted]) expect((await request(listener).get(path)).status).toBe(503);
  expect((await request(mounted).get('/page')).text).toBe('own');
});

it('rejects calls of a closed connection, while the emulator continues', async () => {
  const emulator = await createEmulator();
  const connected = await connect(emulator.url);
  await connected.close();
  for (const ask of [() => connected.fetch('/apiv2/login'), () => connected.reset()])
    await expect(ask()).rejects.toThrow('this connection is closed');
  expect((await emulator.health()).status).toBe('ready');
  await emulator.close();
});
