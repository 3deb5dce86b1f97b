import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LoginEmulator } from '../../src/index.ts';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';

const views = ['now', 'requests', 'accounts', 'clock', 'state', 'contracts'] as const;
const widths = [375, 768, 1280] as const;

it.each(['light', 'dark'] as const)(
  'has no violation in any view in the %s theme at any width, with data, a notice and a dialog',
  (colorScheme) =>
    withConsole({ colorScheme }, async ({ page, emulator }) => {
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
    }),
);

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

const lockedOut = { provider: 'rocketchat', operation: 'login', outcome: 'locked-out', times: 3 } as const;

/** Opens a view by its link, and waits until it is loaded. */
async function show(page: Page, view: string): Promise<void> {
  await page.locator(`nav[aria-label="Views"] a[href^="#/${view}"]`).click();
  await page.locator(`nav[aria-label="Views"] a[href^="#/${view}"][aria-current="page"]`).waitFor();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.locator('main:not(:has-text("Loading …"))').waitFor();
}

/** Sends requests, locks an account, and switches scenarios on. */
async function fill(emulator: LoginEmulator): Promise<void> {
  await logIn(emulator.url);
  await logIn(emulator.url, { user: 'totp' });
  for (let count = 0; count < 10; count += 1) await logIn(emulator.url, { password: 'wrong' });
  await fetch(`${emulator.url}/api/v1/logn`, { method: 'POST' });
  await emulator.scenarios.arm({
    provider: 'rocketchat',
    operation: 'login',
    outcome: 'locked-out',
    times: 3,
  });
  await emulator.scenarios.arm({ provider: 'misaka', outcome: 'unavailable', delayMs: 2000 });
}

async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')).toEqual([
    page.viewportSize()?.width,
    page.viewportSize()?.width,
  ]);
}

/** The controls that a person can't reach, because they are outside the page and nothing scrolls to them. */
const outside = `[...document.querySelectorAll('button, a[href], input, select, textarea')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.visually-hidden, .skip-link'))
  .map((one) => ({ one, box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
  .filter(({ one }) => {
    for (let parent = one.parentElement; parent !== null; parent = parent.parentElement) {
      if (parent.scrollWidth > parent.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(parent).overflowX)) return false;
    }
    return true;
  })
  .map(({ one }) => one.textContent || one.outerHTML)`;
