import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { testApp } from '../../support/app.ts';
import { serve, type TestServer } from '../../support/server.ts';
import { execute, tryOut } from './try-out.ts';
import { openPage, startBrowser } from './watched-page.ts';

const example = {
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
  sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  account_id: 123,
  account_lid: 'user@domain.com',
};

describe('in a browser', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    const app = express();
    app.use('/mounted', testApp());
    app.use(testApp());
    server = await serve(app);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('displays every contract', async () => {
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

  it.each(['', '/mounted', '/@w1', '/mounted/@w1'])(
    'tries out an accepted and a rejected login at %s/__admin/docs',
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

  it('sends tried-out requests to the namespace entered at the top', async () => {
    const url = `${server.url}/__admin/docs?contract=interserver/documented&namespace=w1`;
    const { page, complaints } = await openPage(browser, url);
    await tryOut(page);
    const sent = page.waitForRequest('**/apiv2/login');
    await execute(page);
    expect((await sent).headers()).toHaveProperty(['x-emulator-namespace'], 'w1');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('allows trying out the control plane', async () => {
    const { page, complaints } = await openPage(browser, `${server.url}/mounted/__admin/docs?contract=admin`);
    await tryOut(page);
    expect(await execute(page, 'GET')).toMatchObject({
      url: `${server.url}/mounted/__admin/health`,
      status: '200',
      body: { status: 'ready' },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('uses the namespace in the URL if it has one', async () => {
    const { page, complaints } = await openPage(browser, `${server.url}/@w1/__admin/docs?namespace=w2`);
    const namespace = page.getByLabel('Namespace');
    await tryOut(page);
    const sent = page.waitForRequest('**/apiv2/login');
    await execute(page);
    expect([await namespace.inputValue(), await namespace.isDisabled()]).toEqual(['w1', true]);
    expect((await sent).headers()).not.toHaveProperty(['x-emulator-namespace']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("explains why it shows nothing when the emulator doesn't respond", async () => {
    const { page } = await openPage(browser, `${server.url}/__admin/docs`);
    await page.route('**/health', (route) => route.fulfill({ status: 404 }));
    await page.reload();
    const health = `${server.url}/__admin/health`;
    const problem = page.getByRole('alert');
    await problem.waitFor();
    expect(await problem.innerText()).toBe(`The contracts can't be displayed: GET ${health} answers 404.`);
    await page.close();
  });
});

/** Only these: the control plane has too many operations to open all. */
const mostOpened = 5;

/** Opens operations of the displayed contract, and returns its title. */
async function titleOf(page: Page): Promise<string | undefined> {
  const operations = page.locator('.opblock-summary-control');
  await operations.first().waitFor();
  for (const operation of (await operations.all()).slice(0, mostOpened)) await operation.click();
  await page.locator('.opblock-body .response').first().waitFor();
  const title = await page.locator('.info .title').innerText();
  return title.split('\n')[0];
}
