import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { withConsole } from './support/console.ts';
import { booksWith } from './support/declared.ts';

const at = '#/contracts';
const rocketchat = { providers: ['rocketchat' as const] };

it('shows each provider, declared like built-in, with its profile, base URL, contract and API page', async () => {
  const emulator = { providers: ['rocketchat' as const, await booksWith('')] };
  await withConsole({ at, emulator }, async ({ page, emulator: { url } }) => {
    for (const [id, profile, path] of [
      ['rocketchat', 'documented', '/api/v1'],
      ['books', 'declared', '/books'],
    ] as const) {
      const card = page.getByRole('article', { name: id });
      await seen(card.getByText(`${profile} profile`));
      await seen(card.getByText(url + path, { exact: true }));
      await card.getByRole('button', { name: `Copy base URL of ${id}` }).click();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(url + path);
      expect(await textAt(page, card.getByRole('link', { name: `Contract as YAML of ${id}` }))).toMatch(
        /openapi/,
      );
      const docs = card.getByRole('link', { name: `API page of ${id}` });
      expect(await docs.getAttribute('href')).toContain(`/docs?contract=${id}%2F${profile}`);
      expect(await textAt(page, docs)).toMatch(/<html/);
    }
  });
});

it('shows the profile and the base URL of the picked namespace', () =>
  withConsole({ emulator: rocketchat }, async ({ page, url, emulator }) => {
    await send(emulator.url, 'PUT', '/__admin/namespaces/w1', { profiles: { rocketchat: 'observed' } });
    await page.goto(`${url}${at}?ns=w1`);
    const card = page.getByRole('article', { name: 'rocketchat' });
    await seen(card.getByText('observed profile'));
    await seen(card.getByText(`${emulator.url}/@w1/api/v1`));
    expect(await textAt(page, card.getByRole('link', { name: 'Contract as YAML' }))).toMatch(/openapi/);
    await seen(page.getByRole('heading', { name: 'rocketchat observed profile' }));
  }));

it('counts a real request: in the row, in the table, and for the provider', () =>
  withConsole({ at, emulator: rocketchat }, async ({ page, emulator }) => {
    await seen(row(page, /^POST \/api\/v1\/login Login .* 0 of \d+ outcomes reached/));
    await seen(page.getByText('No client has called an operation yet.'));
    await logIn(emulator.url);
    await logIn(emulator.url);
    await seen(row(page, /^POST \/api\/v1\/login Login .* 1 of \d+ outcomes reached/));
    await seen(page.getByRole('region', { name: 'Coverage' }).getByText(/1 of \d+ outcomes reached/));
    await seen(page.getByRole('article', { name: 'rocketchat' }).getByText(/^1 of \d+ outcomes reached/));
    await seen(page.getByText('Requests that this console sends don’t count.'));
    const missing = page.getByRole('list', { name: 'Not reached at rocketchat login' });
    await seen(missing.getByText('invalid credentials'));
    expect(await missing.getByText('signed in').count()).toBe(0);
    await login(page).click();
    await seen(outcome(page, /^200 signed in/).getByText('reached 2 times'));
    await seen(outcome(page, /^401 invalid credentials/).getByText('not reached'));
  }));

it('starts counting anew, after it asked', () =>
  withConsole({ at, emulator: rocketchat }, async ({ page, emulator }) => {
    await logIn(emulator.url);
    await page.getByRole('button', { name: 'Start counting anew' }).click();
    const dialog = page.getByRole('dialog');
    await seen(dialog.getByText(/can’t be undone/));
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await seen(row(page, /login .* 1 of \d+ outcomes/i));
    await page.getByRole('button', { name: 'Start counting anew' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start counting anew' }).click();
    await seen(row(page, /login .* 0 of \d+ outcomes/i));
    await seen(page.getByText('No client has called an operation yet.'));
  }));

it('puts the unreached outcomes first when asked, also from a link', () =>
  withConsole({ at: '#/contracts/rocketchat/login', emulator: rocketchat }, async ({ page, emulator }) => {
    await logIn(emulator.url);
    await seen(outcome(page, /^200 signed in/).getByText('reached once'));
    expect(await outcomes(page).first().innerText()).toContain('signed in');
    await page.getByLabel('Order').selectOption('Unreached first');
    await seen(
      outcomes(page)
        .last()
        .getByRole('rowheader', { name: /^200 signed in/ }),
    );
    await page.reload();
    await seen(outcomes(page).last().getByText('reached once'));
  }));

it('searches with / in paths, summaries and outcomes, and filters by provider', () =>
  withConsole({ at, emulator: { providers: ['rocketchat', 'misaka'] } }, async ({ page }) => {
    await seen(row(page, /^GET \/v3\/session\/token/));
    await page.getByRole('combobox', { name: 'Provider', exact: true }).selectOption('rocketchat');
    await gone(row(page, /\/v3\//));
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Contracts' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('locked out');
    await seen(login(page));
    await gone(row(page, /^GET \/api\/info/));
    await page.getByLabel('Search operations').fill('no such thing');
    await seen(page.getByRole('heading', { name: 'No operation fits the search' }));
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await seen(row(page, /^GET \/v3\/session\/token/));
  }));

it('shows of each outcome its provenance, source, way to it and body, and opens it filled in', () =>
  withConsole({ at: '#/contracts/rocketchat/login', emulator: rocketchat }, async ({ page, url }) => {
    const locked = outcome(page, /^401 locked out/);
    const listed = await catalogueEntry(url, 'locked-out');
    await seen(locked.getByText(listed.reach, { exact: true }));
    await seen(locked.getByText(`Source: ${listed.source}`));
    await seen(locked.getByText(listed.provenance, { exact: true }));
    await seen(page.getByText(/answers like this; its documentation doesn’t mention it/));
    await locked.getByText('Example body of locked out', { exact: true }).click();
    expect(JSON.parse(await locked.getByRole('region').innerText())).toEqual(listed.body);
    await locked.getByRole('link', { name: 'Switch on locked out' }).click();
    await page.waitForURL(/#\/now\?/);
    expect(new URLSearchParams(new URL(page.url()).hash.split('?')[1]).toString()).toBe(
      'provider=rocketchat&operation=login&outcome=locked-out',
    );
    const main = page.getByRole('main', { name: 'Now' });
    await seen(main.getByRole('combobox', { name: 'Operation' }));
    expect(await main.getByRole('combobox', { name: 'Operation' }).inputValue()).toBe('login');
    expect(await main.getByRole('combobox', { name: 'Provider' }).first().inputValue()).toBe('rocketchat');
  }));

it('goes back with Escape to the row where the user was, and covers the list on a narrow page', () =>
  withConsole({ at, emulator: rocketchat }, async ({ page }) => {
    await row(page, /^GET \/api\/v1\/me/).click();
    await page.getByRole('region', { name: 'Operation rocketchat getMe' }).waitFor();
    await seen(login(page));
    await page.setViewportSize({ width: 700, height: 800 });
    await gone(login(page));
    await page.keyboard.press('Escape');
    await seen(login(page));
    expect(await page.evaluate('document.activeElement.textContent')).toContain('/api/v1/me');
    await page.goBack();
    await seen(page.getByRole('heading', { name: 'GET /api/v1/me' }));
  }));

it('lists the replies to requests that reach no operation', () =>
  withConsole({ at, emulator: rocketchat }, async ({ page }) => {
    const table = page.getByRole('region', { name: 'Replies without an operation' }).getByRole('table');
    const reply = table.getByRole('row', { name: /404 not found/ });
    await seen(reply.getByText('inferred'));
    await seen(reply.getByText(/the router of the document's time/));
  }));

it('leaves the coverage out for a token of one namespace, and tries operations there', () => {
  const main = 'token-of-the-whole-process';
  const options = { ...rocketchat, token: main };
  return withConsole({ at: `${at}/rocketchat/login?ns=w1`, emulator: options }, async ({ page }) => {
    await page.getByLabel('Token').fill(namespaceToken(main, 'w1'));
    await page.getByRole('button', { name: 'Open the console' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await seen(page.getByRole('region', { name: 'Try it' }).getByText('signed in', { exact: true }));
    expect(
      await outcome(page, /^200 signed in/)
        .getByText('reached')
        .count(),
    ).toBe(0);
    await page.keyboard.press('Escape');
    await seen(page.getByText('your token may read w1 only'));
    await seen(row(page, /^POST \/api\/v1\/login .* 14 outcomes$/));
  });
});

it('says what a link names that no contract has', () =>
  withConsole({ at: '#/contracts/rocketchat/nothing', emulator: rocketchat }, async ({ page }) => {
    await seen(page.getByRole('heading', { name: 'rocketchat has no operation nothing' }));
    await page.getByRole('link', { name: 'Show all operations' }).click();
    await seen(page.getByRole('heading', { name: 'Coverage of the suite so far' }));
  }));

it('says why the operations are missing, and loads them again', () =>
  withConsole({ emulator: rocketchat, allow: [/status of 500/] }, async ({ page, url }) => {
    const problem = { code: 'internal-error', status: 500, title: 'Error', detail: 'The list broke.' };
    await page.route('**/__admin/operations?*', (route) => route.fulfill({ status: 500, json: problem }));
    await page.goto(url + at);
    await seen(page.getByRole('alert').getByText('The list broke.'));
    await page.unroute('**/__admin/operations?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await seen(login(page));
  }));

it('shows a hostile contract as text only', async () => {
  const summary = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const link = '[click](javascript:alert(3)) <a href="javascript:alert(4)">here</a>';
  const books = await booksWith(
    `      summary: '${summary}'\n      description: '${link} see https://books.example.com/docs.'\n`,
  );
  await withConsole({ at, emulator: { providers: [books] } }, async ({ page }) => {
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await seen(page.getByText(summary));
    await page.getByRole('link', { name: /^POST \/books\/login/ }).click();
    const opened = page.getByRole('region', { name: 'Operation books login' });
    await seen(opened.getByText(summary));
    await seen(opened.getByText(`${link} see`));
    const outside = opened.getByRole('link', { name: 'https://books.example.com/docs' }).first();
    expect(await outside.getAttribute('rel')).toContain('noopener');
    expect(await page.locator('main img, main script, [href^="javascript:" i]').count()).toBe(0);
    expect(dialogs).toBe(0);
  });
});

interface Entry {
  readonly outcome: string;
  readonly provenance: string;
  readonly source: string;
  readonly reach: string;
  readonly body: unknown;
}

async function catalogueEntry(console: string, name: string): Promise<Entry> {
  const query = 'provider=rocketchat&operation=login';
  const response = await fetch(`${console.replace(/console$/, '')}outcomes?${query}`);
  // the emulator checks its answers against the contract
  const { outcomes: all } = (await response.json()) as { readonly outcomes: readonly Entry[] };
  const found = all.find((one) => one.outcome === name);
  if (found === undefined) throw new Error(`the catalogue has no outcome ${name}`);
  return found;
}

async function textAt(page: Page, link: Locator): Promise<string> {
  const href = await link.getAttribute('href');
  const response = await page.request.get(new URL(href ?? '', page.url()).href);
  expect(response.status()).toBe(200);
  return response.text();
}

async function send(url: string, method: string, path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const { ok, status } = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  if (!ok) throw new Error(`${method} ${path} answers ${status}`);
}

function logIn(url: string): Promise<void> {
  return send(url, 'POST', '/api/v1/login', { user: 'plain', password: 'Password-1' });
}

function row(page: Page, name: RegExp): Locator {
  return page.getByRole('region', { name: /^Operations of / }).getByRole('link', { name });
}

function login(page: Page): Locator {
  return row(page, /^POST \/api\/v1\/login/);
}

function outcomes(page: Page): Locator {
  return page.getByRole('table', { name: 'Outcomes' }).locator('tbody').getByRole('row');
}

function outcome(page: Page, name: RegExp): Locator {
  return outcomes(page).filter({ has: page.getByRole('rowheader', { name }) });
}

function seen(locator: Locator): Promise<void> {
  return locator.waitFor();
}

function gone(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: 'hidden' });
}
