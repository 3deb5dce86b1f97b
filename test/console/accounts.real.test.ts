import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { defineProvider } from '../../src/index.ts';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';

const hostile = '<img src=x onerror=alert(1)>';

/** The account in the list. */
function row(page: Page, login: string) {
  return page.getByRole('list', { name: 'Accounts' }).getByRole('link').filter({ hasText: login });
}

/** The opened account. */
function opened(page: Page, login: string) {
  return page.getByRole('region', { name: `Account ${login}` });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

it('lists the accounts with their state in words, searches them, and keeps the filters in the address', () =>
  withConsole({ at: '#/accounts' }, async ({ page, openTab }) => {
    await row(page, 'locked')
      .filter({ hasText: 'rocketchat' })
      .filter({ hasText: 'locked for ever' })
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
    for (let turn = 0; turn < 6; turn += 1) {
      const last = () => list.getByRole('listitem').last().getAttribute('aria-setsize');
      const before = Number(await last());
      await list.evaluate('(list) => list.scrollTo(0, list.scrollHeight)');
      await page.waitForFunction(
        `Number(document.querySelector('[role=list] [role=listitem]').getAttribute('aria-setsize')) > ${before}`,
      );
    }
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
    await press(page, 'Undo');
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    expect(await signIn()).toBe(401);
    await press(page, 'Unlock');
    await press(page, 'Lock');
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await row(page, 'locked').filter({ hasText: 'locked for ever' }).first().waitFor();
    expect(await signIn()).toBe(401);
  }));

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
    await press(page, 'Undo');
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
        await press(page, 'Undo');
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

it('edits an account, shows a problem at its field, and undoes the change', () =>
  withConsole({ at: '#/accounts/rocketchat/plain', allow: [/422/] }, async ({ page, emulator }) => {
    const fields = async (login: string) => (await emulator.accounts.get('rocketchat', login)).account;
    const before = await fields('plain');
    await page
      .getByRole('link', { name: /^plain/ })
      .first()
      .waitFor();
    await press(page, 'Edit');
    await page.getByLabel('login').fill('renamed');
    await page.getByLabel('secondFactor').selectOption('totp');
    await page.getByLabel('totpSecret').fill('not base32');
    await page.getByLabel('requirePasswordChange', { exact: true }).check();
    await page.getByLabel('utcOffset').fill('2');
    await page.getByLabel('Other fields').fill('{"roles": ["admin", "user"]');
    await press(page, 'Save');
    await page.getByText(/This JSON can't be read/).waitFor();
    await page.getByLabel('Other fields').fill('{"roles": ["admin", "user"]}');
    await press(page, 'Save');
    await page.getByText(/account\.totpSecret .* expected base32/).waitFor();
    expect(await page.getByLabel('totpSecret').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('totpSecret').fill('GEZDGNBVGY3TQOJQ');
    await press(page, 'Save');
    await opened(page, 'renamed').getByRole('heading', { name: 'renamed' }).waitFor();
    expect(await fields('renamed')).toEqual({
      ...before,
      login: 'renamed',
      secondFactor: 'totp',
      totpSecret: 'GEZDGNBVGY3TQOJQ',
      requirePasswordChange: true,
      utcOffset: 2,
      roles: ['admin', 'user'],
    });
    await press(page, 'Undo');
    await page.getByText('Undone.').waitFor();
    expect(await fields('plain')).toEqual(before);
    await page.getByRole('heading', { name: 'No account renamed' }).waitFor();
  }));

it('removes an account, and puts it back by undo; the last one stays', () => {
  const fixtures = {
    misaka: {
      accounts: [
        { login: 'a', password: 'p' },
        { login: 'b', password: 'p' },
      ],
    },
  };
  return withConsole(
    { at: '#/accounts/misaka/b', emulator: { providers: ['misaka'], fixtures } },
    async ({ page, emulator }) => {
      const before = await emulator.accounts.get('misaka', 'b');
      await press(page, 'Remove');
      await page.getByText('1 account', { exact: true }).waitFor();
      await row(page, 'a').click();
      await press(page, 'Remove');
      await page.getByText('a is the last account of misaka. Add another first.').waitFor();
      await press(page, 'Undo');
      await page.getByText('2 accounts').waitFor();
      expect(await emulator.accounts.get('misaka', 'b')).toEqual(before);
    },
  );
});

it('adds, lists, opens, locks and searches an account whose login is HTML, without running it', () =>
  withConsole({ at: '#/accounts?provider=rocketchat' }, async ({ page, emulator }) => {
    await press(page, 'Add account');
    await page.getByLabel('login').fill('plain');
    await page.getByRole('form').getByRole('button', { name: 'Add account' }).click();
    await page.getByText('the login plain already belongs to an account of rocketchat').waitFor();
    await page.getByLabel('login').fill(hostile);
    await page.getByLabel('name', { exact: true }).fill(hostile);
    await page.getByRole('form').getByRole('button', { name: 'Add account' }).click();
    await opened(page, hostile).getByRole('heading', { name: hostile }).waitFor();
    expect((await emulator.accounts.get('rocketchat', hostile)).account).toMatchObject({
      login: hostile,
      name: hostile,
      password: 'Password-1',
      status: 'active',
    });
    await press(page, 'Lock');
    await opened(page, hostile).getByText('locked for ever').waitFor();
    await page.getByRole('searchbox').fill('<IMG');
    await row(page, hostile).filter({ hasText: 'locked for ever' }).click();
    expect(await page.locator('main img').count()).toBe(0);
  }));

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
    await opened(other, 'plain').getByText('locked for ever').waitFor();
    await row(other, 'plain').filter({ hasText: 'locked for ever' }).first().waitFor();
    expect((await emulator.accounts.get('rocketchat', 'plain')).lockedOut).toBe(false);
    await press(other, 'Remove');
    await page.getByRole('heading', { name: 'No account plain' }).waitFor();
    await other.getByRole('button', { name: 'Undo' }).click();
    await opened(page, 'plain').getByRole('heading', { name: 'plain' }).waitFor();
  }));

it('opens a link to an account or a provider that is not there without a complaint', () =>
  withConsole({ at: '#/accounts/nowhere/plain' }, async ({ page, openTab }) => {
    await page.getByRole('heading', { name: 'No account plain' }).waitFor();
    const tab = await openTab('#/accounts/rocketchat/nobody');
    await tab.getByRole('heading', { name: 'No account nobody' }).waitFor();
    const unknown = await openTab('#/accounts/nowhere');
    await unknown.getByRole('heading', { name: 'No accounts' }).waitFor();
  }));

it('adds an account and locks it by keyboard alone', () =>
  withConsole({ at: '#/accounts?provider=misaka' }, async ({ page }) => {
    await row(page, 'plain@example.com').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('login').waitFor();
    await page.keyboard.type('typed@example.com');
    await page.keyboard.press('Enter');
    const account = opened(page, 'typed@example.com');
    await account.getByRole('heading', { name: 'typed@example.com' }).waitFor();
    for (let count = 0; count < 40; count += 1) {
      if (
        (await page
          .locator(':focus')
          .innerText()
          .catch(() => '')) === 'Lock'
      )
        break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await account.getByText('locked for ever').waitFor();
  }));

it.each(['light', 'dark'] as const)(
  'has no accessibility violation in the %s theme at three widths',
  (colorScheme) =>
    withConsole({ at: '#/accounts/rocketchat/totp', colorScheme }, async ({ page }) => {
      await press(page, 'Add to an authenticator app');
      await press(page, 'Start a session');
      await page.getByText('alive', { exact: true }).waitFor();
      const check = async () => {
        for (const width of [375, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await expectAccessible(page);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      };
      await check();
      await press(page, 'Edit');
      await page.getByLabel('login').waitFor();
      await check();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await row(page, 'totp').first().waitFor();
      await check();
    }),
);
