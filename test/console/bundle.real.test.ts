import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { admin } from './support/admin.ts';
import { withConsole } from './support/console.ts';
import { logIn } from './support/rocketchat.ts';
import { click, undo, downloaded, isSignedIn } from './support/state-view.ts';

const at = '#/state';

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

it('opens a bundle: describes it, restores it, and takes it back', () =>
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

it('says in plain words what is wrong with another file, and loses nothing', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const { token } = await logIn(emulator.url);
    for (const [name, text, problem] of [
      ['notes.txt', 'no JSON', /^notes.txt isn’t JSON/],
      ['other.json', '{"format":"other"}', /^other.json is JSON, but no bundle/],
      ['list.json', '[1]', /^list.json is JSON, but no bundle/],
    ] as const) {
      await choose(page, name, text);
      await page.getByRole('alert').getByText(problem).waitFor();
      expect(await page.getByRole('button', { name: 'Replace default with it' }).count()).toBe(0);
    }
    expect(await isSignedIn(emulator.url, token)).toBe(true);
  }));

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

function choose(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  return page.getByLabel('Choose a bundle or a downloaded snapshot').setInputFiles(file);
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
