import { expectAccessible } from './accessible.ts';
import { expectFits, fill, lockedOut, show, views } from './all-views.ts';
import { withConsole } from './console.ts';

const widths = [375, 768, 1280] as const;

/** Expects no violation in any view in a theme at any width, with data, a notice and a dialog. */
export function expectAccessibleViews(colorScheme: 'light' | 'dark'): Promise<void> {
  return withConsole({ colorScheme }, async ({ page, emulator }) => {
    await fill(emulator);
    for (const view of views) {
      await show(page, view);
      // the notice is shown while the first width is checked
      await page
        .getByRole('button', { name: /^Switch off .*locked out/ })
        .first()
        .click();
      const undo = page.getByRole('status').getByRole('button', { name: 'Undo' }).last();
      await undo.waitFor();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await expectAccessible(page);
        await expectFits(page);
      }
      await emulator.scenarios.arm(lockedOut);
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await page.keyboard.press('Escape');
    }
  });
}
