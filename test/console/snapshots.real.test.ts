import { expect, it } from '@jest/globals';
import { admin } from './support/admin.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';
import { click, undo, nameField, dialog, row, save, downloaded, isSignedIn } from './support/state-view.ts';

const at = '#/state';

it('saves, restores, forks and deletes a snapshot', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const { token } = await logIn(emulator.url);
    await save(page, 'signed-in');
    await row(page, 'signed-in').waitFor();
    await admin(emulator.url, '/sessions/rocketchat', { method: 'DELETE' });
    expect(await isSignedIn(emulator.url, token)).toBe(false);
    await click(page, 'Restore signed-in');
    await page.getByText(/^Restored signed-in\./).waitFor();
    expect(await isSignedIn(emulator.url, token)).toBe(true);
    await undo(page);
    await page.getByText('Undone.').waitFor();
    expect(await isSignedIn(emulator.url, token)).toBe(false);
    await click(page, 'Fork signed-in');
    await nameField(page).fill('from-snapshot');
    await dialog(page).getByRole('button', { name: 'Fork' }).click();
    await row(page, 'from-snapshot').waitFor();
    expect(await isSignedIn(emulator.url, token, 'from-snapshot')).toBe(true);
    await click(page, 'Pick default');
    await click(page, 'Delete signed-in');
    await dialog(page).getByRole('button', { name: 'Delete signed-in' }).click();
    await row(page, 'signed-in').waitFor({ state: 'detached' });
  }));

it('asks before it replaces a snapshot', () =>
  withConsole({ at }, async ({ page }) => {
    await save(page, 'same');
    await row(page, 'same').waitFor();
    await save(page, 'same');
    await dialog(page).getByText('Its saved state is lost.').waitFor();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  }));

it('refuses odd names kindly, and saves nothing', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const problem = page.getByRole('region', { name: 'Snapshots' }).getByRole('alert');
    await save(page, '');
    await problem.getByText('Write a name.').waitFor();
    for (const name of ['two words', '../up', '<img src=x onerror=alert(1)>', '.hidden', 'ä']) {
      await save(page, name);
      await problem.getByText('A name has up to 100 letters').waitFor();
    }
    expect(await admin<'listSnapshots'>(emulator.url, '/snapshots')).toEqual({ snapshots: [] });
  }));

it('downloads a snapshot, and warns of its secrets', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const { token } = await logIn(emulator.url);
    await save(page, 'mine');
    await page.getByText('A downloaded snapshot contains passwords, codes and tokens.').waitFor();
    const file = await downloaded(page, () => click(page, 'Download mine'));
    expect(file.name).toBe('login-emulator-default-snapshot-mine.json');
    expect(JSON.parse(file.text)).toMatchObject({ format: 'login-emulator/state' });
    expect(token.length).toBeGreaterThan(20);
  }));
