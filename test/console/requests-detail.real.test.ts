import { expect, it } from '@jest/globals';
import { request } from 'node:http';
import { withConsole } from './support/console.ts';
import { callAdmin, inNamespace, logins, send } from './support/logins.ts';
import { open } from './support/opened.ts';
import { row } from './support/rows.ts';

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
