import { expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { callAdmin, logins, send } from './support/logins.ts';
import { row } from './support/rows.ts';

const at = '#/requests';

it.each(['light', 'dark'] as const)('has no violation of accessibility in the %s theme', (colorScheme) =>
  withConsole({ at, colorScheme }, async ({ page, emulator }) => {
    await callAdmin(emulator, 'POST', '/scenarios', { operation: 'login', outcome: 'locked-out', times: 1 });
    for (const one of [logins.plain, logins.good, logins.wrong, logins.totp, logins.mistyped])
      await send(emulator, one);
    for (const width of [375, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await row(page, /logn/).waitFor();
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      for (const name of [/forced/, /logn/]) {
        await row(page, name).click();
        await page.getByRole('heading', { name: 'Answer' }).waitFor();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Close', exact: true }).click();
        await row(page, name).waitFor();
      }
    }
  }),
);
