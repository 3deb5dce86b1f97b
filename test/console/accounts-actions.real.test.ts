import { expect, it } from '@jest/globals';
import { defineProvider } from '../../src/library/define-provider.ts';
import { opened, press, row, undo } from './support/accounts.ts';
import { withConsole } from './support/console.ts';

it('tells until when failures lock an account, and counts them', () =>
  withConsole({ at: '#/accounts/interserver/plain@example.com' }, async ({ page, emulator }) => {
    const fail = async () => {
      const body = JSON.stringify({ login: 'plain@example.com', passwd: 'wrong' });
      await fetch(`${emulator.url}/apiv2/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    };
    await opened(page, 'plain@example.com').getByText('active', { exact: true }).first().waitFor();
    await fail();
    await opened(page, 'plain@example.com').getByText('1 failure counted').waitFor();
    for (let count = 1; count < 5; count += 1) await fail();
    await opened(page, 'plain@example.com')
      .getByText(/^locked until \d/)
      .waitFor();
    await press(page, 'Unlock');
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
    await undo(page);
    await opened(page, 'plain@example.com')
      .getByText(/^locked until \d/)
      .waitFor();
  }));

it('disables and enables an account of a built-in and of a declared provider, and undoes it', async () => {
  const directus = await defineProvider({
    contract: 'examples/providers/directus/directus.yaml',
    id: 'directus',
  });
  await withConsole(
    { at: '#/accounts', emulator: { providers: ['misaka', directus] } },
    async ({ page, emulator }) => {
      for (const provider of ['misaka', 'directus']) {
        const status = async () =>
          (await emulator.accounts.get(provider, 'plain@example.com')).account['status'];
        await row(page, 'plain@example.com').filter({ hasText: provider }).click();
        await opened(page, 'plain@example.com').getByText(provider, { exact: true }).waitFor();
        await press(page, 'Disable');
        await page.getByRole('button', { name: 'Enable', exact: true }).waitFor();
        expect(await status()).toBe('disabled');
        await undo(page);
        await page.getByRole('button', { name: 'Disable', exact: true }).waitFor();
        expect(await status()).toBe('active');
        await press(page, 'Disable');
        await press(page, 'Enable');
        await page.getByRole('button', { name: 'Disable', exact: true }).waitFor();
        expect(await status()).toBe('active');
        await page.keyboard.press('Escape');
      }
    },
  );
});

it('starts a session with headers that sign in, and revokes it after a question', () =>
  withConsole({ at: '#/accounts/rocketchat/plain' }, async ({ page, emulator }) => {
    await page.getByText('No sessions.').waitFor();
    await press(page, 'Start a session');
    const text = await page.getByRole('region', { name: 'request headers' }).innerText();
    const headers = Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(': ')),
    ) as Record<string, string>;
    const me = async () => (await fetch(`${emulator.url}/api/v1/me`, { headers })).status;
    expect(await me()).toBe(200);
    await page.getByText('alive', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Copy token' }).click();
    await page.getByText('Copied the token.').waitFor();
    expect(text).toContain(await page.evaluate('navigator.clipboard.readText()'));
    await press(page, 'Revoke');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('No sessions.').waitFor();
    expect(await me()).toBe(401);
  }));

it('controls the picked namespace only, and follows the changes of another browser', () =>
  withConsole({ at: '#/accounts/rocketchat/plain?ns=w1' }, async ({ page, emulator, openBrowser }) => {
    const other = await openBrowser('#/accounts/rocketchat/plain?ns=w1');
    await press(page, 'Lock');
    await opened(other, 'plain').getByText('locked permanently').waitFor();
    await row(other, 'plain').filter({ hasText: 'locked permanently' }).first().waitFor();
    expect((await emulator.accounts.get('rocketchat', 'plain')).lockedOut).toBe(false);
    await press(other, 'Remove');
    await page.getByRole('heading', { name: 'No account plain' }).waitFor();
    await other.getByRole('button', { name: 'Undo' }).click();
    await opened(page, 'plain').getByRole('heading', { name: 'plain' }).waitFor();
  }));
