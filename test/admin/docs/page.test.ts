import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { testApp } from '../../support/app.ts';
import { openPage, startBrowser } from '../../support/browser.ts';
import { serve, type TestServer } from '../../support/server.ts';

const example = {
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
  sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  account_id: 123,
  account_lid: 'user@domain.com',
};

const mounts = ['/mounted', '/@w1'];

describe('in a browser', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    const app = express();
    for (const mount of mounts) app.use(mount, testApp());
    app.use(testApp());
    server = await serve(app);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('shows every contract, from the control plane’s own to the last provider’s', async () => {
    const { page, complaints } = await openPage(browser, `${server.url}/__admin/docs`);
    const contracts = page.getByLabel('Contract');
    await page.locator('.opblock').first().waitFor();
    const names = await contracts.locator('option').allTextContents();
    const titles = [await titleOf(page)];
    for (const name of names.slice(1)) {
      await contracts.selectOption(name);
      await page.waitForURL((url) => url.searchParams.get('contract') === name);
      titles.push(await titleOf(page));
    }
    expect(names).toEqual([
      ...['interserver/documented', 'rocketchat/documented', 'misaka/documented', 'onlyoffice/documented'],
      'admin',
    ]);
    expect(titles).toEqual([
      'InterServer login, as documented',
      'Rocket.Chat login, as documented',
      'Misaka.io login, as documented',
      'ONLYOFFICE authentication by code, as documented',
      'login-emulator control plane',
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['', ...mounts])(
    'lets a login be tried out at %s/__admin/docs, and a refused one',
    async (mount) => {
      const url = `${server.url}${mount}/__admin/docs?contract=interserver/documented`;
      const { page, complaints } = await openPage(browser, url);
      await tryOut(page);
      expect(await execute(page)).toEqual({
        url: `${server.url}${mount}/apiv2/login`,
        status: '200',
        body: example,
      });
      expect(complaints).toEqual([]);
      const body = { login: 'user@domain.com', passwd: 'wrong' };
      await page.locator('.body-param__text').fill(JSON.stringify(body));
      expect(await execute(page)).toEqual({
        url: `${server.url}${mount}/apiv2/login`,
        status: '402',
        body: { field: 'login', message: 'Invalid credentials' },
      });
      // the browser itself reports every 4xx
      expect(complaints).toEqual([expect.stringContaining('status of 402')]);
      await page.close();
    },
  );
});

/** Opens the operations of the contract that is shown, and gives its title. */
async function titleOf(page: Page): Promise<string | undefined> {
  const operations = page.locator('.opblock-summary-control');
  await operations.first().waitFor();
  for (const operation of await operations.all()) await operation.click();
  await page.locator('.opblock-body .response').first().waitFor();
  const title = await page.locator('.info .title').innerText();
  return title.split('\n')[0];
}

async function tryOut(page: Page): Promise<void> {
  await page.locator('.opblock-summary-control').first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
}

/** Sends the request, and reads what the page shows of it. */
async function execute(page: Page): Promise<{ url: string; status: string; body: unknown }> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Execute' }).click();
  const status = String((await answered).status());
  const live = page.locator('.live-responses-table');
  await live.locator('.response-col_status', { hasText: status }).waitFor();
  const body: unknown = JSON.parse(
    await live
      .locator('.response-col_description .microlight, .response-col_description code')
      .first()
      .innerText(),
  );
  const url = await page.locator('.request-url pre').innerText();
  return { url, status, body };
}
