import type { Page } from 'playwright-core';

/** A view of the console as a picture shows it. */
export interface PicturedView {
  readonly name: string;
  /** The part of the address after `/__admin/console`. */
  readonly at: string;
  /** A text of the view that comes last, or after a call. */
  readonly lastText: string | RegExp;
}

/** The pictured views, in the order of the navigation. */
export const picturedViews: readonly PicturedView[] = [
  { name: 'now', at: '#/now', lastText: 'Without switching it on' },
  { name: 'requests', at: '#/requests/default-5', lastText: 'Copy as bug report' },
  { name: 'accounts', at: '#/accounts/rocketchat/totp?provider=rocketchat', lastText: /^\d{6}$/ },
  { name: 'clock', at: '#/clock', lastText: 'A switched-on outcome at rocketchat ends' },
  { name: 'contracts', at: '#/contracts', lastText: 'Submit your login credentials' },
  { name: 'state', at: '#/state', lastText: 'before-release-42' },
];

/** Opens a view and waits until it is complete. */
export async function openView(page: Page, url: string, { at, lastText }: PicturedView): Promise<void> {
  await page.goto(`${url}/__admin/console${at}`);
  await page.getByRole('main').getByText(lastText).first().waitFor();
  await page.getByLabel('Switched on').getByText('rocketchat').first().waitFor();
}
