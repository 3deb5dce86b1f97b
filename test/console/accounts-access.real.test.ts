import { expect, it } from '@jest/globals';
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
