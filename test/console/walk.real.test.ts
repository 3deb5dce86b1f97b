import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';

/** More would take too long; the order is that of the page, so that each run clicks the same. */
const maxClicks = 40;

/** These download a file, leave the page, or end what the other clicks need. */
const skipped = /download|sign out|drop |load the bug report|bundle/i;

it.each(['now', 'requests', 'accounts', 'clock', 'state', 'contracts'])(
  'complains of nothing when a person clicks everything in %s',
  (view) =>
    withConsole({ at: `#/${view}` }, async ({ page, url, emulator }) => {
      page.setDefaultTimeout(3000);
      await logIn(emulator.url);
      await logIn(emulator.url, { password: 'wrong' });
      await emulator.scenarios.arm({ provider: 'misaka', outcome: 'unavailable' });
      const clicked = new Set<string>();
      while (clicked.size < maxClicks) {
        await page.locator('main h1').waitFor({ state: 'attached' });
        await page.locator('main:not(:has-text("Loading …"))').waitFor();
        const next = await firstUnclicked(page, clicked);
        if (next === undefined) break;
        clicked.add(next.name);
        await next.control.click({ force: true }).catch(() => undefined);
        await page.keyboard.press('Escape');
        if (!page.url().includes(`#/${view}`)) await page.goto(`${url}#/${view}`);
      }
      expect(clicked.size).toBeGreaterThan(4);
    }),
);

interface Control {
  readonly name: string;
  readonly control: Locator;
}

/** The first control of the view, or of the strip, that hasn't been clicked. */
async function firstUnclicked(page: Page, clicked: ReadonlySet<string>): Promise<Control | undefined> {
  const names = await page.evaluate<readonly string[]>(namesOf);
  const index = names.findIndex((name) => name !== '' && !clicked.has(name) && !skipped.test(name));
  return index < 0 ? undefined : { name: names[index] ?? '', control: page.locator(selector).nth(index) };
}

const selector = ':is(main, .strip, dialog[open]) :is(button:enabled, a[href^="#"], summary)';

/** The names of the controls, without numbers, which change each second; empty if a control isn't shown. */
const namesOf = `[...document.querySelectorAll('${selector}')].map((one) =>
  one.checkVisibility() ? (one.getAttribute('aria-label') ?? one.textContent).replaceAll(/\\d+/g, '#').trim() : '')`;
