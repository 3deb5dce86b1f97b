import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { testApp } from '../../support/app.ts';
import { serve, type TestServer } from '../../support/server.ts';
import { execute, tryOut } from './try-out.ts';
import { openPage, startBrowser } from './watched-page.ts';

describe('the examples that the page fills in', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serve(testApp());
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it.each([
    ['misaka/documented', 'getToken', 'GET', '/v3/session/token'],
    ['onlyoffice/documented', 'getSelf', 'GET', '/api/2.0/people/@self'],
    ['interserver/documented', 'getAccount', 'GET', '/apiv2/account'],
    ['rocketchat/documented', 'getMe', 'GET', '/api/v1/me'],
    ['rocketchat/documented', 'registerUser', 'POST', '/api/v1/users.register'],
    ['rocketchat/documented', 'getInfo', 'GET', '/api/info'],
    ['admin', 'getCodes', 'GET', '/__admin/codes/rocketchat/totp'],
  ])(
    'try out %s %s successfully when nothing else is filled in',
    async (contract, operation, method, path) => {
      const { page, complaints } = await openPage(browser, `${server.url}/__admin/docs?contract=${contract}`);
      await tryOut(page, operation);
      expect(await execute(page, method)).toMatchObject({ url: server.url + path, status: '200' });
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it("name a served provider when the contract's own is not served", async () => {
    const one = await serve(testApp({ providers: ['misaka'] }));
    const { page, complaints } = await openPage(browser, `${one.url}/__admin/docs?contract=admin`);
    await tryOut(page, 'getCodes');
    expect(await execute(page, 'GET')).toMatchObject({
      url: `${one.url}/__admin/codes/misaka/totp%40example.com`,
      status: '200',
    });
    expect(complaints).toEqual([]);
    await page.close();
    await one.close();
  });
});
