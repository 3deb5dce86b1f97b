import { networkInterfaces } from 'node:os';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowser } from '../admin/docs/watched-page.ts';
import { serving } from '../cli/cli.ts';
import { inBrowser } from '../support/browser.ts';
import { withConsole } from './support/console.ts';
import { watch } from './support/watch.ts';

const token = 'main-secret';
const settings = { variables: { LOGIN_EMULATOR_TOKEN: token }, maxWaitMs: 60_000 };

/** An address of this machine beyond loopback, as a phone would use it. */
const [lan] = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal);

it('opens from the address without a path', () =>
  withConsole({}, async ({ page, url }) => {
    await page.goto(new URL('/', url).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toMatch(url);
    const program = await fetch(new URL('/', url));
    expect(program.status).toBe(404);
  }));

it('opens at localhost names of a namespace, which stays', () =>
  withConsole({ base: (url) => url.replace('localhost', 'w1.localhost') }, async ({ page }) => {
    await page.getByText('Nothing is switched on').waitFor();
    await page.getByText('Namespace w1').waitFor();
  }));

it('opens at the port of a namespace, which stays', () =>
  serving(['--listen', '0@w1', '--log', 'json'], async ({ said }) => {
    const { listeners = [] } = JSON.parse(said) as {
      readonly listeners?: readonly { readonly url: string }[];
    };
    await watched(listeners[0]?.url ?? '', async (page, origin) => {
      await page.goto(`${origin}/`);
      await page.getByText('Namespace w1').waitFor();
      await page.getByText('Nothing is switched on').waitFor();
    });
  }).then(() => undefined));

it('opens over https with its own authority', () =>
  serving(
    ['--tls', '--log', 'json'],
    async ({ port, said }) => {
      const { ca } = JSON.parse(said) as { readonly ca?: string };
      await inBrowser(async (page) => {
        const complaints: string[] = [];
        await watch(page.context(), `https://localhost:${port}`, complaints);
        await page.goto(`https://localhost:${port}/`);
        await page.getByText('Nothing is switched on').waitFor();
        await page.getByRole('link', { name: 'Accounts' }).click();
        await page.getByRole('main').getByText('plain').first().waitFor();
        expect(complaints).toEqual([]);
      }, ca);
    },
    { maxWaitMs: 60_000 },
  ).then(() => undefined));

const itBeyondLoopback = lan === undefined ? it.skip : it;

itBeyondLoopback(
  "asks for the token at the machine's own address, keeps the link, and then works without a complaint",
  () =>
    serving(
      ['--host', '0.0.0.0'],
      ({ port }) =>
        watched(`http://${lan?.address ?? ''}:${port}`, async (page, origin) => {
          await page.goto(`${origin}/__admin/console#/clock`);
          expect(await page.evaluate('isSecureContext')).toBe(false);
          // the field has the focus
          await page.getByLabel('Token').and(page.locator(':focus')).waitFor();
          expect(await page.title()).toBe('Sign in · login-emulator');
          await page.keyboard.type(token);
          await page.keyboard.press('Enter');
          await page.getByRole('heading', { name: 'Clock of default' }).waitFor();
          expect(page.url()).toBe(`${origin}/__admin/console#/clock`);
          await page.getByRole('button', { name: '+5 min' }).click();
          await page.getByText('Moved the clock 5 min ahead.').waitFor();
          for (const view of ['Requests', 'Accounts', 'State', 'Contracts', 'Now']) {
            await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
            await page.getByRole('main', { name: view }).getByRole('heading', { level: 1 }).waitFor();
          }
          await page.goto(`${origin}/__admin/console#/state`);
          await page.getByRole('button', { name: /^Copy address of default/ }).click();
          await page.getByText(/^Copied the address of default/).waitFor();
          await page.reload();
          await page.getByRole('heading', { name: 'State', level: 1 }).waitFor();
          await page.getByRole('button', { name: 'Sign out' }).click();
          await page.getByLabel('Token').waitFor();
        }),
      settings,
    ).then(() => undefined),
);

/** Opens a page of an origin in a new browser, and expects that it complains of nothing. */
async function watched(origin: string, use: (page: Page, origin: string) => Promise<void>): Promise<void> {
  const browser = await startBrowser();
  try {
    const context = await browser.newContext();
    const complaints: string[] = [];
    await watch(context, origin, complaints);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await use(page, origin).catch((error: unknown) => {
      throw new Error(`${String(error)}; the page complained: ${complaints.join('\n')}`);
    });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}
