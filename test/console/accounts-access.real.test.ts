import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { press, row } from './support/accounts.ts';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';

it.each(['light', 'dark'] as const)(
  'has no accessibility violation in the %s theme at three widths',
  (colorScheme) =>
    withConsole({ at: '#/accounts/rocketchat/totp', colorScheme }, async ({ page }) => {
      await press(page, 'Add to an authenticator app');
      await press(page, 'Start a session');
      await page.getByText('alive', { exact: true }).waitFor();
      const check = async () => {
        for (const width of [375, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await expectAccessible(page);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      };
      await check();
      await press(page, 'Edit');
      await page.getByLabel('login').waitFor();
      await check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await row(page, 'totp').first().waitFor();
      await check();
    }),
);

it('moves in the list by the arrow keys, opens by Enter, and comes back to the row by Escape', () =>
  withConsole({ at: '#/accounts?provider=rocketchat' }, async ({ page }) => {
    await row(page, 'myusername').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'totp', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Disable');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'totp', exact: true }).waitFor({ state: 'hidden' });
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'must-change', exact: true }).waitFor();
  }));

function focused(page: Page): Promise<string> {
  return page.locator(':focus').innerText();
}
