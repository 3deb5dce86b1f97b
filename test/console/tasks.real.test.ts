import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { admin } from './support/admin.ts';
import { withConsole, type OpenConsole } from './support/console.ts';
import { countActions, type Actions } from './support/count-actions.ts';
import { logIn } from './support/rocketchat.ts';

const maxActions = 3;

/** Runs a task from the home view, and checks how many clicks, choices and keys it took. */
async function doTask(
  task: (opened: OpenConsole, actions: Actions) => Promise<void>,
  before: (url: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await withConsole({}, async (opened) => {
    await before(opened.emulator.url);
    const actions = countActions();
    await task(opened, actions);
    expect(actions.count()).toBeGreaterThan(0);
    expect(actions.count()).toBeLessThanOrEqual(maxActions);
  });
}

it('switches a refusal on in one click', () =>
  doTask(async ({ page, emulator }, { click }) => {
    expect((await logIn(emulator.url)).status).toBe(200);
    await click(button(page, 'Switch on'));
    await page.getByText('rocketchat login: locked out').first().waitFor();
    expect((await logIn(emulator.url)).status).toBe(401);
  }));

it('lets the next logins at another provider fail, in at most three clicks', () =>
  doTask(async ({ page, emulator }, { click, choose }) => {
    await choose(dropDown(page, 'Provider'), 'misaka');
    await choose(dropDown(page, 'How many'), 'next');
    await click(button(page, 'Switch on'));
    await page.getByText('misaka login: locked out').first().waitFor();
    expect((await logInAtMisaka(emulator.url)).status).not.toBe(200);
    expect((await logInAtMisaka(emulator.url)).status).toBe(200);
  }));

it('switches a refusal off in one click', () =>
  doTask(
    async ({ page, emulator }, { click }) => {
      expect((await logIn(emulator.url)).status).toBe(401);
      await click(button(page, 'Switch off rocketchat login: locked out'));
      await page.getByText(/^Nothing is switched on/).waitFor();
      expect((await logIn(emulator.url)).status).toBe(200);
    },
    (url) => lockOut(url),
  ));

it('shows a request and the reason of its refusal, in one click', () =>
  doTask(async ({ page, emulator }, { click }) => {
    expect((await logIn(emulator.url, { user: 'totp' })).status).toBe(401);
    await click(page.getByRole('link', { name: /rocketchat login totp/ }));
    const detail = page.getByRole('region', { name: /^Request / });
    await detail.getByText('second factor required').first().waitFor();
    await detail.getByText('no code given').first().waitFor();
    await detail.getByText('/api/v1/login').first().waitFor();
    await detail.getByText('‹totp.password›').first().waitFor();
  }));

it('reads a code that signs in, in at most three clicks', () =>
  doTask(async ({ page, emulator }, { click, choose }) => {
    await click(page.getByRole('link', { name: 'Read a code, unlock an account' }));
    await choose(dropDown(page, 'Provider'), 'rocketchat');
    await click(page.getByRole('link', { name: /^totp / }));
    const code = await page
      .getByText(/^\d{6}$/)
      .first()
      .innerText();
    const response = await fetch(`${emulator.url}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'totp', password: 'Password-1', code }),
    });
    expect(response.status).toBe(200);
  }));

it('unlocks the account of a refused login, in at most three clicks', () =>
  doTask(
    async ({ page, emulator }, { click }) => {
      expect((await logIn(emulator.url)).status).toBe(401);
      await click(page.getByRole('link', { name: /rocketchat login plain.*locked out/ }).first());
      await click(
        page.getByRole('region', { name: /^Request / }).getByRole('link', { name: 'plain', exact: true }),
      );
      await click(button(page, 'Unlock'));
      await page.getByText('Unlocked plain.').waitFor();
      expect((await logIn(emulator.url)).status).toBe(200);
    },
    async (url) => {
      await admin(url, '/accounts/rocketchat/plain', { method: 'PATCH', body: { locked: true } });
    },
  ));

it('moves the clock by 15 minutes in one click', () =>
  doTask(async ({ page, emulator }, { click }) => {
    const before = await admin<'getClock'>(emulator.url, '/clock');
    await click(button(page, 'Clock +15 min'));
    await page.getByText('The clock of default is 15 minutes ahead.').waitFor();
    const { now } = await admin<'getClock'>(emulator.url, '/clock');
    expect(Date.parse(now) - Date.parse(before.now)).toBeGreaterThanOrEqual(15 * 60_000);
  }));

it('takes a bug report of the namespace without secrets, in two clicks', () =>
  doTask(async ({ page, emulator }, { click }) => {
    const { token } = await logIn(emulator.url);
    await click(page.getByRole('link', { name: 'Take a bug report' }));
    const downloading = page.waitForEvent('download');
    await click(button(page, 'Download the bundle'));
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'login-emulator/bundle' });
    expect(text).toContain('/api/v1/login');
    expect([token, 'Password-1'].filter((secret) => text.includes(secret))).toEqual([]);
  }));

it('copies a bug report of one request without secrets, in two clicks', () =>
  doTask(async ({ page, emulator }, { click }) => {
    const { token } = await logIn(emulator.url);
    await click(page.getByRole('link', { name: /rocketchat login plain/ }));
    await click(button(page, 'Copy as bug report'));
    await page
      .getByText(/^Copied/)
      .first()
      .waitFor();
    const text = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(text).toContain('POST /api/v1/login → 200 signed-in');
    expect([token, 'Password-1'].filter((secret) => text.includes(secret))).toEqual([]);
  }));

it('counts every click, choice and key', () =>
  withConsole({}, async ({ page }) => {
    const actions = countActions();
    await actions.choose(dropDown(page, 'Provider'), 'misaka');
    await actions.click(button(page, 'Switch on'));
    await actions.press(page, 'Escape');
    await actions.press(page, 'Tab');
    expect(actions.count()).toBe(4);
  }));

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

function dropDown(page: Page, name: string) {
  return page.getByRole('combobox', { name, exact: true });
}

async function lockOut(url: string): Promise<void> {
  await admin(url, '/scenarios', {
    method: 'POST',
    body: { provider: 'rocketchat', operation: 'login', outcome: 'locked-out' },
  });
}

function logInAtMisaka(url: string): Promise<Response> {
  return fetch(`${url}/v3/session/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'plain@example.com', password: 'Password-1' }),
  });
}
