import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { admin } from './admin.ts';

/** Clicks a button. */
export function click(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** Takes back the last action. */
export function undo(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Undo', exact: true }).last().click();
}

/** The name in the open dialog. */
export function nameField(page: Page): Locator {
  return dialog(page).getByRole('textbox', { name: /^Name/ });
}

/** The open dialog. */
export function dialog(page: Page): Locator {
  return page.getByRole('dialog');
}

/** The row of a namespace or snapshot. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
}

/** Saves a snapshot. */
export async function save(page: Page, name: string): Promise<void> {
  await page.getByLabel('Save the state as').fill(name);
  await click(page, 'Save');
}

/** The name and the text of the file that an action downloads. */
export async function downloaded(page: Page, start: () => Promise<void>) {
  const [download]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), start()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Whether a token is valid in a namespace. */
export async function isSignedIn(url: string, token: string, namespace = 'default'): Promise<boolean> {
  const body = { token };
  const { active } = await admin<'introspect'>(url, '/sessions/introspect', {
    method: 'POST',
    body,
    namespace,
  });
  return active;
}
