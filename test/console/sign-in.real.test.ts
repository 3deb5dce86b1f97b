import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';

const token = 'correct horse battery staple';
const emulator = { token };

it('asks for the token, without an error in the console, and keeps it out of reach of scripts', () =>
  withConsole({ emulator, at: '#/clock' }, async ({ page }) => {
    await signIn(page, token);
    await page.getByRole('heading', { name: 'Clock of default' }).waitFor();
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ name: 'emulator-admin', httpOnly: true, sameSite: 'Strict' }]);
    expect(await page.evaluate('document.cookie')).toBe('');
    const stored = 'JSON.stringify([localStorage, sessionStorage])';
    expect(await page.evaluate(stored)).not.toContain(token);
    await page.reload();
    await page.getByRole('heading', { name: 'Clock of default' }).waitFor();
  }));

it('says that a token is wrong, and takes the right one afterwards', () =>
  // the browser itself reports the refused call
  withConsole({ emulator, allow: [/status of 401/] }, async ({ page, errors }) => {
    await signIn(page, 'wrong');
    await page
      .getByRole('alert')
      .getByText(/This token is wrong/)
      .waitFor();
    await expectAccessible(page);
    await signIn(page, token);
    await page.getByRole('navigation').waitFor();
    expect(errors.length).toBe(1);
  }));

it('takes the token in the header that the emulator prints', () =>
  withConsole({ emulator }, async ({ page }) => {
    await signIn(page, `-H "Authorization: Bearer ${token}"`);
    await page.getByRole('navigation').waitFor();
  }));

it('signs out, and asks for the token again', () =>
  withConsole({ emulator, token }, async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.reload();
    await page.getByLabel('Token').waitFor();
    await signIn(page, token);
    await page.getByRole('navigation').waitFor();
  }));

it('signs out while everything loads, without an error', () =>
  withConsole({ emulator, token, at: '#/accounts' }, async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    const arrived = page.waitForRequest(/requests\?scope=all/);
    const ended = new AbortController();
    page.on('response', (response) => {
      if (response.request().method() === 'DELETE') ended.abort();
    });
    // these calls would reach the emulator after the sign-out
    await page.route(/__admin\/(?!session|console)/, async (route) => {
      if (!ended.signal.aborted) await once(ended.signal, 'abort');
      await route.continue().catch(() => undefined);
    });
    await page.reload();
    await arrived;
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    await page.unroute(/__admin\/(?!session|console)/);
    await signIn(page, token);
    await page.getByRole('main').getByText('plain').first().waitFor();
  }));

it('shows the form in the other tabs too, without an error', () =>
  withConsole({ emulator, token, at: '#/requests' }, async ({ page, openTab, emulator: { url } }) => {
    const other = await openTab('#/accounts');
    await other.getByRole('main').getByText('plain').first().waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await other.getByLabel('Token').waitFor();
    await page.getByLabel('Token').waitFor();
    await signIn(other, token);
    await other.getByRole('main').getByText('plain').first().waitFor();
    await logIn(`${url}/@w1`);
    await other.getByRole('link', { name: 'Requests', exact: true }).click();
    await other.getByRole('main').getByRole('listitem').first().waitFor();
  }));

it('leads back to the form when the session has ended', () =>
  // the browser itself reports the refused calls
  withConsole({ emulator, token, at: '#/clock', allow: [/status of 401/] }, async ({ page, url }) => {
    await page.getByRole('button', { name: '+1 h' }).waitFor();
    await page.context().request.delete(url.replace(/console$/, 'session'));
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.getByLabel('Token').waitFor();
    await signIn(page, token);
    await page.getByRole('heading', { name: 'Clock of default' }).waitFor();
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.getByText('1 h ahead of the real time').waitFor();
  }));

it("controls only the namespace of a namespace's token, without an error in any view", () =>
  withConsole({ emulator }, async ({ page, url, emulator: { url: origin } }) => {
    await logIn(`${origin}/@w1`);
    await logIn(`${origin}/@w2`);
    await signIn(page, namespaceToken(token, 'w1'));
    for (const view of ['now', 'requests', 'accounts', 'clock', 'state', 'contracts']) {
      await page.goto(`${url}#/${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Namespace w1').first().waitFor();
    }
    await page.goto(`${url}#/requests`);
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await logIn(`${origin}/@w1`);
    await page.getByRole('main').getByRole('listitem').nth(1).waitFor();
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(2);
    // a link to another namespace changes nothing
    await page.goto(`${url}#/clock?ns=w2`);
    await page.getByRole('heading', { name: 'Clock of w1' }).waitFor();
  }));

it.each(['light', 'dark'] as const)('has an accessible form in the %s theme', (colorScheme) =>
  withConsole({ emulator, colorScheme, width: 375 }, async ({ page }) => {
    await page.getByLabel('Token').waitFor();
    await expectAccessible(page);
  }),
);

async function signIn(page: Page, text: string): Promise<void> {
  await page.getByLabel('Token').fill(text);
  await page.keyboard.press('Enter');
}
