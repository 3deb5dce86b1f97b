import { expect, it } from '@jest/globals';
import express from 'express';
import type { Page } from 'playwright-core';
import { createEmulator } from '../../src/index.ts';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';
import { withConsole } from './support/console.ts';
import { prefixProxy } from './support/prefix-proxy.ts';

it('opens in a browser without a complaint', () =>
  withConsole({}, async ({ page, url }) => {
    await page.getByRole('main').waitFor();
    expect(page.url()).toMatch(url);
  }));

it('opens behind the prefix of a namespace', () =>
  withConsole({ base: (url) => `${url}/@w1` }, ({ page }) => page.getByRole('main').waitFor()));

it('opens from a trailing slash', () =>
  withConsole({ at: '/' }, async ({ page, url }) => {
    await page.getByRole('main').waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(url).pathname);
  }));

it('opens behind a path prefix of a proxy', async () => {
  const emulator = await createEmulator();
  const proxy = await prefixProxy(emulator.url, '/tools/login');
  try {
    const base = () => `${proxy.url}/tools/login`;
    await withConsole({ base }, ({ page }) => page.getByRole('main').waitFor());
  } finally {
    await proxy.close();
    await emulator.close();
  }
});

it('opens in an Express app that mounts the emulator', async () => {
  const server = await serve(express().use('/vendors', testApp()));
  try {
    const base = () => `${server.url}/vendors`;
    await withConsole({ base }, ({ page }) => page.getByRole('main').waitFor());
  } finally {
    await server.close();
  }
});

it('refuses to be framed by its own site', () =>
  withConsole({ allow: [blocked, /frame/i] }, async ({ page, url, errors }) => {
    const outer = new URL('/outer', url).href;
    await page.route(outer, (route) => route.fulfill({ contentType: 'text/html', body: framing(url) }));
    expect(await mainsInFrame(page, outer)).toBe(0);
    expect(errors).toContainEqual(expect.stringMatching(blocked));
  }));

it('refuses to be framed by another site', () =>
  withConsole({ allow: [forbidden] }, async ({ page, url, errors }) => {
    const outer = await serve((_, response) => void response.end(framing(url)));
    await page.route(`${outer.url}/**`, (route) => route.continue());
    try {
      expect(await mainsInFrame(page, outer.url)).toBe(0);
      expect(errors).toContainEqual(expect.stringMatching(forbidden));
    } finally {
      await outer.close();
    }
  }));

it('makes no HTML, code or worker of a text, except its own worker', () =>
  withConsole({ allow: [/[Tt]rusted|unsafe-eval/] }, async ({ page }) => {
    const inPage = (code: string) => resultOf(page, code);
    expect(await inPage("document.body.innerHTML = '<b>bold</b>'")).toMatch(/TrustedHTML/);
    expect(await inPage("document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')")).toMatch(
      /TrustedHTML/,
    );
    expect(await inPage("document.createElement('script').src = '/__admin/health'")).toMatch(
      /TrustedScriptURL/,
    );
    expect(await inPage("new SharedWorker('/__admin/health')")).toMatch(/TrustedScriptURL/);
    expect(await inPage("trustedTypes.createPolicy('other', {})")).toMatch(/createPolicy/);
    expect(await inPage("new SharedWorker('console/stream-worker.js', { type: 'module' })")).toBe('done');
  }));

/** Runs code in the page; returns the message of its error, or `done`. */
function resultOf(page: Page, code: string): Promise<string> {
  return page.evaluate(
    `(() => { try { ${code}; return 'done'; } catch (error) { return String(error); } })()`,
  );
}

const blocked = /ERR_BLOCKED_BY_RESPONSE/;
const forbidden = /status of 403/;

function framing(url: string): string {
  return `<!doctype html><iframe src="${url}"></iframe>`;
}

/** Opens a page with a frame; returns how many main elements are in the frame. */
async function mainsInFrame(page: Page, url: string): Promise<number | undefined> {
  await page.goto(url);
  return page
    .frames()
    .find((frame) => frame !== page.mainFrame())
    ?.locator('main')
    .count();
}
