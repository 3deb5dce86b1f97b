import { expect, it } from '@jest/globals';
import { expectFits, fill, outside, show, views } from './support/all-views.ts';
import { withConsole } from './support/console.ts';

it('fits every view into 640 px, as at 200 %, and into 320 px', () =>
  withConsole({ width: 640, height: 400 }, async ({ page, emulator }) => {
    await fill(emulator);
    for (const view of views) {
      await show(page, view);
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: width === 640 ? 400 : 640 });
        await expectFits(page);
        expect(await page.evaluate(outside)).toEqual([]);
      }
    }
  }));

it.each(['forced colours', 'more contrast'])('keeps every view readable with %s', (what) =>
  withConsole({}, async ({ page, emulator }) => {
    await fill(emulator);
    await page.emulateMedia(what === 'forced colours' ? { forcedColors: 'active' } : { contrast: 'more' });
    for (const view of views) {
      await show(page, view);
      const current = page.getByRole('navigation', { name: 'Views' }).locator('[aria-current="page"]');
      const other = page.getByRole('navigation', { name: 'Views' }).locator('a:not([aria-current])').first();
      const look =
        '(link) => { const { textDecorationLine, backgroundColor } = getComputedStyle(link); return textDecorationLine + backgroundColor; }';
      const looks = [await current.getAttribute('href'), await other.getAttribute('href')].map((href) =>
        page.evaluate(`(${look})(document.querySelector('nav a[href="${String(href)}"]'))`),
      );
      const [chosen, plain] = await Promise.all(looks);
      expect(chosen).not.toBe(plain);
    }
  }),
);
