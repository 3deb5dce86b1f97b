import { expect, it } from '@jest/globals';
import { opened, press, row, undo } from './support/accounts.ts';
import { withConsole } from './support/console.ts';

const hostile = '<img src=x onerror=alert(1)>';

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
    await undo(page);
    await page.getByText('Undone.').waitFor();
    expect(await fields('plain')).toEqual(before);
    await page.getByRole('heading', { name: 'No account renamed' }).waitFor();
  }));

it('removes an account, and puts it back by undo; the last one stays', () => {
  const fixtures = {
    misaka: {
      accounts: [
        { login: 'a', password: 'Password-1' },
        { login: 'b', password: 'Password-1' },
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
      await undo(page);
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
    await opened(page, hostile).getByText('locked permanently').waitFor();
    await page.getByRole('searchbox').fill('<IMG');
    await row(page, hostile).filter({ hasText: 'locked permanently' }).click();
    expect(await page.locator('main img').count()).toBe(0);
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
      if ((await page.evaluate('document.activeElement.textContent')) === 'Lock') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await account.getByText('locked permanently').waitFor();
  }));
