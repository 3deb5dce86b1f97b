import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Download, Locator, Page } from 'playwright-core';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { expectAccessible } from './support/accessible.ts';
import { admin } from './support/admin.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';

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

it.each([
  ['', 'Write a name.'],
  ['Sprint 42', /small letters, digits and hyphens/],
  ['<img onerror>', /small letters, digits and hyphens/],
  ['w1', 'w1 exists already.'],
])('refuses the name %j kindly', (name, problem) =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(`${emulator.url}/@w1`);
    await row(page, 'w1').waitFor();
    await click(page, 'New namespace');
    await nameField(page).fill(name);
    await dialog(page).getByRole('button', { name: 'Create' }).click();
    await dialog(page).getByRole('alert').getByText(problem).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  }),
);

it('creates a namespace with a port of its own, and takes it back', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await click(page, 'New namespace');
    await nameField(page).fill('own-port');
    await page.getByLabel('With a port of its own').check();
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

it.each(['', 'two words', '../up', '<img src=x onerror=alert(1)>', '.hidden', 'ä'])(
  'refuses the snapshot name %j kindly',
  (name) =>
    withConsole({ at }, async ({ page }) => {
      await save(page, name);
      await page.getByRole('region', { name: 'Snapshots' }).getByRole('alert').getByText(/name/).waitFor();
    }),
);

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

it('downloads a bundle without any password, code or token unless told otherwise', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const secrets = await makeSecrets(emulator.url);
    await page.getByText('Leaves out the accounts, sessions, codes').waitFor();
    const without = await downloaded(page, () => click(page, 'Download the bundle'));
    expect(without.name).toMatch(/^login-emulator-default-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.json$/);
    expect(JSON.parse(without.text)).toMatchObject({ format: 'login-emulator/bundle' });
    expect(secrets.filter((secret) => without.text.includes(secret))).toEqual([]);
    await page.getByRole('radio', { name: 'With secrets' }).check();
    await page.getByRole('alert').getByText('The file will contain passwords, codes and tokens').waitFor();
    const complete = await downloaded(page, () => click(page, 'Download the bundle'));
    expect(secrets.some((secret) => complete.text.includes(secret))).toBe(true);
  }));

it('opens a bundle: says what it is, restores it, and takes it back', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const { token } = await logIn(emulator.url);
    await page.getByRole('radio', { name: 'With secrets' }).check();
    const { text } = await downloaded(page, () => click(page, 'Download the bundle'));
    await admin(emulator.url, '/reset', { method: 'POST' });
    expect(await isSignedIn(emulator.url, token)).toBe(false);
    await choose(page, 'bundle.json', text);
    const facts = page.getByRole('group', { name: 'The chosen file' });
    await facts.getByText(/^A bundle of version \d/).waitFor();
    await facts.getByText(/^Its clock: /).waitFor();
    await facts.getByText('1 request', { exact: true }).waitFor();
    await click(page, 'Replace default with it');
    await page.getByText(/^Replaced default\./).waitFor();
    expect(await isSignedIn(emulator.url, token)).toBe(true);
    await undo(page);
    await page.getByText('Undone.').waitFor();
    expect(await isSignedIn(emulator.url, token)).toBe(false);
  }));

it('opens a bundle without secrets, with its requests and clock', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await logIn(emulator.url, { password: 'wrong' });
    await admin(emulator.url, '/clock', { method: 'PATCH', body: { frozen: true } });
    const { now } = await admin<'getClock'>(emulator.url, '/clock');
    const { text } = await downloaded(page, () => click(page, 'Download the bundle'));
    await admin(emulator.url, '/reset', { method: 'POST' });
    await choose(page, 'bundle.json', text);
    await page.getByText('Without secrets, so without the accounts and sessions').waitFor();
    await click(page, 'Replace default with it');
    await page.getByText(/^Replaced default\./).waitFor();
    expect(await admin<'getClock'>(emulator.url, '/clock')).toMatchObject({ now, frozen: true });
    const { requests } = await admin<'listRequests'>(emulator.url, '/requests');
    expect(requests).toMatchObject([{ path: '/api/v1/login' }]);
  }));

it('opens a bundle that is dropped on it', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const bundle = await admin<'getBundle'>(emulator.url, '/bundle');
    await page.getByText('or drop it here').waitFor();
    const data = await page.evaluateHandle(
      `(() => { const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(JSON.stringify(bundle))}], 'b.json'));
        return data; })()`,
    );
    await page.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: data });
    await page.getByText(/^A bundle of version \d/).waitFor();
  }));

it.each([
  ['notes.txt', 'no JSON', /^notes.txt isn’t JSON/],
  ['other.json', '{"format":"other"}', /^other.json is JSON, but no bundle/],
  ['list.json', '[1]', /^list.json is JSON, but no bundle/],
])('says in plain words what is wrong with %s, and loses nothing', (name, text, problem) =>
  withConsole({ at }, async ({ page, emulator }) => {
    const { token } = await logIn(emulator.url);
    await choose(page, name, text);
    await page.getByRole('alert').getByText(problem).waitFor();
    expect(await page.getByRole('button', { name: 'Replace default with it' }).count()).toBe(0);
    expect(await isSignedIn(emulator.url, token)).toBe(true);
  }),
);

it('says what the emulator finds wrong with a bundle, and loses nothing', () =>
  // the browser itself reports the refused call
  withConsole({ at, allow: [/status of 422/] }, async ({ page, emulator }) => {
    const { token } = await logIn(emulator.url);
    const bundle = await admin<'getBundle'>(emulator.url, '/bundle');
    await choose(page, 'b.json', JSON.stringify({ ...bundle, journal: [{ id: 'default-1' }] }));
    await click(page, 'Replace default with it');
    await page
      .getByRole('alert')
      .getByText(/journal\[0\] of the bundle isn't a request/)
      .waitFor();
    await page.getByRole('alert').getByText('Nothing has changed.').waitFor();
    expect(await isSignedIn(emulator.url, token)).toBe(true);
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

function click(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** Takes back the last action. */
function undo(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Undo', exact: true }).last().click();
}

function nameField(page: Page): Locator {
  return dialog(page).getByRole('textbox', { name: /^Name/ });
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog');
}

/** The row of a namespace or snapshot. */
function row(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
}

async function save(page: Page, name: string): Promise<void> {
  await page.getByLabel('Save the state as').fill(name);
  await click(page, 'Save');
}

function choose(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  return page.getByLabel('Choose a bundle or a downloaded snapshot').setInputFiles(file);
}

async function downloaded(page: Page, start: () => Promise<void>) {
  const [download]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), start()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

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

/** Whether a token is valid in a namespace. */
async function isSignedIn(url: string, token: string, namespace = 'default'): Promise<boolean> {
  const body = { token };
  const { active } = await admin<'introspect'>(url, '/sessions/introspect', {
    method: 'POST',
    body,
    namespace,
  });
  return active;
}

/** Makes a password, codes and tokens of each kind; returns them. */
async function makeSecrets(url: string): Promise<readonly string[]> {
  const added = { login: 'added', password: 'Hidden-password-7', totpSecret: 'KRSXG5CTMVRXEZLU' };
  await admin(url, '/accounts/rocketchat/added', { method: 'PUT', body: added });
  const { token } = await logIn(url);
  await logIn(url, { password: 'Wrong-password-8' });
  await logIn(url, { user: 'added', password: added.password });
  await logIn(url, { user: 'mail' });
  const outbox = JSON.stringify(await admin<'getOutbox'>(url, '/outbox'));
  const [code = ''] = /\b\d{6}\b/.exec(outbox) ?? [];
  const secrets = ['Password-1', 'Wrong-password-8', added.password, added.totpSecret, token, code];
  expect(secrets.every((secret) => secret.length >= 6)).toBe(true);
  return secrets;
}
