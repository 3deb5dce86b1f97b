import { networkInterfaces } from 'node:os';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';

const at = '#/state';

it('shows the notice of an action inside an open dialog, with its undo', () =>
  withConsole({}, async ({ page, emulator }) => {
    for (const outcome of ['locked-out', 'rate-limited', 'server-error', 'unavailable'])
      await admin(emulator, 'POST /scenarios', { provider: 'rocketchat', operation: 'login', outcome });
    expect(await signIn(emulator)).toBe(503);
    await page.getByRole('button', { name: 'Show all 4' }).click();
    await dialog(page)
      .getByRole('button', { name: /^Switch off .*unavailable/ })
      .click();
    await page.getByRole('dialog', { name: 'Switched on (3)' }).waitFor();
    expect(await page.locator('[role=status].notices').count()).toBe(1);
    await dialog(page).getByRole('button', { name: 'Undo' }).click();
    await dialog(page).getByText('Undone.').waitFor();
    await page.getByRole('dialog', { name: 'Switched on (4)' }).waitFor();
    expect(await signIn(emulator)).toBe(503);
    await expectAccessible(page);
    await dialog(page)
      .getByRole('button', { name: /^Switch off .*unavailable/ })
      .click();
    await dialog(page).getByText('Switched off').waitFor();
    // afterwards the page itself shows it
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('Switched off').waitFor();
  }));

it('returns the focus to the button that opened a dialog, by Escape and by Close', () =>
  withConsole({ at }, async ({ page }) => {
    const opener = page.getByRole('button', { name: 'New namespace' });
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => dialog(page).getByRole('button', { name: 'Close' }).press('Enter'),
    ]) {
      await opener.focus();
      await page.keyboard.press('Enter');
      await dialog(page).waitFor();
      await dialog(page).locator(':focus').waitFor();
      await close();
      await dialog(page).waitFor({ state: 'detached' });
      await opener.and(page.locator(':focus')).waitFor();
    }
  }));

const [lan] = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal);
const itBeyondLoopback = lan === undefined ? it.skip : it;
const token = 'correct horse battery staple';

itBeyondLoopback('copies inside a dialog over plain HTTP, and keeps the focus there', () =>
  withConsole(
    {
      at,
      token,
      emulator: { token, host: '0.0.0.0', allowedHosts: [lan?.address ?? ''] },
      base: (url) => url.replace('localhost', lan?.address ?? '').replace('0.0.0.0', lan?.address ?? ''),
    },
    async ({ page }) => {
      expect(await page.evaluate('isSecureContext')).toBe(false);
      await page.getByRole('button', { name: 'New namespace' }).click();
      await dialog(page).getByLabel('Name').fill('w9');
      await dialog(page).getByLabel('With its own port').check();
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      const copy = dialog(page).getByRole('button', { name: 'Copy address' });
      await copy.click();
      await dialog(page).getByText('Copied the address.').waitFor();
      await copy.and(page.locator(':focus')).waitFor();
      // a page over plain HTTP can't read the clipboard, so it is pasted
      await page.keyboard.press('Escape');
      await page.getByLabel('Save the state as').focus();
      await page.keyboard.press('ControlOrMeta+V');
      expect(await page.getByLabel('Save the state as').inputValue()).toMatch(/^http:\/\/.*:\d+/);
    },
  ),
);

function dialog(page: Page) {
  return page.getByRole('dialog');
}
