import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The rows of the list of requests with this name. */
export function row(page: Page, name: RegExp): Locator {
  return page.getByRole('list', { name: 'Requests' }).getByRole('link', { name });
}

const readNames = `[...document.querySelectorAll('[role=list][aria-label=Requests] a')].map(
  (one) => one.getAttribute('aria-label'),
)`;

/** The names of the rows, from the top; read at once, because the list may change between two questions. */
export function rowNames(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(readNames);
}

/** Waits until the rows have these names, from the top. */
export function expectRows(page: Page, expected: readonly RegExp[]): Promise<void> {
  return eventually(async () =>
    expect(await rowNames(page)).toEqual(expected.map((one) => expect.stringMatching(one))),
  );
}

/** Waits until the focused element has this name. */
export function expectFocus(page: Page, name: RegExp): Promise<void> {
  return eventually(async () =>
    expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toMatch(name),
  );
}
