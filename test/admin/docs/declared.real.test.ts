import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createEmulator, type LoginEmulator } from '../../../src/index.ts';
import { defineProvider } from '../../../src/provider.ts';
import { execute, tryOut } from './try-out.ts';
import { openPage, startBrowser } from './watched-page.ts';

describe('the page of a declared provider', () => {
  let emulator: LoginEmulator;
  let browser: Browser;
  const at = (query = '') => `${emulator.url}/__admin/docs?contract=books/declared${query}`;

  beforeAll(async () => {
    const providers = [defineProvider({ contract: 'test/support/books/books.yaml' }), 'misaka'];
    emulator = await createEmulator({ port: 0, providers });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await emulator.close();
  });

  it('lists its operations beside the contracts of the other providers', async () => {
    const { page, complaints } = await openPage(browser, `${emulator.url}/__admin/docs`);
    await page.locator('.opblock').first().waitFor();
    const names = await page.getByLabel('Contract').locator('option').allTextContents();
    expect(names).toEqual(['books/declared', 'misaka/documented', 'admin']);
    const shown = await page.locator('.opblock-summary-path').allTextContents();
    expect(shown).toEqual([
      ...[
        '/login',
        '/refresh',
        '/logout',
        '/me',
        '/me',
        '/orders',
        '/orders',
        '/orders/{id}',
        '/reports',
        '/titles',
      ],
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('tries out an accepted and a rejected login', async () => {
    const { page, complaints } = await openPage(browser, at());
    await tryOut(page, 'login');
    const accepted = await execute(page);
    expect(accepted).toMatchObject({
      url: `${emulator.url}/books/login`,
      status: '200',
      body: { expires: 900 },
    });
    const body = { email: 'plain@example.com', password: 'wrong-password' };
    await page.locator('.body-param__text').fill(JSON.stringify(body));
    expect(await execute(page)).toMatchObject({ status: '401', body: { error: 'Wrong password.' } });
    expect(complaints).toEqual([expect.stringContaining('status of 401')]);
    await page.close();
  });

  it('sends the token that is entered for its security scheme', async () => {
    const { tokens } = await emulator.signIn('books', 'plain@example.com');
    const { page, complaints } = await openPage(browser, at());
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.locator('.auth-container input').fill(tokens[0]?.token ?? '');
    await page.locator('.auth-btn-wrapper .authorize').click();
    await page.locator('.btn-done').click();
    await tryOut(page, 'me');
    expect(await execute(page, 'GET')).toMatchObject({
      ...{ url: `${emulator.url}/books/me`, status: '200', body: { email: 'plain@example.com' } },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('tries out an operation without a mark', async () => {
    const { page, complaints } = await openPage(browser, at());
    await tryOut(page, 'titles');
    expect(await execute(page, 'GET')).toMatchObject({ status: '200', body: ['Emma', 'Persuasion'] });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
