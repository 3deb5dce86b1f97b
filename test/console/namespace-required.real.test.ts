import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { strip } from './support/picker.ts';
import { logIn } from './support/rocketchat.ts';

const emulator = { requireNamespace: true };

it('offers the namespaces in use in place of each view that needs one, without a refused call', () =>
  withConsole({ emulator }, async ({ page, url, emulator: { url: origin } }) => {
    await logIn(`${origin}/@w1`);
    for (const view of ['now', 'accounts', 'clock', 'state', 'contracts']) {
      await page.goto(`${url}#/${view}`);
      await chooser(page).getByRole('button', { name: 'w1' }).waitFor();
      expect(await chooser(page).getByRole('listitem').allInnerTexts()).toEqual(['w1']);
    }
    await strip(page).getByText('Pick a namespace').waitFor();
    await expectAccessible(page);
    await page.goto(`${url}#/clock`);
    await chooser(page).getByRole('button', { name: 'w1' }).click();
    await page.getByRole('heading', { name: 'Clock of w1' }).waitFor();
    await strip(page).getByText('Nothing is switched on').waitFor();
    await page.getByRole('combobox', { name: 'Namespace' }).selectOption('all (pick one to change it)');
    await chooser(page).waitFor();
  }));

it('shows the requests of all namespaces before one is picked, also those without one', () =>
  withConsole({ emulator, at: '#/requests' }, async ({ page, emulator: { url: origin } }) => {
    await page.getByText('No request yet').waitFor();
    await logIn(`${origin}/@w1`);
    await logIn(`${origin}/@w2`);
    expect((await logIn(origin)).status).toBe(400);
    const rows = page.getByRole('main').getByRole('listitem');
    await rows.nth(1).waitFor();
    await rows.last().click();
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
  }));

it('creates a namespace under a new name', () =>
  withConsole({ emulator, at: '#/now' }, async ({ page }) => {
    await chooser(page).getByText('None is in use yet.').waitFor();
    const create = chooser(page).getByRole('button', { name: 'Create' });
    await chooser(page).getByLabel('New name').fill('default');
    expect(await create.isDisabled()).toBe(true);
    await chooser(page).getByLabel('New name').fill('sprint-42');
    await create.click();
    await strip(page).getByText('Nothing is switched on').waitFor();
    expect(page.url()).toMatch(/ns=sprint-42$/);
  }));

it('controls the namespace of a link at once', () =>
  withConsole({ emulator, at: '#/now?ns=w1' }, async ({ page, url }) => {
    await strip(page).getByText('Nothing is switched on').waitFor();
    for (const view of ['requests', 'accounts', 'clock', 'state', 'contracts']) {
      await page.goto(`${url}#/${view}?ns=w1`);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      expect(await chooser(page).count()).toBe(0);
    }
  }));

function chooser(page: Page) {
  return page.getByRole('region', { name: 'Pick a namespace' });
}
