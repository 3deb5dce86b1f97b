import type { Page } from 'playwright-core';

/** The strip above every view. */
export function strip(page: Page) {
  return page.getByRole('region', { name: 'Switched on' });
}

/** Waits until something is switched on whose chip has a text. */
export function on(page: Page, text: string): Promise<void> {
  return strip(page).getByRole('listitem').filter({ hasText: text }).waitFor();
}

/** A drop-down or a field with suggestions, by its name. */
export function choice(page: Page, name: string) {
  return page.getByRole('combobox', { name, exact: true });
}

/** Switches the picker's choice on. */
export function switchOn(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Switch on', exact: true }).click();
}
