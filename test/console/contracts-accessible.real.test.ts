import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';

const emulator = { providers: ['rocketchat' as const] };
const at = '#/contracts';

it.each(['light', 'dark'] as const)('is accessible in the %s theme at every width', (colorScheme) =>
  withConsole({ at, colorScheme, emulator }, async ({ page, emulator: { url } }) => {
    await page.getByRole('link', { name: /^POST \/api\/v1\/login/ }).waitFor();
    await fetch(`${url}/api/v1/info`);
    await page
      .getByText(/^1 of \d+ outcomes reached/)
      .first()
      .waitFor();
    await atEveryWidth(page, async (width) => {
      if (width === 375) await page.getByText('Coverage and providers').click();
    });
  }),
);

it.each(['light', 'dark'] as const)(
  'is accessible with an answer and a problem, in the %s theme',
  (colorScheme) =>
    withConsole({ at: `${at}/rocketchat/getMe`, colorScheme, emulator }, async ({ page }) => {
      const send = page.getByRole('button', { name: 'Send', exact: true });
      await send.click();
      await page.getByText('Headers of the session of plain').waitFor();
      await page.getByText('Example body of who am i', { exact: true }).click();
      await page.getByRole('button', { name: 'Add a header' }).click();
      await page.getByRole('textbox', { name: 'Body (JSON)' }).fill('{');
      await send.click();
      await page.getByText('This isn’t JSON').waitFor();
      await atEveryWidth(page, () => Promise.resolve());
    }),
);

async function atEveryWidth(page: Page, prepare: (width: number) => Promise<void>): Promise<void> {
  for (const width of [375, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await prepare(width);
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  }
}
