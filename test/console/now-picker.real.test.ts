import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';

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

it('switches on again what is used up', () =>
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

it('offers first what was used in this browser', () =>
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

it('plays a sequence: the first request fails, the one after it signs in', () =>
  withConsole({ at: `${rocketchat}&outcome=server-error` }, async ({ page, emulator }) => {
    await page.getByRole('button', { name: 'Then' }).click();
    await choice(page, 'Outcome 2').selectOption('signed-in');
    await switchOn(page);
    await on(page, 'server error, then signed in');
    expect([await signIn(emulator, 'disabled'), await signIn(emulator, 'disabled')]).toEqual([500, 200]);
    expect(await signIn(emulator, 'disabled')).toBe(401);
  }));

it('delays answers', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await page.getByLabel('Answer late').check({ force: true });
    await page.getByLabel('Delay in seconds').fill('0.4');
    await switchOn(page);
    await on(page, '0.4 s later');
    const before = performance.now();
    expect(await signIn(emulator)).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(390);
  }));

it.each([
  ['connection reset', /ECONNRESET|socket|terminated/],
  ['connection closed without an answer', /closed|socket/],
  ['answer that breaks off', /terminated|closed|chunk|parse/i],
  ['random data in place of an answer', /parse|HTTP|protocol/i],
])('loses answers: %s', (words, reason) =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await page.getByLabel('Lose the answer').check({ force: true });
    await choice(page, 'Fault').selectOption({ label: words });
    await switchOn(page);
    await on(page, words);
    expect(await lossOf(signIn(emulator))).toMatch(reason);
  }),
);

it('treats accounts as if they had an authenticator', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await page.getByLabel('Treat accounts as if').check({ force: true });
    await choice(page, 'As if').selectOption({ label: 'an authenticator code were needed' });
    await switchOn(page);
    await on(page, 'as if second factor totp');
    expect(await signIn(emulator)).toBe(401);
    expect(await admin(emulator, 'GET /requests?limit=1')).toMatchObject({
      requests: [expect.objectContaining({ outcome: 'second-factor-required' })],
    });
  }));

it.each([
  ['1 minute', 60],
  ['1 hour', 3600],
  ['until switched off', undefined],
])('lasts %s', (words, ttlSeconds) =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await choice(page, 'For how long').selectOption({ label: words });
    await switchOn(page);
    await on(page, 'locked out');
    expect(await admin(emulator, 'GET /scenarios')).toEqual({
      scenarios: [
        ttlSeconds === undefined
          ? expect.not.objectContaining({ ttlSeconds: expect.anything() })
          : expect.objectContaining({ ttlSeconds }),
      ],
    });
  }),
);

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
    await page.getByRole('status').getByText('no account has the login nobody').waitFor();
    await strip(page).getByText('Nothing is switched on').waitFor();
  }));

function strip(page: Page) {
  return page.getByRole('region', { name: 'Switched on' });
}

/** Waits until something is switched on whose chip has a text. */
function on(page: Page, text: string): Promise<void> {
  return strip(page).getByRole('listitem').filter({ hasText: text }).waitFor();
}

function choice(page: Page, name: string) {
  return page.getByRole('combobox', { name, exact: true });
}

function switchOn(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Switch on', exact: true }).click();
}

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

/** Why a request got no answer. */
async function lossOf(request: Promise<number>): Promise<string> {
  try {
    return `it got ${await request}`;
  } catch (error) {
    return String(Reflect.get(Object(error), 'cause'));
  }
}
