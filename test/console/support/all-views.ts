import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LoginEmulator } from '../../../src/index.ts';
import { logIn } from './rocketchat.ts';

/** The views, in the order of the navigation. */
export const views = ['now', 'requests', 'accounts', 'clock', 'state', 'contracts'] as const;

/** A scenario that the strip shows. */
export const lockedOut = {
  provider: 'rocketchat',
  operation: 'login',
  outcome: 'locked-out',
  times: 3,
} as const;

/** Opens a view by its link, and waits until it is loaded. */
export async function show(page: Page, view: string): Promise<void> {
  await page.locator(`nav[aria-label="Views"] a[href^="#/${view}"]`).click();
  await page.locator(`nav[aria-label="Views"] a[href^="#/${view}"][aria-current="page"]`).waitFor();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.locator('main:not(:has-text("Loading …"))').waitFor();
}

/** Sends requests, locks an account, and switches scenarios on. */
export async function fill(emulator: LoginEmulator): Promise<void> {
  await logIn(emulator.url);
  await logIn(emulator.url, { user: 'totp' });
  for (let count = 0; count < 10; count += 1) await logIn(emulator.url, { password: 'wrong' });
  await fetch(`${emulator.url}/api/v1/logn`, { method: 'POST' });
  await emulator.scenarios.arm(lockedOut);
  await emulator.scenarios.arm({ provider: 'misaka', outcome: 'unavailable', delayMs: 2000 });
}

/** Expects that the page doesn't scroll sideways. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')).toEqual([
    page.viewportSize()?.width,
    page.viewportSize()?.width,
  ]);
}

/** The controls that a person can't reach, because they are outside the page and nothing scrolls to them. */
export const outside = `[...document.querySelectorAll('button, a[href], input, select, textarea')]
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
