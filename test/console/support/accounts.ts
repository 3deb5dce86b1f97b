import type { Locator, Page } from 'playwright-core';

/** The account in the list. */
export function row(page: Page, login: string): Locator {
  return page.getByRole('list', { name: 'Accounts' }).getByRole('link').filter({ hasText: login });
}

/** The opened account. */
export function opened(page: Page, login: string): Locator {
  return page.getByRole('region', { name: `Account ${login}` });
}

/** Clicks the first button with this name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** Takes the last action back. */
export async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
}
