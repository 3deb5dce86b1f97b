import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { expectAccessible } from './support/accessible.ts';
import { admin } from './support/admin.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';
import { click, undo, nameField, dialog, row, save, downloaded, isSignedIn } from './support/state-view.ts';

const at = '#/state';
const main = 'correct horse battery staple';

it('lists the namespaces with their requests, use, profiles and clock', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await logIn(`${emulator.url}/@w1`, { password: 'wrong' });
    await row(page, 'w1').getByText('2 requests').waitFor();
    await row(page, 'w1')
      .getByText(/last used .* its clock/)
      .waitFor();
    await row(page, 'w1')
      .getByText(/documented: .*rocketchat/)
      .waitFor();
    await admin(emulator.url, '/clock', { method: 'PATCH', body: { frozen: true }, namespace: 'w1' });
    await row(page, 'w1').getByText('frozen').waitFor();
    await click(page, 'Copy address of w1');
    await page.getByText('Copied the address of w1.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${emulator.url}/@w1`);
  }));

it('picks a namespace, and shows how a test selects it', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await click(page, 'Pick w1');
    await row(page, 'w1').getByText('picked').waitFor();
    await page.getByText('x-emulator-namespace: w1').waitFor();
    await page.getByText(`${emulator.url}/@w1`).waitFor();
    await page.getByRole('heading', { name: 'Snapshots of w1' }).waitFor();
    expect(page.url()).toMatch(/#\/state\?ns=w1$/);
  }));

it('forks a namespace, which is independent of the first', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const { token } = await logIn(`${emulator.url}/@w1`);
    await click(page, 'Fork w1');
    await nameField(page).fill('w2');
    await dialog(page).getByRole('button', { name: 'Fork' }).click();
    await page.getByText('Created w2, a copy of w1.').waitFor();
    await row(page, 'w2').getByText('picked').waitFor();
    expect(await sessions(emulator.url, 'w2')).toEqual(await sessions(emulator.url, 'w1'));
    await admin(emulator.url, '/sessions/rocketchat', { method: 'DELETE', namespace: 'w2' });
    expect(await isSignedIn(emulator.url, token, 'w1')).toBe(true);
    expect(await isSignedIn(emulator.url, token, 'w2')).toBe(false);
  }));

it('forks by keyboard alone', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await row(page, 'w1').waitFor();
    await page.getByRole('button', { name: 'Reset w1' }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.type('by-keys');
    await page.keyboard.press('Enter');
    await page.getByText('Created by-keys, a copy of w1.').waitFor();
    await row(page, 'by-keys').waitFor();
  }));

it('refuses names kindly that are impossible or in use', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await row(page, 'w1').waitFor();
    await click(page, 'New namespace');
    for (const [name, problem] of [
      ['', 'Write a name.'],
      ['Sprint 42', /small letters, digits and hyphens/],
      ['w1', 'w1 exists already.'],
      ['<img onerror>', /small letters, digits and hyphens/],
    ] as const) {
      await nameField(page).fill(name);
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      await dialog(page).getByRole('alert').getByText(problem).waitFor();
    }
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  }));

it('creates a namespace with its own port, and takes it back', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await click(page, 'New namespace');
    await nameField(page).fill('own-port');
    await page.getByLabel('With its own port').check();
    await dialog(page).getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'own-port is ready' }).waitFor();
    const url = await dialog(page).getByRole('region', { name: 'address' }).innerText();
    expect(new URL(url).port).not.toBe(new URL(emulator.url).port);
    expect((await logIn(url)).status).toBe(200);
    await click(page, 'Done');
    await undo(page);
    await row(page, 'own-port').waitFor({ state: 'detached' });
  }));

it('asks before it drops a namespace', () =>
  withConsole({ at: '#/state?ns=w1' }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await click(page, 'Drop w1');
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    expect((await namespaces(emulator.url)).includes('w1')).toBe(true);
    await click(page, 'Drop w1');
    await dialog(page).getByRole('button', { name: 'Drop w1' }).click();
    await page.getByText('Dropped w1.').waitFor();
    await row(page, 'w1').waitFor({ state: 'detached' });
    expect((await namespaces(emulator.url)).includes('w1')).toBe(false);
    expect(page.url()).not.toContain('ns=w1');
  }));

it('goes back to all namespaces when someone else drops the picked one', () =>
  withConsole({ at: '#/state?ns=w1' }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await row(page, 'w1').getByText('picked').waitFor();
    await admin(emulator.url, '/namespaces/w1', { method: 'DELETE' });
    await page.getByText('The namespace w1 no longer exists.').waitFor();
    await page.getByRole('heading', { name: 'Snapshots of default' }).waitFor();
    await expectUrl(page, /#\/state$/);
  }));

it('resets a namespace; Undo brings its sessions and requests back', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const url = `${emulator.url}/@w1`;
    const { token } = await logIn(url);
    await click(page, 'Reset w1');
    await page.getByText('Reset w1. Its state until now is the snapshot before-reset.').waitFor();
    expect(await isSignedIn(emulator.url, token, 'w1')).toBe(false);
    await undo(page);
    await page.getByText('Undone.').waitFor();
    expect(await isSignedIn(emulator.url, token, 'w1')).toBe(true);
    const { requests } = await admin<'listRequests'>(emulator.url, '/requests', { namespace: 'w1' });
    expect(requests.map(({ path }) => path)).toContain('/api/v1/login');
    await click(page, 'Pick w1');
    await row(page, 'before-reset').waitFor();
  }));

it('offers nothing about other namespaces to a caller who may control only one', () =>
  withConsole({ at, emulator: { token: main } }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await page.getByLabel('Token').fill(namespaceToken(main, 'w1'));
    await click(page, 'Open the console');
    await page.getByRole('heading', { name: 'Namespace w1' }).waitFor();
    await page.getByText('x-emulator-namespace: w1').waitFor();
    await click(page, 'Reset');
    await page.getByText(/^Reset w1\./).waitFor();
    await row(page, 'before-reset').waitFor();
    await click(page, 'Restore before-reset');
    await page.getByText(/^Restored before-reset\./).waitFor();
    await downloaded(page, () => click(page, 'Download the bundle'));
    for (const name of [/^Drop/, /^Pick/, /^Fork/, 'New namespace'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
  }));

it.each(['light', 'dark'] as const)('is accessible in the %s theme at every width', (colorScheme) =>
  withConsole({ at: '#/state?ns=w1', colorScheme }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await save(page, 'mine');
    await row(page, 'mine').waitFor();
    await page.getByRole('radio', { name: 'With secrets' }).check();
    for (const width of [375, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
    await click(page, 'Fork w1');
    await dialog(page).waitFor();
    await expectAccessible(page);
  }),
);

async function expectUrl(page: Page, url: RegExp): Promise<void> {
  await page.waitForURL(url);
  expect(page.url()).toMatch(url);
}

async function namespaces(url: string): Promise<readonly string[]> {
  return (await admin<'listNamespaces'>(url, '/namespaces')).namespaces.map(({ name }) => name);
}

async function sessions(url: string, namespace: string) {
  return (await admin<'listSessions'>(url, '/sessions/rocketchat', { namespace })).sessions;
}
