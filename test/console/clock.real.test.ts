import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Answer } from '../../src/admin/call-types.ts';
import { until } from './support/until.ts';
import { withConsole } from './support/console.ts';
import { expectAccessible } from './support/accessible.ts';

const at = '#/clock';
const noon = '2030-05-17T12:00:00Z';

it('shows the time large, with its date and its distance from the real time', () =>
  withConsole({ at }, async ({ page }) => {
    await seen(page.getByText('the real time', { exact: true }));
    await click(page, '+1 h');
    await click(page, '+5 min');
    await seen(page.getByText('1 h 5 min ahead of the real time'));
    await seen(page.getByRole('heading', { name: 'Clock of default' }));
    const date = new Date().getFullYear().toString();
    await seen(time(page).getByText(new RegExp(date)).first());
  }));

it('marks a moved clock above every view', () =>
  withConsole({}, async ({ page, emulator }) => {
    const strip = page.getByRole('banner');
    await seen(strip.getByRole('link'));
    expect(await strip.getByRole('link').textContent()).toMatch(/\d$|M$/);
    await emulator.clock.advance(86_400);
    await seen(strip.getByText('+1 day'));
  }));

it.each([
  [3599, 'in 1 h'],
  [86_399, 'in 1 day'],
])('rounds %i seconds to %s', (ttlSeconds, text) =>
  withConsole({ at, emulator: { now: noon } }, async ({ page, emulator }) => {
    const body = JSON.stringify({ outcome: 'locked-out', ttlSeconds });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${emulator.url}/__admin/scenarios`, { method: 'POST', headers, body });
    await seen(
      endings(page).filter({ hasText: 'A switched-on outcome ends' }).getByText(text, { exact: true }),
    );
  }),
);

it('freezes the clock, and lets it run again', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await click(page, 'Freeze');
    await seen(time(page).getByText('frozen'));
    const before = await clockOf(emulator.url);
    const start = Date.now();
    await until('a second has passed', () => Date.now() > start + 1100);
    expect(await clockOf(emulator.url)).toEqual(before);
    await click(page, 'Let it run');
    await time(page).getByText('frozen').waitFor({ state: 'detached' });
    expect((await clockOf(emulator.url)).frozen).toBe(false);
  }));

it('moves the clock ahead by the step of each button', () =>
  withConsole({ at, emulator: { now: noon } }, async ({ page, emulator }) => {
    let time = Date.parse(noon);
    for (const [name, seconds] of [
      ['+30 s', 30],
      ['+5 min', 300],
      ['+15 min', 900],
      ['+1 h', 3600],
      ['+1 day', 86_400],
    ] as const) {
      await click(page, name);
      await page.getByText(`Moved the clock ${name.slice(1)} ahead.`).waitFor();
      time += seconds * 1000;
      expect(Date.parse((await clockOf(emulator.url)).now)).toBe(time);
    }
  }));

it('ends a lockout 15 minutes later, so that the login works again', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    for (let attempt = 0; attempt < 10; attempt += 1) await logIn(emulator.url, 'wrong');
    expect(await logIn(emulator.url, 'Password-1')).not.toBe(200);
    await seen(ending(page, 'Lockout of plain at rocketchat ends'));
    await click(page, '+15 min');
    await ending(page, 'Lockout of plain at rocketchat ends').waitFor({ state: 'detached' });
    expect(await logIn(emulator.url, 'Password-1')).toBe(200);
  }));

it('goes past what ends next, and brings it back with Undo', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    expect(await logIn(emulator.url, 'Password-1')).toBe(200);
    const session = 'Session of plain at rocketchat ends';
    await click(page, `Go there (${session})`);
    await ending(page, session).waitFor({ state: 'detached' });
    await seen(page.getByText('90 days ahead of the real time'));
    await click(page, 'Undo');
    await seen(ending(page, session));
    await seen(page.getByText('the real time', { exact: true }));
  }));

it('lists what ends in order, and counts the time down', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(emulator.url, 'wrong');
    await logIn(emulator.url, 'Password-1', 'totp');
    await logIn(emulator.url, 'Password-1');
    await seen(ending(page, 'Session of plain at rocketchat ends'));
    const { upcoming } = await clockOf(emulator.url);
    const times = await Promise.all(
      (await endings(page).locator('time').all()).map((one) => one.getAttribute('datetime')),
    );
    expect(times).toEqual(upcoming.map((ending) => ending.at));
    expect(times).toEqual(times.toSorted());
    const first = endings(page).first();
    await first.getByText((await first.innerText()).split('\n')[0] ?? '').waitFor({ state: 'detached' });
  }));

it('sets a given time, says its time zone, and goes back to live', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const zone = await page.evaluate<string>('Intl.DateTimeFormat().resolvedOptions().timeZone');
    await seen(page.getByText(`In the time zone of this browser, ${zone}.`));
    await page.getByLabel('Set to').fill('2031-02-03T04:05:06');
    await click(page, 'Set the time');
    await page.getByText(/^Set the clock to/).waitFor();
    const wanted = await page.evaluate<number>(`new Date('2031-02-03T04:05:06').getTime()`);
    expect(Math.abs(Date.parse((await clockOf(emulator.url)).now) - wanted)).toBeLessThan(20_000);
    await click(page, 'Back to live');
    await seen(page.getByText('the real time', { exact: true }));
    expect(Math.abs(Date.parse((await clockOf(emulator.url)).now) - Date.now())).toBeLessThan(20_000);
  }));

it('refuses a time that is not whole, in plain words', () =>
  withConsole({ at }, async ({ page }) => {
    await page.getByLabel('Set to').fill('');
    await click(page, 'Set the time');
    await seen(page.getByRole('alert').getByText('Write a whole date and time.'));
  }));

it('follows the clock of another browser', () =>
  withConsole({ at }, async ({ page, openBrowser }) => {
    const other = await openBrowser(at);
    await seen(other.getByText('the real time', { exact: true }));
    await click(page, '+1 day');
    await seen(other.getByText('1 day ahead of the real time'));
    await click(other, 'Freeze');
    await seen(time(page).getByText('frozen'));
  }));

it('changes only the picked namespace', () =>
  withConsole({ at: '#/clock?ns=w1' }, async ({ page, emulator }) => {
    await seen(page.getByRole('heading', { name: 'Clock of w1' }));
    await click(page, 'Freeze');
    await seen(time(page).getByText('frozen'));
    expect((await clockOf(emulator.url)).frozen).toBe(false);
    expect((await clockOf(`${emulator.url}/@w1`)).frozen).toBe(true);
  }));

it('teaches what will be listed while nothing has happened', () =>
  withConsole({ at }, async ({ page }) => {
    await seen(page.getByRole('heading', { name: 'No session, code or lockout ends yet' }));
  }));

it('needs no mouse', () =>
  withConsole({ at }, async ({ page }) => {
    await page.getByRole('button', { name: 'Freeze' }).focus();
    await page.keyboard.press('Enter');
    await seen(time(page).getByText('frozen'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText('Moved the clock 30 s ahead.').waitFor();
  }));

it.each(['light', 'dark'] as const)('is accessible in the %s theme at every width', (colorScheme) =>
  withConsole({ at, colorScheme }, async ({ page, emulator }) => {
    await logIn(emulator.url, 'Password-1');
    await seen(ending(page, 'Session of plain at rocketchat ends'));
    for (const width of [375, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  }),
);

async function clockOf(url: string): Promise<Answer<'getClock'>> {
  const response = await fetch(`${url}/__admin/clock`);
  // the emulator checks its answers against the contract
  return (await response.json()) as never;
}

async function logIn(url: string, password: string, user = 'plain'): Promise<number> {
  const response = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  return response.status;
}

function click(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

function seen(locator: Locator): Promise<void> {
  return locator.waitFor();
}

function time(page: Page): Locator {
  return page.getByRole('region', { name: 'Time' });
}

function ending(page: Page, text: string): Locator {
  return endings(page).getByText(text, { exact: true });
}

function endings(page: Page): Locator {
  return page.getByRole('region', { name: 'Ends next' }).getByRole('listitem');
}
