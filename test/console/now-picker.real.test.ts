import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';
import { strip, on, choice, switchOn } from './support/picker.ts';

const rocketchat = '#/now?provider=rocketchat';

it('switches on a refused login for fifteen minutes with one click', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await switchOn(page);
    await on(page, 'rocketchat login: locked out');
    expect(await admin(emulator, 'GET /scenarios')).toEqual({
      scenarios: [
        expect.objectContaining({
          ...{ provider: 'rocketchat', operation: 'login', outcome: 'locked-out', ttlSeconds: 900 },
          remaining: null,
        }),
      ],
    });
    expect(await signIn(emulator)).toBe(401);
  }));

it('lets the next three logins of one account fail, and no other', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await choice(page, 'How many').selectOption({ label: 'the next' });
    await page.getByLabel('Number of requests').fill('3');
    await choice(page, 'Account').fill('plain');
    await choice(page, 'Outcome').selectOption('429 rate limited');
    await switchOn(page);
    await on(page, '3 left');
    expect(await signIn(emulator, 'ldap')).toBe(200);
    expect(await signIn(emulator)).toBe(429);
    await on(page, '2 left');
    expect([await signIn(emulator), await signIn(emulator), await signIn(emulator)]).toEqual([429, 429, 200]);
    await strip(page).getByText('Nothing is switched on').waitFor();
    await page.getByText('used up').waitFor();
  }));

it('switches a used-up scenario on again', () =>
  withConsole({ at: `${rocketchat}&outcome=server-error&times=1` }, async ({ page, emulator }) => {
    await switchOn(page);
    await on(page, 'server error');
    expect(await signIn(emulator)).toBe(500);
    await page.getByRole('button', { name: 'Switch on again rocketchat login: server error' }).click();
    await on(page, '1 left');
    expect(await signIn(emulator)).toBe(500);
  }));

it('suggests the accounts of the provider', () =>
  withConsole({ at: rocketchat }, async ({ page }) => {
    const suggested = page.locator('main datalist option[value="must-change"]');
    await suggested.waitFor({ state: 'attached' });
    await choice(page, 'Provider').selectOption('misaka');
    await page.locator('main datalist option[value="plain@example.com"]').waitFor({ state: 'attached' });
    expect(await suggested.count()).toBe(0);
  }));

it('offers sign-ins first, and outcomes by kind with status and words', () =>
  withConsole({ at: '#/now?provider=onlyoffice' }, async ({ page }) => {
    expect((await groupsOf(page, 'Operation'))[0]).toEqual([
      'Sign-in',
      ['authenticate', 'authenticateByCode'],
    ]);
    const outcomes = await groupsOf(page, 'Outcome');
    expect(outcomes.map(([name]) => name)).toEqual(['Refusals', 'Server trouble', 'Success']);
    expect(outcomes[0]?.[1].slice(0, 3)).toEqual([
      '429 locked out',
      '401 invalid credentials',
      '200 second factor required',
    ]);
    expect(outcomes[2]?.[1]).toEqual(['200 signed in']);
  }));

it('offers the choices used in this browser first', () =>
  withConsole({ at: `${rocketchat}&outcome=account-disabled` }, async ({ page, openTab, openBrowser }) => {
    await switchOn(page);
    await on(page, 'account disabled');
    const tab = await openTab();
    await choice(tab, 'Outcome').waitFor();
    expect((await groupsOf(tab, 'Outcome'))[0]).toEqual(['Used in this browser', ['401 account disabled']]);
    expect(await choice(tab, 'Provider').inputValue()).toBe('rocketchat');
    expect(await choice(tab, 'Outcome').inputValue()).toBe('account-disabled');
    const other = await openBrowser();
    await choice(other, 'Outcome').waitFor();
    expect((await groupsOf(other, 'Outcome'))[0]?.[0]).toBe('Refusals');
  }));

it('proposes the provider of the newest request', () =>
  withConsole({}, async ({ page, emulator, openBrowser }) => {
    await choice(page, 'Outcome').waitFor();
    await signIn(emulator);
    await page.getByRole('link', { name: /rocketchat login/ }).waitFor();
    expect(await choice(page, 'Provider').inputValue()).not.toBe('rocketchat');
    const other = await openBrowser();
    await choice(other, 'Outcome').waitFor();
    expect(await choice(other, 'Provider').inputValue()).toBe('rocketchat');
  }));

it('says what the client will get, where that comes from, and how to get it without switching it on', () =>
  withConsole({ at: `${rocketchat}&operation=login&outcome=account-disabled` }, async ({ page }) => {
    await page.getByText(/^The client gets\s*401\s*account disabled/).waitFor();
    await page.getByText('observed', { exact: true }).waitFor();
    await page.getByText("the vendor's server source, without the later field success").waitFor();
    await page.getByText('Without switching it on: sign in as disabled.').waitFor();
  }));

it('says what each provider answers when all are chosen', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await choice(page, 'Provider').selectOption({ label: 'any provider' });
    await choice(page, 'Operation').selectOption({ label: 'any request' });
    await choice(page, 'Outcome').selectOption('invalid-credentials');
    await page.getByText(/401 at rocketchat/).waitFor();
    await switchOn(page);
    await on(page, 'everywhere: invalid credentials');
    expect(await signIn(emulator)).toBe(401);
  }));

it('is switched on by the keyboard alone', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await choice(page, 'Outcome').waitFor();
    await page.getByRole('main').focus();
    await tabTo(page, 'How many');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Number of requests');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await tabTo(page, 'Account');
    await page.keyboard.type('plain');
    await tabTo(page, 'Outcome');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Switch on');
    await page.keyboard.press('Enter');
    await on(page, 'rocketchat login: invalid credentials, for plain');
    expect(await admin(emulator, 'GET /scenarios')).toEqual({
      scenarios: [expect.objectContaining({ account: 'plain', times: 2, outcome: 'invalid-credentials' })],
    });
  }));

it('shows a hostile account as text', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    const login = '<img src=x onerror=alert(1)>';
    await admin(emulator, `PUT /accounts/rocketchat/${encodeURIComponent(login)}`, {
      password: 'Password-1',
    });
    await page.locator(`datalist option[value="${login}"]`).waitFor({ state: 'attached' });
    await choice(page, 'Account').fill(login);
    await switchOn(page);
    await on(page, `locked out, for ${login}`);
    await page.getByRole('status').getByText(login).waitFor();
    expect(await signIn(emulator, login)).toBe(401);
    expect(await page.locator('img').count()).toBe(0);
  }));

it('says why the control plane refuses a choice', () =>
  withConsole({ at: rocketchat, allow: [/status of 422/] }, async ({ page }) => {
    await choice(page, 'Account').fill('nobody');
    await switchOn(page);
    await page
      .getByRole('alert')
      .getByText(/no account has the login nobody/)
      .waitFor();
    await strip(page).getByText('Nothing is switched on').waitFor();
  }));

/** The groups of a drop-down with the texts of their options. */
async function groupsOf(
  page: Page,
  label: string,
): Promise<readonly (readonly [string, readonly string[]])[]> {
  await choice(page, label).waitFor();
  const groups = await choice(page, label).locator('optgroup').all();
  return Promise.all(
    groups.map(
      async (group) =>
        [(await group.getAttribute('label')) ?? '', await group.locator('option').allInnerTexts()] as const,
    ),
  );
}

/** Presses Tab until the control of a name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      `(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim().split('\\n')[0]`,
    );
    if (focused === name) return;
  }
  throw new Error(`Tab didn't reach ${name}`);
}
