import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { expectAccessible } from './support/accessible.ts';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';

it('switches a ready set on and off with its switch, and takes back either', () =>
  withConsole({}, async ({ page, emulator }) => {
    const maintenance = page.getByRole('switch', { name: 'maintenance' });
    await isOn(page, 'maintenance', false);
    await admin(emulator, 'POST /scenarios', { provider: 'misaka', outcome: 'locked-out' });
    await maintenance.click();
    await isOn(page, 'maintenance', true);
    expect(await signIn(emulator)).toBe(503);
    expect(await armed(emulator)).toMatchObject([
      { provider: 'misaka', source: 'posted' },
      { set: 'maintenance', expiresAt: expect.any(String) },
    ]);
    await undo(page);
    await isOn(page, 'maintenance', false);
    await maintenance.click();
    await isOn(page, 'maintenance', true);
    await maintenance.click();
    await isOn(page, 'maintenance', false);
    expect(await armed(emulator)).toMatchObject([{ provider: 'misaka' }]);
    await undo(page);
    await isOn(page, 'maintenance', true);
    expect(await signIn(emulator)).toBe(503);
  }));

it('switches a set on for the chosen time', () =>
  withConsole({}, async ({ page, emulator }) => {
    await page.getByRole('combobox', { name: 'For how long each set' }).selectOption('until switched off');
    await page.getByRole('switch', { name: 'slow' }).click();
    await isOn(page, 'slow', true);
    expect(await armed(emulator)).toMatchObject([{ set: 'slow', expiresAt: null }]);
  }));

it('shows that a set was switched on and off elsewhere', () =>
  withConsole({}, async ({ page, emulator }) => {
    await isOn(page, 'maintenance', false);
    await admin(emulator, 'POST /scenario-sets/maintenance');
    await isOn(page, 'maintenance', true);
    await admin(emulator, 'DELETE /scenarios');
    await isOn(page, 'maintenance', false);
  }));

it('says which file of a set is broken, and shows the sets again once it is mended', () => {
  const fixtures = temporaryFolder({ 'scenarios/mine.yaml': 'scenarios: [{ outcome: unavailable }]' });
  const write = (text: string) => writeFile(join(fixtures, 'scenarios/mine.yaml'), text);
  return withConsole({ emulator: { fixtures }, allow: [/status of 409/] }, async ({ page }) => {
    await isOn(page, 'mine', false);
    await write('scenarios: [{ outcomme: unavailable }]');
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'mine.yaml' }).waitFor();
    await write('scenarios: [{ outcome: locked-out }]');
    await page.reload();
    await isOn(page, 'mine', false);
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });
});

it('teaches the first request, which works as it is shown, until one has come', () =>
  withConsole({}, async ({ page }) => {
    const steps = page.getByRole('region', { name: 'No request yet: sign in once' });
    await steps.getByRole('combobox', { name: 'Provider to try' }).selectOption('rocketchat');
    const command = await steps.getByRole('region', { name: 'curl command' }).innerText();
    expect(command).toMatch(/^curl http:\/\/\S+\/api\/v1\/login \\\n/);
    await steps.getByRole('row', { name: 'plain Password-1' }).waitFor();
    await steps.getByRole('row', { name: 'totp Password-1 second factor: totp' }).waitFor();
    await steps.getByRole('row', { name: 'locked Password-1 locked' }).waitFor();
    expect(await statusOf(command)).toBe('200');
    await page.getByRole('link', { name: /rocketchat login plain\s*200\s*signed in/ }).waitFor();
    await steps.waitFor({ state: 'detached' });
  }));

it('teaches the request of the picked namespace', () =>
  withConsole({ at: '#/now?ns=w1' }, async ({ page, emulator }) => {
    const command = await page.getByRole('region', { name: 'curl command' }).innerText();
    expect(command).toContain(`${emulator.url}/@w1/`);
    expect(await statusOf(command)).toBe('200');
    await page.getByRole('link', { name: /login plain@example\.com\s*200\s*signed in/ }).waitFor();
  }));

it('says how a phone gets to reach the emulator', () =>
  withConsole({}, ({ page }) => page.getByText('Start it with --host 0.0.0.0').waitFor()));

it('shows the address for a phone with its QR code', () =>
  withConsole(
    { emulator: { host: '0.0.0.0', token: 'a-token-of-the-test' }, token: 'a-token-of-the-test' },
    async ({ page }) => {
      const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      const reached = others.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
      if (reached === undefined) throw new Error('this machine has no network, which the test needs');
      await page.getByRole('img', { name: new RegExp(`^QR code of http://${reached}:`) }).waitFor();
      await page.getByRole('button', { name: `Copy address http://${reached}` }).waitFor();
    },
  ));

it('shows the newest five requests, each with a link, and marks forced ones', () =>
  withConsole({}, async ({ page, emulator }) => {
    for (const user of ['plain', 'mail', 'sms', 'totp', 'ldap', 'plain']) await signIn(emulator, user);
    await admin(emulator, 'POST /scenarios', { provider: 'rocketchat', outcome: 'unavailable', times: 1 });
    await signIn(emulator);
    const latest = page.getByRole('region', { name: 'Latest requests' });
    await latest.getByRole('link', { name: /503\s*unavailable\s*forced/ }).waitFor();
    expect(await latest.getByRole('listitem').count()).toBe(5);
    await latest.getByRole('link', { name: /503/ }).click();
    expect(page.url()).toMatch(/#\/requests\/default-7$/);
  }));

it('shows the requests of the picked namespace alone', () =>
  withConsole({ at: '#/now?ns=w1' }, async ({ page, emulator }) => {
    await signIn(emulator, 'plain', 'w1');
    await signIn(emulator, 'ldap');
    const latest = page.getByRole('region', { name: 'Latest requests' });
    await latest.getByRole('link', { name: /rocketchat login plain/ }).waitFor();
    expect(await latest.getByRole('listitem').count()).toBe(1);
  }));

it('moves the clock fifteen minutes ahead with one click, and back', () =>
  withConsole({}, async ({ page, emulator }) => {
    await admin(emulator, 'PATCH /clock', { frozen: true });
    await admin(emulator, 'PATCH /clock', { now: '2027-01-31T12:00:00Z' });
    await page.getByRole('button', { name: 'Clock +15 min' }).click();
    await page.getByRole('status').getByText('The clock of default is 15 minutes ahead.').waitFor();
    expect(await admin(emulator, 'GET /clock')).toMatchObject({ now: '2027-01-31T12:15:00.000Z' });
    await undo(page);
    await page.getByRole('status').getByText('Undone.').waitFor();
    expect(await admin(emulator, 'GET /clock')).toMatchObject({
      now: '2027-01-31T12:00:00.000Z',
      frozen: true,
    });
  }));

it.each([
  ['light', 375],
  ['light', 768],
  ['light', 1280],
  ['dark', 375],
  ['dark', 768],
  ['dark', 1280],
] as const)('is accessible in the %s theme at %d pixels', (colorScheme, width) =>
  withConsole({ colorScheme, width }, async ({ page, emulator }) => {
    await page.getByRole('region', { name: 'curl command' }).waitFor();
    await page.getByRole('table').waitFor();
    await page.getByRole('switch', { name: 'slow' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate("document.querySelector('main').scrollWidth")).toBeLessThanOrEqual(width);
    await page.getByRole('switch', { name: 'slow' }).click();
    await admin(emulator, 'POST /scenarios', {
      provider: 'misaka',
      outcome: 'locked-out',
      account: 'plain@example.com',
      times: 2,
    });
    await admin(emulator, 'POST /scenarios', { provider: 'rocketchat', outcome: 'server-error', times: 1 });
    await signIn(emulator);
    await page.getByRole('link', { name: /500\s*server error/ }).waitFor();
    await page.getByRole('region', { name: 'Over' }).waitFor();
    await page.getByRole('button', { name: 'Then' }).click();
    await page.getByRole('button', { name: 'Remove outcome 2' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.evaluate("document.querySelector('main').scrollWidth")).toBeLessThanOrEqual(width);
  }),
);

async function isOn(page: Page, name: string, isExpected: boolean): Promise<void> {
  await page.getByRole('switch', { name, exact: true, checked: isExpected }).waitFor();
}

async function armed(emulator: { readonly url: string }): Promise<unknown> {
  return Reflect.get(Object(await admin(emulator, 'GET /scenarios')), 'scenarios');
}

function undo(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Undo' }).last().click();
}

/** Runs a curl command in a shell, as a person pastes it; returns the status. */
async function statusOf(command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    `${command} -s -o /dev/null -w '%{http_code}'`,
  ]);
  return stdout;
}
