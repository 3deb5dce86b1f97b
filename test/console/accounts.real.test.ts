import { expect, it } from '@jest/globals';
import { opened, press, row, undo } from './support/accounts.ts';
import { withConsole } from './support/console.ts';

it('lists the accounts with their state in words, searches them, and keeps the filters in the address', () =>
  withConsole({ at: '#/accounts' }, async ({ page, openTab }) => {
    await row(page, 'locked')
      .filter({ hasText: 'rocketchat' })
      .filter({ hasText: 'locked permanently' })
      .waitFor();
    await row(page, 'totp').filter({ hasText: 'rocketchat' }).filter({ hasText: 'authenticator' }).waitFor();
    await row(page, 'unverified').filter({ hasText: 'rocketchat' }).waitFor();
    await page.getByRole('main').click();
    await page.keyboard.press('/');
    await page.keyboard.type('SMS');
    await page.getByText('4 matches').waitFor();
    await page.getByLabel('Provider').selectOption('interserver');
    await page.getByText('1 match', { exact: true }).waitFor();
    const copied = await openTab(new URL(page.url()).hash);
    await row(copied, 'sms@example.com').filter({ hasText: 'SMS' }).waitFor();
    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByText('No account matches “nobody at all”').waitFor();
  }));

it('loads a hundred thousand accounts page by page as one scrolls', () => {
  const accounts = Array.from({ length: 100_000 }, (_, index) => ({
    login: `u${index}@example.com`,
    password: 'p',
  }));
  const emulator = { providers: ['interserver'], fixtures: { interserver: { accounts } } };
  return withConsole({ at: '#/accounts', emulator }, async ({ page }) => {
    await page.getByText('100,000 accounts').waitFor();
    const list = page.getByRole('list', { name: 'Accounts' });
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await list.hover();
    const known = () => list.getByRole('listitem').first().getAttribute('aria-setsize');
    for (let turn = 0; turn < 6; turn += 1) {
      const before = String(await known());
      await page.mouse.wheel(0, 1_000_000);
      await page.locator(`[role=listitem]:not([aria-setsize="${before}"])`).first().waitFor();
    }
    expect(Number(await known())).toBeGreaterThan(1000);
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await page.getByRole('searchbox').fill('u99999@');
    await row(page, 'u99999@example.com').click();
    await opened(page, 'u99999@example.com').getByRole('heading', { name: 'u99999@example.com' }).waitFor();
  });
});

it('opens an account beside the list, shows and copies its fields, and goes back by Escape', () =>
  withConsole({ at: '#/accounts?provider=rocketchat' }, async ({ page }) => {
    await row(page, 'myusername').click();
    const account = opened(page, 'myusername');
    expect(await account.getByText('mypassword').count()).toBe(0);
    await account.getByRole('button', { name: 'Show password' }).click();
    await account.getByText('mypassword').waitFor();
    await account.getByRole('button', { name: 'Copy id' }).click();
    await page.getByText('Copied the id.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('aYjNnig8BEAWeQzMh');
    expect(await row(page, 'plain').isVisible()).toBe(true);
    await page.setViewportSize({ width: 800, height: 800 });
    await row(page, 'plain').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await row(page, 'plain').waitFor();
    expect(new URL(page.url()).hash).toBe('#/accounts?provider=rocketchat');
  }));

it('unlocks a locked account so that it signs in, locks it again, and undoes both', () =>
  withConsole({ at: '#/accounts/rocketchat/locked' }, async ({ page, emulator }) => {
    const signIn = async () => {
      const body = JSON.stringify({ user: 'locked', password: 'Password-1' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${emulator.url}/api/v1/login`, { method: 'POST', headers, body })).status;
    };
    expect(await signIn()).toBe(401);
    await press(page, 'Unlock');
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
    expect(await signIn()).toBe(200);
    await undo(page);
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    expect(await signIn()).toBe(401);
    await press(page, 'Unlock');
    await press(page, 'Lock');
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await row(page, 'locked').filter({ hasText: 'locked permanently' }).first().waitFor();
    expect(await signIn()).toBe(401);
  }));

it('opens a link to an account or a provider that is not there without a complaint', () =>
  withConsole({ at: '#/accounts/nowhere/plain' }, async ({ page, openTab }) => {
    await page.getByRole('heading', { name: 'No account plain' }).waitFor();
    const tab = await openTab('#/accounts/rocketchat/nobody');
    await tab.getByRole('heading', { name: 'No account nobody' }).waitFor();
    const unknown = await openTab('#/accounts/nowhere');
    await unknown.getByRole('heading', { name: 'No accounts' }).waitFor();
  }));
