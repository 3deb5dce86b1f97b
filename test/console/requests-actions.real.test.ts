import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { withConsole } from './support/console.ts';
import { eventually } from './support/eventually.ts';
import { callAdmin, inNamespace, logins, send } from './support/logins.ts';
import { armed, clipboard, journal, open } from './support/opened.ts';
import { row } from './support/rows.ts';

const at = '#/requests';

it('tells what forced the answer, switches it off, and undoes that', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const scenario = { provider: 'rocketchat', operation: 'login', outcome: 'locked-out' };
    await callAdmin(emulator, 'POST', '/scenarios', scenario, inNamespace('w1'));
    await send(emulator, logins.plain, inNamespace('w1'));
    const opened = await open(page, /forced/);
    expect(await opened.getByRole('link', { name: 'plain' }).getAttribute('href')).toBe(
      '#/accounts/rocketchat/plain?ns=w1',
    );
    await opened.getByText(/Forced, because this is switched on: rocketchat login: locked out/).waitFor();
    expect(await opened.getByRole('listitem').first().textContent()).toBe('Forced by scenario-1decided it');
    await opened.getByRole('button', { name: 'Switch it off' }).click();
    await opened.getByText('which is switched off now').waitFor();
    expect(await armed(emulator, 'w1')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await armed(emulator, 'w1')).toMatchObject([scenario]));
  }));

it('copies a curl command that bash runs with the same end', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.plain, inNamespace('w1'));
    const opened = await open(page, /signed in/);
    await opened.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied the curl command.').waitFor();
    await promisify(execFile)('bash', ['-c', await clipboard(page)]);
    const { requests } = await journal(emulator, 'w1');
    expect(requests.map(({ status, outcome }) => [status, outcome])).toEqual([
      [200, 'signed-in'],
      [200, 'signed-in'],
    ]);
  }));

it.each([
  ['Copy as supertest', /from 'supertest'/, /\/api\/v1\/login/],
  ['Copy as Playwright', /from 'login-emulator\/playwright'/, /\/api\/v1\/login/],
  ['Copy as bug report', /^#/, /‹plain.password›|‹redacted›/],
])('offers “%s”', (name, first, second) =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    const opened = await open(page, /401/);
    await opened.getByRole('button', { name }).click();
    await page.getByText(/^Copied the/).waitFor();
    const text = await clipboard(page);
    expect(text).toMatch(first);
    expect(text).toMatch(second);
  }),
);

it('sends it again, in its namespace, and opens the new one', () =>
  withConsole({ at: '#/requests?q=login' }, async ({ page, emulator }) => {
    await send(emulator, logins.plain, inNamespace('w1'));
    const opened = await open(page, /signed in/);
    await opened.getByRole('button', { name: 'Send again' }).click();
    const again = page.getByRole('region', { name: 'Request w1-2' });
    await again.getByText('the control plane, not by a client').waitFor();
    await row(page, /200 signed in, sent by the control plane/).waitFor();
    expect(page.url()).toMatch(/#\/requests\/w1-2\?q=login$/);
  }));

it('says why it can’t send a request again whose secrets the journal doesn’t keep', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    const opened = await open(page, /401/);
    await opened
      .getByText('It can’t be sent again: the journal doesn’t keep a secret in it, such as a wrong password.')
      .waitFor();
    expect(await opened.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
  }));

it('says that the journal no longer has a request that the page remembers', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.plain);
    const opened = await open(page, /signed in/);
    for (let count = 0; count < 250; count += 1) await send(emulator, logins.plain);
    await opened.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('The journal no longer has default-1').waitFor();
  }));

it('answers like this next time, once, and undoes that', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong, inNamespace('w1'));
    const opened = await open(page, /401/);
    const again = opened.getByRole('button', { name: 'Answer like this next time' });
    await again.click();
    await page.getByText('The next login for plain answers: invalid credentials.').waitFor();
    expect(await armed(emulator, 'w1')).toMatchObject([
      {
        ...{ provider: 'rocketchat', operation: 'login', account: 'plain', outcome: 'invalid-credentials' },
        ...{ times: 1, ttlSeconds: 900 },
      },
    ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await armed(emulator, 'w1')).toEqual([]));
    await again.click();
    await eventually(async () => expect(await armed(emulator, 'w1')).toHaveLength(1));
    await send(emulator, logins.plain, inNamespace('w1'));
    const { requests } = await journal(emulator, 'w1');
    expect(requests[0]).toMatchObject({ outcome: 'invalid-credentials', status: 401 });
  }));

it('leads to where another answer is chosen', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.plain, inNamespace('w1'));
    const opened = await open(page, /signed in/);
    await opened.getByRole('link', { name: 'Answer differently next time' }).click();
    await page.getByRole('main', { name: 'Now' }).waitFor();
    const [, query = ''] = page.url().split('#/now?');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      ...{ ns: 'w1', provider: 'rocketchat', operation: 'login', account: 'plain' },
    });
  }));
