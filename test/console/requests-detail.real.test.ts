import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { withConsole } from './support/console.ts';
import { callAdmin, inNamespace, logins, send } from './support/logins.ts';
import { row } from './support/rows.ts';
import { eventually } from './support/eventually.ts';

const at = '#/requests';

it('shows the request: method and URL, query, headers and body, with placeholders that it explains', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const path = '/api/v1/login?__code=503';
    await send(emulator, { ...logins.plain, path }, { 'user-agent': 'Pocket/7' });
    const opened = await open(page, /503/);
    const sent = opened.getByRole('region', { name: 'Request', exact: true });
    await sent.getByText(`POST ${emulator.url}${path}`).waitFor();
    await sent.getByText('__code', { exact: true }).waitFor();
    await sent.getByText('Headers').click();
    await sent.getByText('Pocket/7').waitFor();
    const body = sent.getByRole('region', { name: 'body of the request' });
    expect(await body.textContent()).toBe('{\n  "user": "plain",\n  "password": "‹plain.password›"\n}');
    expect(await body.getByTitle('the password of plain').textContent()).toBe('‹plain.password›');
    await sent.getByText('The journal keeps no secrets').waitFor();
    await opened.getByText(/Forced by the request itself/).waitFor();
  }));

it('shows the parameters of the path', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await fetch(`${emulator.url}/api/2.0/authentication/123456`, { method: 'POST' });
    const opened = await open(page, /onlyoffice/);
    await opened.getByText('Path parameters').waitFor();
    await opened.getByText('code', { exact: true }).waitFor();
  }));

it('shows the answer: status, headers and body', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    const answer = (await open(page, /401/)).getByRole('region', { name: 'Answer', exact: true });
    await answer.getByText('401').waitFor();
    await answer.getByText('invalid credentials').waitFor();
    await answer.getByText('Headers').click();
    await answer.getByText('application/json').waitFor();
    const body = await answer.getByRole('region', { name: 'body of the answer' }).textContent();
    expect(JSON.parse(body ?? '')).toEqual({
      status: 'error',
      error: 'Unauthorized',
      message: 'Unauthorized',
    });
  }));

it('shows the path of the decision as steps, and where the rule comes from', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.totp);
    const decision = (await open(page, /totp/)).getByRole('region', { name: 'Decision' });
    const steps = decision.getByRole('listitem');
    await steps.nth(2).waitFor();
    expect(await steps.allTextContents()).toEqual([
      'Password matched',
      'Second factor required',
      'No code givendecided it',
    ]);
    await decision.getByText('observed', { exact: true }).waitFor();
    await decision.getByText(/server or its source code answers like this/).waitFor();
    await decision.getByText("the vendor's server source, without the later field success").waitFor();
    await decision.getByText('sign in as totp, sms or mail without code').waitFor();
  }));

it('tells what forced the answer, switches it off, and undoes that', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const scenario = { provider: 'rocketchat', operation: 'login', outcome: 'locked-out' };
    await callAdmin(emulator, 'POST', '/scenarios', scenario, inNamespace('w1'));
    await send(emulator, logins.plain, inNamespace('w1'));
    const opened = await open(page, /forced/);
    expect(await opened.getByRole('link', { name: 'plain' }).getAttribute('href')).toBe(
      '#/accounts/rocketchat/plain?ns=w1',
    );
    await opened.getByText(/Forced by what is switched on: rocketchat login: locked out/).waitFor();
    expect(await opened.getByRole('listitem').first().textContent()).toBe('Forced by scenario-1decided it');
    await opened.getByRole('button', { name: 'Switch it off' }).click();
    await opened.getByText('which is no longer switched on').waitFor();
    expect(await armed(emulator, 'w1')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await armed(emulator, 'w1')).toMatchObject([scenario]));
  }));

it('tells that a fault kept the answer from the client', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await callAdmin(emulator, 'POST', '/scenarios', { fault: 'CONNECTION_RESET_BY_PEER', times: 1 });
    await expect(send(emulator, logins.good)).rejects.toThrow();
    const opened = await open(page, /200 signed in, forced, not sent/);
    await opened.getByText('Forced by scenario-1: connection reset by peer').waitFor();
    await opened.getByText('It never reached the client').waitFor();
  }));

it('names the nearest operation of a mistyped path, with the difference', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.mistyped);
    const nearest = (await open(page, /logn/)).getByRole('region', { name: 'Nearest operations' });
    await nearest.getByText('Did you mean POST /api/v1/login?').waitFor();
    await nearest.getByText('one segment differs: logn / login').waitFor();
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
    await opened.getByText('It can’t be sent again: the journal doesn’t keep its ‹redacted›.').waitFor();
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

it('opens by its link, and says kindly that the journal has no such request', () =>
  withConsole({ at }, async ({ page, emulator, openTab }) => {
    const id = await send(emulator, logins.plain, inNamespace('w1'));
    const second = await openTab(`#/requests/${id}`);
    await second.getByRole('heading', { name: 'POST /api/v1/login' }).waitFor();
    await callAdmin(emulator, 'POST', '/reset', undefined, inNamespace('w1'));
    await second.getByRole('heading', { name: `The journal doesn’t have request ${id}` }).waitFor();
    const third = await openTab('#/requests/%3Cb%3E-1');
    await third.getByRole('heading', { name: 'The journal doesn’t have request <b>-1' }).waitFor();
    await third.getByRole('link', { name: 'Show all requests' }).click();
    await third.getByRole('region', { name: /Request/ }).waitFor({ state: 'hidden' });
    await page.close();
  }));

it('shows hostile content as text', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    const account = `<img src=x onerror="document.title='hacked'">`;
    const agent = `<script>document.title='hacked'</script>\t\u0080\u00ff "' onload=`;
    const body = JSON.stringify({ user: account, password: '</script><script>alert(1)</script>' });
    await sendRaw(`${emulator.url}/api/v1/login`, { 'user-agent': agent }, body);
    await sendRaw(`${emulator.url}/api/v1/<script>alert(1)</script>`, { 'user-agent': agent }, body);
    const opened = await open(page, /onerror/);
    await opened.getByText(account, { exact: true }).waitFor();
    const sent = opened.getByRole('region', { name: 'Request', exact: true });
    await sent.getByText('Headers').click();
    await sent.getByText(`<script>document.title='hacked'</script>`).waitFor();
    await page.getByRole('combobox', { name: 'Account', exact: true }).selectOption(account);
    await opened.getByRole('button', { name: 'Answer like this next time' }).click();
    await page.getByText('The next login answers: invalid credentials.').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await row(page, /404 matched no operation/).click();
    await page.getByRole('heading', { name: 'POST /api/v1/' }).waitFor();
    expect(
      await page.evaluate("document.querySelectorAll('main img, main script, main b, main i').length"),
    ).toBe(0);
    expect(await page.title()).toBe('Requests · login-emulator');
  }));

/** Opens the first row with this name. */
async function open(page: Page, name: RegExp): Promise<Locator> {
  await row(page, name).first().click();
  const opened = page.getByRole('region', { name: /^Request .+-\d+$/ });
  await opened.getByRole('heading', { name: 'Answer' }).waitFor();
  return opened;
}

/** The text that the page copied. */
function clipboard(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}

type Emulator = Parameters<typeof callAdmin>[0];

/** The armed scenarios of a namespace. */
async function armed(emulator: Emulator, namespace: string): Promise<unknown> {
  const found: unknown = JSON.parse(
    await callAdmin(emulator, 'GET', '/scenarios', undefined, inNamespace(namespace)),
  );
  return (found as { readonly scenarios: unknown }).scenarios;
}

interface Journal {
  readonly requests: readonly { readonly status: number; readonly outcome: string }[];
}

/** The journal of a namespace, newest first. */
async function journal(emulator: Emulator, namespace: string): Promise<Journal> {
  return JSON.parse(
    await callAdmin(emulator, 'GET', '/requests', undefined, inNamespace(namespace)),
  ) as Journal;
}

/** Sends a request with a path and headers that `fetch` would refuse or encode. */
function sendRaw(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const path = url.slice(new URL(url).origin.length);
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ hostname, port, path, method: 'POST' },
      headers: { 'content-type': 'application/json', ...headers },
    });
    sent.on('response', (answer) => answer.resume().on('end', resolve));
    sent.on('error', reject);
    sent.end(body);
  });
}
