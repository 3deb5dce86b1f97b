import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import express from 'express';
import { createEmulator } from '../../src/index.ts';
import { defineProvider } from '../../src/library/define-provider.ts';
import { serve } from '../support/server.ts';
import { withConsole } from './support/console.ts';
import { prefixProxy } from './support/prefix-proxy.ts';

it('leaves / to a declared provider that has it', async () => {
  const emulator = { providers: [await shop('/')] };
  await withConsole({ emulator }, async ({ page, url }) => {
    await page.getByText('Nothing is switched on').waitFor();
    const root = new URL('/', url).href;
    expect((await page.goto(root))?.status()).toBe(200);
    expect(page.url()).toBe(root);
    await page.getByText('the start of the shop').waitFor();
  });
});

it('leads from / to the console if a declared provider has only the paths below', async () => {
  const emulator = { providers: [await shop('/start')] };
  await withConsole({ emulator }, async ({ page, url }) => {
    await page.goto(new URL('/', url).href);
    await page.getByText('Nothing is switched on').waitFor();
    expect(page.url()).toMatch(url);
  });
});

it('leaves / to a fallback that serves it', async () => {
  const real = await serve((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><link rel="icon" href="data:,"><h1>The real shop</h1>');
  });
  const emulator = { providers: [await shop('/start')], fallback: { shop: real.url } };
  try {
    await withConsole({ emulator }, async ({ page, url }) => {
      await page.getByText('Nothing is switched on').waitFor();
      const root = new URL('/', url).href;
      await page.goto(root);
      await page.getByRole('heading', { name: 'The real shop' }).waitFor();
      expect(page.url()).toBe(root);
    });
  } finally {
    await real.close();
  }
});

it('leads to the console from the path at which an app mounts the middleware', async () => {
  const emulator = await createEmulator();
  const server = await serve(express().use('/emulator', emulator.middleware));
  const base = () => `${server.url}/emulator`;
  try {
    await withConsole({ base }, async ({ page, url }) => {
      for (const path of ['/emulator', '/emulator/']) {
        await page.goto(server.url + path);
        await page.getByText('Nothing is switched on').waitFor();
        expect(page.url()).toMatch(url);
      }
      await page.getByRole('link', { name: 'Clock' }).first().click();
      await page.getByRole('button', { name: '+1 h' }).click();
      await page.getByText('1 h ahead of the real time').waitFor();
    });
  } finally {
    await server.close();
    await emulator.close();
  }
});

it('keeps a deep link through the sign-in behind a path prefix of a proxy', async () => {
  const token = 'correct horse battery staple';
  const emulator = await createEmulator({ token });
  const proxy = await prefixProxy(emulator.url, '/tools/login');
  const base = () => `${proxy.url}/tools/login`;
  try {
    await withConsole({ base, at: '#/clock?ns=w1' }, async ({ page, url }) => {
      await page.getByLabel('Token').fill(token);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Clock of w1' }).waitFor();
      expect(page.url()).toBe(`${url}#/clock?ns=w1`);
      await page.reload();
      await page.getByRole('heading', { name: 'Clock of w1' }).waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('Token').waitFor();
      expect(page.url()).toBe(`${url}#/clock?ns=w1`);
    });
  } finally {
    await proxy.close();
    await emulator.close();
  }
});

/** Declares a provider at the root of its host, whose only operation has this path. */
async function shop(path: string) {
  const folder = await mkdtemp(join(tmpdir(), 'console-shop-'));
  const content = { 'application/json': { example: { page: 'the start of the shop' } } };
  const start = { operationId: 'start', responses: { 200: { description: 'The start', content } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.0.0' },
    servers: [{ url: 'https://shop.example.com' }],
    paths: { [path]: { get: start } },
  };
  try {
    const contract = join(folder, 'shop.json');
    await writeFile(contract, JSON.stringify(document));
    return await defineProvider({ contract });
  } finally {
    await rm(folder, { recursive: true });
  }
}
