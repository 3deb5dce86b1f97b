import type { Locator, Page } from 'playwright-core';
import { callAdmin, inNamespace } from './logins.ts';
import { row } from './rows.ts';

/** Opens the first row with this name. */
export async function open(page: Page, name: RegExp): Promise<Locator> {
  await row(page, name).first().click();
  const opened = page.getByRole('region', { name: /^Request .+-\d+$/ });
  await opened.getByRole('heading', { name: 'Answer' }).waitFor();
  return opened;
}

/** The text that the page copied. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}

type Emulator = Parameters<typeof callAdmin>[0];

/** The armed scenarios of a namespace. */
export async function armed(emulator: Emulator, namespace: string): Promise<unknown> {
  const found: unknown = JSON.parse(
    await callAdmin(emulator, 'GET', '/scenarios', undefined, inNamespace(namespace)),
  );
  return (found as { readonly scenarios: unknown }).scenarios;
}

interface Journal {
  readonly requests: readonly { readonly status: number; readonly outcome: string }[];
}

/** The journal of a namespace, newest first. */
export async function journal(emulator: Emulator, namespace: string): Promise<Journal> {
  return JSON.parse(
    await callAdmin(emulator, 'GET', '/requests', undefined, inNamespace(namespace)),
  ) as Journal;
}
