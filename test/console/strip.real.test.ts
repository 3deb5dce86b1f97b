import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';
import { strip } from './support/picker.ts';

const locked = { provider: 'rocketchat', operation: 'login', outcome: 'locked-out', account: 'plain' };

it.each(['now', 'requests', 'accounts', 'clock', 'state', 'contracts'])(
  'lists the active scenarios in the view %s, with account, uses and time left',
  (view) =>
    withConsole({ at: `#/${view}` }, async ({ page, emulator }) => {
      await strip(page).getByText('Nothing is switched on in default').waitFor();
      await admin(emulator, 'POST /scenarios', { ...locked, times: 3, ttlSeconds: 900 });
      await chip(page, /rocketchat login: locked out, for plain\s*3 left · 14:[345]\d/).waitFor();
    }),
);

it('counts the seconds down, outside of live regions', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'POST /scenarios', { ...locked, ttlSeconds: 300 });
    const shown = chip(page, /4:5\d/);
    const first = await shown.innerText();
    await expectChange(() => shown.innerText(), first);
    expect(await strip(page).locator('xpath=ancestor-or-self::*[@aria-live or @role="status"]').count()).toBe(
      0,
    );
  }));

it('switches one off, and takes that back with its uses and its time', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'PATCH /clock', { now: '2027-01-31T12:00:00Z' });
    await admin(emulator, 'PATCH /clock', { frozen: true });
    await admin(emulator, 'POST /scenarios', { ...locked, times: 3, ttlSeconds: 600 });
    await admin(emulator, 'POST /scenarios', { outcome: 'unavailable', provider: 'misaka' });
    expect(await signIn(emulator)).toBe(401);
    await admin(emulator, 'PATCH /clock', { advanceSeconds: 60 });
    await chip(page, /2 left · 9:00/).waitFor();
    await page.getByRole('button', { name: 'Switch off rocketchat login: locked out, for plain' }).click();
    await chip(page, 'rocketchat').waitFor({ state: 'detached' });
    await chip(page, 'misaka: unavailable').waitFor();
    expect(await signIn(emulator)).toBe(200);
    await page.getByRole('button', { name: 'Undo' }).click();
    await chip(page, /locked out, for plain\s*2 left · 9:00/).waitFor();
    expect(await signIn(emulator)).toBe(401);
  }));

it('switches all off with one button, and takes that back: sequences go on, sets stay sets', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'POST /scenarios', {
      provider: 'rocketchat',
      outcomes: ['server-error', 'unavailable'],
    });
    await admin(emulator, 'POST /scenario-sets/maintenance?ttlSeconds=600');
    await admin(emulator, 'POST /scenarios', {
      provider: 'misaka',
      operation: 'login',
      outcome: 'locked-out',
      skip: 2,
      times: 1,
    });
    expect(await signIn(emulator)).toBe(500);
    await chip(page, 'set maintenance').waitFor();
    await page.getByRole('button', { name: 'Switch off all' }).click();
    await strip(page).getByText('Nothing is switched on').waitFor();
    expect(await admin(emulator, 'GET /scenarios')).toEqual({ scenarios: [] });
    await page.getByRole('status').getByText('Switched off all 3.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await chip(page, 'set maintenance').waitFor();
    await page.getByRole('status').getByText('Undone.').waitFor();
    expect(await admin(emulator, 'GET /scenarios')).toMatchObject({
      scenarios: [
        { provider: 'misaka', skip: 2, times: 1, source: 'posted' },
        { provider: 'rocketchat', outcomes: ['unavailable', 'server-error'], remaining: 1 },
        { outcome: 'unavailable', source: 'set', set: 'maintenance' },
      ],
    });
    expect([await signIn(emulator), await signIn(emulator)]).toEqual([503, 503]);
  }));

it('says that a scenario of a fixture file comes back as posted', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'PUT /fixtures/rocketchat', {
      accounts: [{ login: 'plain', email: 'plain@example.com', password: 'Password-1' }],
      scenarios: [{ operation: 'login', outcome: 'server-error' }],
    });
    await chip(page, 'server error').waitFor();
    await page.getByRole('button', { name: 'Switch off all' }).click();
    await page.getByRole('status').getByText('Undo posts them anew.').waitFor();
  }));

it('follows another browser and curl by itself', () =>
  withConsole({ at: '#/requests' }, async ({ page, emulator, openBrowser }) => {
    await strip(page).getByText('Nothing is switched on').waitFor();
    const other = await openBrowser('#/now?provider=rocketchat&outcome=rate-limited');
    await other.getByRole('button', { name: 'Switch on', exact: true }).click();
    await chip(page, 'rocketchat login: rate limited').waitFor();
    await admin(emulator, 'POST /scenarios', { outcome: 'unavailable' });
    await chip(page, 'everywhere: unavailable').waitFor();
    await chip(other, 'everywhere: unavailable').waitFor();
    await admin(emulator, 'DELETE /scenarios');
    await strip(page).getByText('Nothing is switched on').waitFor();
    await strip(other).getByText('Nothing is switched on').waitFor();
  }));

it('removes by itself a scenario that ends by the clock', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'POST /scenarios', { ...locked, ttlSeconds: 3 });
    await chip(page, 'locked out').waitFor();
    await strip(page).getByText('Nothing is switched on').waitFor();
    await page.getByText('time is up').waitFor();
    await admin(emulator, 'POST /scenarios', { ...locked, ttlSeconds: 900 });
    await chip(page, 'locked out').waitFor();
    await page.getByRole('button', { name: 'Clock +15 min' }).click();
    await strip(page).getByText('Nothing is switched on').waitFor();
    expect(await signIn(emulator)).toBe(200);
  }));

it('shows the time of the namespace, and that its clock is frozen', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'PATCH /clock', { now: '2027-01-31T12:34:56Z' });
    await admin(emulator, 'PATCH /clock', { frozen: true });
    await page.getByRole('link', { name: /34:56.*frozen/ }).waitFor();
  }));

it.each([375, 1280])('leaves the view its room at %d pixels with thirty scenarios on', (width) =>
  withConsole({ width, height: 800 }, async ({ page, emulator }) => {
    for (let n = 1; n <= 30; n += 1)
      await admin(emulator, 'POST /scenarios', { ...locked, account: undefined, times: n, ttlSeconds: 900 });
    await page.getByRole('button', { name: 'Show all 30' }).click();
    const dialog = page.getByRole('dialog', { name: 'Switched on (30)' });
    await dialog.getByRole('listitem').nth(29).waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(30);
    await expectAccessible(page);
    await dialog
      .getByRole('button', { name: /^Switch off/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: 'Switched on (29)' }).waitFor();
    await page.keyboard.press('Escape');
    const box = await page.getByRole('banner').boundingBox();
    expect(box?.height).toBeLessThan(160);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  }),
);

it('controls default while no namespace is picked, and hints at others with something on', () =>
  withConsole({}, async ({ page, emulator }) => {
    await signIn(emulator, 'plain', 'w1');
    await admin(emulator, 'POST /scenarios', locked, 'w1');
    await strip(page).getByText('Nothing is switched on in default').waitFor();
    await strip(page).getByText('Switched on elsewhere:').waitFor();
    await page.getByRole('button', { name: 'w1', exact: true }).click();
    await chip(page, 'locked out, for plain').waitFor();
    expect(await page.getByRole('combobox', { name: 'Namespace' }).inputValue()).toBe('w1');
  }));

it('forgets what another namespace has switched on as soon as one is picked', () =>
  withConsole({}, async ({ page, emulator }) => {
    await signIn(emulator, 'plain', 'w1');
    await admin(emulator, 'POST /scenarios', locked);
    await chip(page, 'locked out').waitFor();
    const answering = new AbortController();
    await page.route(/__admin\/(scenarios|clock)$/, async (route) => {
      if (!answering.signal.aborted) await once(answering.signal, 'abort');
      await route.continue();
    });
    await page.getByRole('combobox', { name: 'Namespace' }).selectOption('w1');
    await chip(page, 'locked out').waitFor({ state: 'detached' });
    const shown = page.getByRole('banner').getByRole('link', { name: /\d\d:\d\d:\d\d/ });
    await shown.waitFor({ state: 'detached' });
    answering.abort();
    await strip(page).getByText('Nothing is switched on').waitFor();
    await shown.waitFor();
  }));

it('leaves out used-up scenarios', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'POST /scenarios', { ...locked, times: 1 });
    await chip(page, '1 left').waitFor();
    expect(await signIn(emulator)).toBe(401);
    await strip(page).getByText('Nothing is switched on').waitFor();
    await page.getByRole('region', { name: 'Over' }).getByText('used up').waitFor();
  }));

function chip(page: Page, hasText: string | RegExp) {
  return strip(page).getByRole('listitem').filter({ hasText }).first();
}

/** Waits until a text differs from what it was. */
async function expectChange(read: () => Promise<string>, from: string): Promise<void> {
  const end = performance.now() + 5000;
  while (performance.now() < end) if ((await read()) !== from) return;
  throw new Error(`it stayed ${from}`);
}
