import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';
import { strip } from './support/picker.ts';

const ticket =
  '#/now?provider=rocketchat&operation=login&account=plain&times=3&outcome=server-error&for=3600';

it('opens with everything chosen, changes nothing, and switches on with one click', () =>
  withConsole({ at: ticket }, async ({ page, emulator }) => {
    const chosen = async (name: string) => page.getByRole('combobox', { name, exact: true }).inputValue();
    await button(page, 'Switch on').waitFor();
    expect(await chosen('Provider')).toBe('rocketchat');
    expect(await chosen('Operation')).toBe('login');
    expect(await chosen('Account')).toBe('plain');
    expect(await page.getByLabel('Number of requests').inputValue()).toBe('3');
    expect(await chosen('Outcome')).toBe('server-error');
    expect(await chosen('For how long')).toBe('3600');
    expect(await admin(emulator, 'GET /scenarios')).toEqual({ scenarios: [] });
    expect(await signIn(emulator)).toBe(200);
    await button(page, 'Switch on').click();
    await strip(page).getByRole('listitem').filter({ hasText: 'server error, for plain' }).waitFor();
    expect(await signIn(emulator)).toBe(500);
  }));

it('copies a link that opens with the same choice in another browser', () =>
  withConsole({ at: '#/now?provider=misaka' }, async ({ page, url, emulator, openBrowser }) => {
    await page.getByRole('combobox', { name: 'Outcome', exact: true }).selectOption('account-disabled');
    await page.getByRole('combobox', { name: 'Account', exact: true }).fill('totp@example.com');
    await button(page, 'Copy link').click();
    await page.getByRole('status').getByText('Copied the link.').waitFor();
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toBe(
      `${url}#/now?provider=misaka&operation=login&account=totp%40example.com&outcome=account-disabled&for=900`,
    );
    const other = await openBrowser(link.slice(url.length));
    await button(other, 'Switch on').click();
    await strip(page)
      .getByRole('listitem')
      .filter({ hasText: 'account disabled, for totp@example.com' })
      .waitFor();
    expect(await admin(emulator, 'GET /scenarios')).toMatchObject({
      scenarios: [
        { provider: 'misaka', account: 'totp@example.com', outcome: 'account-disabled', ttlSeconds: 900 },
      ],
    });
  }));

it.each([
  ['provider=nowhere', 'This emulator has no provider “nowhere”.'],
  ['provider=rocketchat&operation=fly', 'rocketchat has no operation “fly”.'],
  ['provider=rocketchat&outcome=melted', 'login at rocketchat can’t answer “melted”.'],
  ['provider=rocketchat&times=none', '“none” isn’t a number of requests.'],
  ['provider=rocketchat&delay=soon', '“soon” isn’t a delay.'],
  ['provider=rocketchat&fault=FIRE', 'This emulator has no fault “FIRE”.'],
  ['provider=rocketchat&as=ghost', 'This emulator has no change of accounts “ghost”.'],
  ['provider=rocketchat&for=life', '“life” isn’t a duration.'],
  ['provider=<img src=x onerror=alert(1)>', 'This emulator has no provider “<img src=x onerror=alert(1)>”.'],
])('says what is wrong with the link %s, and keeps it', (query, problem) =>
  withConsole({ at: `#/now?${encodeURI(query)}` }, async ({ page }) => {
    await page.getByRole('alert').getByText(problem).waitFor();
    expect(await button(page, 'Switch on').isDisabled()).toBe(true);
    expect(decodeURI(page.url())).toContain(query);
  }),
);

it('mends a wrong link by a choice', () =>
  withConsole({ at: '#/now?provider=nowhere&outcome=melted' }, async ({ page }) => {
    await page.getByRole('alert').waitFor();
    await page.getByRole('combobox', { name: 'Provider', exact: true }).selectOption('rocketchat');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await button(page, 'Switch on').click();
    await strip(page).getByRole('listitem').filter({ hasText: 'rocketchat login: locked out' }).waitFor();
  }));

it('opens with a set chosen, changes nothing, and switches it on with one click', () =>
  withConsole({ at: '#/now?set=maintenance&for=60' }, async ({ page, emulator }) => {
    const card = page.getByRole('region', { name: 'This link chose the set maintenance' });
    await card.getByText('Every provider is closed for maintenance. It ends after 1 min.').waitFor();
    expect(await admin(emulator, 'GET /scenarios')).toEqual({ scenarios: [] });
    await card.getByRole('button', { name: 'Switch on maintenance' }).click();
    await strip(page).getByRole('listitem').filter({ hasText: 'set maintenance: unavailable' }).waitFor();
    await card.waitFor({ state: 'detached' });
    expect(await signIn(emulator)).toBe(503);
  }));

it('copies the link to a set', () =>
  withConsole({ at: '#/now' }, async ({ page, url }) => {
    await page.getByRole('button', { name: 'Copy link to slow' }).click();
    await page.getByRole('status').getByText('Copied the link to slow.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${url}#/now?set=slow&for=900`);
  }));

it.each([
  ['set=nothing', 'This emulator has no set “nothing”.'],
  ['set=slow&for=life', '“life” isn’t a duration.'],
])('says what is wrong with the link %s', (query, problem) =>
  withConsole({ at: `#/now?${query}` }, ({ page }) =>
    page.getByRole('alert').filter({ hasText: problem }).first().waitFor(),
  ),
);

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}
