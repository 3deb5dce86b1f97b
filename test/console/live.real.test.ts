import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createEmulator } from '../../src/index.ts';
import { admin } from './support/admin.ts';
import { withConsole, type ConsoleOptions, type OpenConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';
import { withStreamProxy, type StreamProxy } from './support/stream-proxy.ts';
import { withTabs } from './support/tabs.ts';
import { until } from './support/until.ts';

const lost = 'The emulator doesn’t answer. This page tries again by itself.';

it('reads one stream for all tabs of a browser, each of which gets the events', () =>
  behindProxy({}, async ({ page, openTab, emulator }, proxy) => {
    const tabs = [page, await openTab(), await openTab('#/requests')];
    await until('a stream is open', () => proxy.openStreams() === 1);
    await freeze(emulator.url);
    for (const tab of tabs) await frozen(tab);
    expect(proxy.streams.length).toBe(1);
    await tabs[0]?.close();
    await tabs[1]?.close();
    await logIn(emulator.url);
    await requestRows(tabs[2]).first().waitFor();
    expect(proxy.streams.length).toBe(1);
    await tabs[2]?.close();
    await until('the stream ends with the last tab', () => proxy.openStreams() === 0);
  }));

it('reads a stream for each browser', () =>
  behindProxy({}, async ({ page, openBrowser, emulator }, proxy) => {
    const other = await openBrowser();
    await until('two streams are open', () => proxy.openStreams() === 2);
    await freeze(emulator.url);
    await frozen(page);
    await frozen(other);
  }));

it('reads no stream while hidden, and continues after the last event when shown', () =>
  withStreamProxy(async (proxy) => {
    const emulator = await createEmulator({ seed: 'test' });
    proxy.leadTo(emulator.url);
    try {
      await withTabs(async (open) => {
        const tab = await open(`${proxy.url}/__admin/console#/requests`);
        await until('the page is visible', async () => (await tab.read('document.hidden')) === 'false');
        await until('the stream began', () => proxy.streams[0]?.text.includes('id: ') === true);
        await logIn(emulator.url);
        await until('the first request is listed', async () => (await tab.read(rowCount)) === '1');
        const other = await open('about:blank');
        await until('no stream is open', () => proxy.openStreams() === 0);
        expect(await tab.read('document.hidden')).toBe('true');
        await logIn(emulator.url);
        expect(proxy.streams.length).toBe(1);
        await tab.show();
        await until('a stream is open', () => proxy.openStreams() === 1);
        expect(proxy.streams[1]?.lastEventId).toMatch(/-1$/);
        await until('the second request is listed', async () => (await tab.read(rowCount)) === '2');
        // what came before isn't sent again
        expect(proxy.streams[1]?.text).not.toContain('"id":"default-1"');
        await other.show();
        await until('no stream is open', () => proxy.openStreams() === 0);
      });
    } finally {
      await emulator.close({ graceMs: 0 });
    }
  }));

it('says that the connection is lost, and mends it by itself, without an error in the console', () =>
  behindProxy({ at: '#/requests' }, async ({ page, emulator, errors }, proxy) => {
    await logIn(emulator.url);
    await requestRows(page).first().waitFor();
    await until('the stream began', () => proxy.streams[0]?.text.includes('id: ') === true);
    await proxy.stop();
    await page.getByRole('status').getByText(lost).waitFor();
    await logIn(emulator.url);
    await freeze(emulator.url);
    await proxy.start();
    await page.getByText(lost).waitFor({ state: 'detached' });
    await requestRows(page).nth(1).waitFor();
    await frozen(page);
    expect(proxy.streams.at(-1)?.lastEventId).toMatch(/-1$/);
    expect(errors).toEqual([]);
  }));

it('tells how many requests the journal dropped meanwhile, and loads the list again', () =>
  behindProxy({ at: '#/requests' }, async ({ page, emulator }, proxy) => {
    await logIn(emulator.url);
    await requestRows(page).first().waitFor();
    await until('the stream began', () => proxy.streams[0]?.text.includes('id: ') === true);
    await proxy.stop();
    // the journal keeps 250 requests of a namespace
    for (let sent = 0; sent < 260; sent += 10)
      await Promise.all(Array.from({ length: 10 }, () => fetch(`${emulator.url}/api/v1/me`)));
    await proxy.start();
    await page.getByRole('status').getByText('10 requests missed').waitFor();
    await page.getByText('250', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('10 requests missed').waitFor({ state: 'detached' });
  }));

it('renews everything after a restart of the emulator', () =>
  behindProxy({ at: '#/requests' }, async ({ page, emulator }, proxy) => {
    await logIn(emulator.url);
    await logIn(emulator.url, { password: 'wrong' });
    await requestRows(page).nth(1).waitFor();
    const next = await createEmulator({ seed: 'test', now: '2031-02-03T04:05:06Z' });
    try {
      await logIn(`${next.url}/@only-new`);
      await proxy.stop();
      proxy.leadTo(next.url);
      await page.getByText(lost).waitFor();
      await proxy.start();
      await page.getByText(lost).waitFor({ state: 'detached' });
      await page.getByRole('status').getByText('The emulator was started again').waitFor();
      await frozen(page);
      await requestRows(page).nth(1).waitFor({ state: 'detached' });
      expect(await requestRows(page).count()).toBe(1);
      await page.getByRole('banner').getByRole('option', { name: 'only-new' }).waitFor({ state: 'attached' });
    } finally {
      await proxy.stop();
      await next.close({ graceMs: 0 });
      await proxy.start();
    }
  }));

it('shows in one browser what another changes: outcomes, clock, accounts and namespaces', () =>
  withConsole({ at: '#/state' }, async ({ page, openBrowser, emulator }) => {
    const other = await openBrowser('#/accounts/rocketchat');
    const scenario = { provider: 'rocketchat', operation: 'login', outcome: 'locked-out' };
    await admin(emulator.url, '/scenarios', { method: 'POST', body: scenario });
    for (const one of [page, other])
      await one
        .getByRole('banner')
        .getByText(/locked out/)
        .first()
        .waitFor();
    await admin(emulator.url, '/scenarios', { method: 'DELETE' });
    for (const one of [page, other]) await one.getByText('Nothing is switched on').waitFor();
    await page.getByRole('button', { name: 'New namespace' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: /^Name/ }).fill('shared');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    const picker = other.getByRole('banner').getByRole('option', { name: 'shared' });
    await picker.waitFor({ state: 'attached' });
    const account = { login: 'from-elsewhere', password: 'Password-1' };
    await admin(emulator.url, '/accounts/rocketchat/from-elsewhere', { method: 'PUT', body: account });
    await other.getByText('from-elsewhere').first().waitFor();
    await freeze(emulator.url);
    await frozen(other);
  }));

it('reads its own stream in a browser without shared workers', () =>
  // in such a browser, the page itself notices the lost connection, which the browser reports
  behindProxy({ allow: [/ERR_/] }, async ({ page, openTab, emulator }, proxy) => {
    await page.context().addInitScript('delete globalThis.SharedWorker');
    await page.close();
    const [first, second] = [await openTab(), await openTab('#/requests')];
    expect(await first.evaluate('"SharedWorker" in globalThis')).toBe(false);
    await until('each tab has a stream', () => proxy.openStreams() === 2);
    await logIn(emulator.url);
    await requestRows(second).first().waitFor();
    await proxy.stop();
    await first.getByText(lost).waitFor();
    await freeze(emulator.url);
    await proxy.start();
    await first.getByText(lost).waitFor({ state: 'detached' });
    await frozen(first);
    expect(proxy.streams.at(-1)?.lastEventId).toMatch(/-1$/);
  }));

/** Opens the console through a proxy that counts its streams. */
function behindProxy(
  options: ConsoleOptions,
  use: (opened: OpenConsole, proxy: StreamProxy) => Promise<void>,
): Promise<void> {
  return withStreamProxy((proxy) => {
    const base = (url: string) => {
      proxy.leadTo(url);
      return proxy.url;
    };
    return withConsole({ ...options, base }, (opened) => use(opened, proxy));
  });
}

const rowCount = `document.querySelectorAll('main [role="listitem"]').length`;

function requestRows(page: Page | undefined) {
  if (page === undefined) throw new Error('no such tab');
  return page.getByRole('main').getByRole('listitem');
}

function freeze(url: string) {
  return admin(url, '/clock', { method: 'PATCH', body: { frozen: true } });
}

/** Waits until the strip of a page says that the clock is frozen. */
function frozen(page: Page): Promise<void> {
  return page.getByRole('banner').getByText('frozen').waitFor();
}
