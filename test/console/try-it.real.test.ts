import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { defineProvider } from '../../src/library/define-provider.ts';
import { withConsole } from './support/console.ts';

const emulator = { providers: ['rocketchat' as const] };
const at = '#/contracts/rocketchat/login';

it('sends every example of a built-in and of a declared provider unchanged', async () => {
  const contract = 'examples/providers/nestjs/nestjs.yaml';
  const providers = ['rocketchat' as const, await defineProvider({ contract })];
  await withConsole({ at: '#/contracts', emulator: { providers } }, async ({ page, url }) => {
    const links = page.getByRole('region', { name: /^Operations of / }).getByRole('link');
    await links.first().waitFor();
    const answered: string[] = [];
    for (const link of await links.all()) {
      const name = nameIn(await link.getAttribute('href'));
      await link.click();
      const opened = page.getByRole('region', { name: `Operation ${name}`, exact: true });
      await opened.getByRole('button', { name: 'Send' }).waitFor();
      if (await opened.getByText('No request is known').isVisible()) continue;
      await opened.getByRole('button', { name: 'Send' }).click();
      const status = await answeredStatus(page);
      expect({ name, works: status >= 200 && status < 400, status }).toMatchObject({ works: true });
      answered.push(name);
    }
    expect(answered).toEqual(await withExample(url));
    expect(new Set(answered.map((one) => one.split(' ')[0]))).toEqual(new Set(['rocketchat', 'nestjs']));
  });
});

it('shows the answer, which Requests has, too, and copies it as curl; the coverage doesn’t count it', () =>
  withConsole({ at, emulator }, async ({ page, emulator: { url } }) => {
    await send(page);
    await answered(page, '200 signed in');
    await page.getByText('Headers of the answer').click();
    await tryIt(page).getByText('x-emulator-outcome', { exact: true }).waitFor();
    const body = await tryIt(page).getByRole('region', { name: 'body of the answer' }).innerText();
    expect(JSON.parse(body)).toMatchObject({ status: 'success', data: { me: { username: 'plain' } } });
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied the curl command.').waitFor();
    const curl = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(curl).toContain(`${url}/api/v1/login`);
    expect(curl).toContain('Password-1');
    const coverage = (await (await fetch(`${url}/__admin/coverage`)).json()) as { readonly met: number };
    expect(coverage.met).toBe(0);
    await page.getByRole('link', { name: 'Show in Requests' }).click();
    await page.getByRole('region', { name: 'Request default-1' }).waitFor();
  }));

it('signs in the chosen account, and shows the headers that it added', () =>
  withConsole({ at: '#/contracts/rocketchat/getMe', emulator }, async ({ page }) => {
    await send(page);
    await answered(page, '200 who am i');
    await page.getByText('Headers of the session of plain, added to the request').waitFor();
    await tryIt(page).getByText('x-auth-token', { exact: true }).waitFor();
    await tryIt(page).getByRole('combobox', { name: 'Signed in as' }).selectOption('totp');
    await send(page);
    await page.getByText('Headers of the session of totp').waitFor();
    await tryIt(page).getByText('"username": "totp"').waitFor();
    await tryIt(page).getByRole('combobox', { name: 'Signed in as' }).selectOption('nobody');
    await send(page);
    await answered(page, '401 token missing');
  }));

it('says at the field what is wrong with the JSON, and sends it as it is when asked', () =>
  withConsole({ at, emulator }, async ({ page, emulator: { url } }) => {
    const body = tryIt(page).getByRole('textbox', { name: 'Body (JSON)' });
    await body.fill('{"user": "plain",}');
    await send(page);
    await tryIt(page)
      .getByText(/This isn’t JSON: .*position 17/)
      .waitFor();
    expect(await body.getAttribute('aria-invalid')).toBe('true');
    await page.waitForFunction("document.activeElement.tagName === 'TEXTAREA'");
    expect(await journal(url)).toEqual([]);
    await tryIt(page).getByRole('button', { name: 'Send it as it is' }).click();
    await answered(page, '401 malformed request');
    await tryIt(page).getByRole('button', { name: 'Back to the example' }).click();
    expect(JSON.parse(await body.inputValue())).toEqual({ user: 'plain', password: 'Password-1' });
    await send(page);
    await answered(page, '200 signed in');
  }));

it('sends edited headers and paths, and says which it can’t send', () =>
  withConsole({ at, emulator, allow: [/status of 400/] }, async ({ page, emulator: { url } }) => {
    await tryIt(page).getByRole('button', { name: 'Add a header' }).click();
    await tryIt(page).getByRole('textbox', { name: 'Name of header 2' }).fill('not a name');
    await send(page);
    await tryIt(page).getByText('A header’s name has letters, digits and -, and no spaces.').waitFor();
    await tryIt(page).getByRole('textbox', { name: 'Name of header 2' }).fill('User-Agent');
    await tryIt(page)
      .getByRole('textbox', { name: 'Value of header 2' })
      .fill('<img src=x onerror=alert(1)>');
    await tryIt(page).getByRole('textbox', { name: 'Path' }).fill('/api/v1/login?from=console');
    await send(page);
    await answered(page, '200 signed in');
    expect(await journal(url)).toMatchObject([
      {
        request: {
          headers: { 'user-agent': '<img src=x onerror=alert(1)>' },
          query: { from: expect.anything() },
        },
      },
    ]);
    await tryIt(page).getByRole('button', { name: 'Remove header User-Agent' }).click();
    await tryIt(page).getByRole('textbox', { name: 'Path' }).fill('/__admin/health');
    await send(page);
    await page.getByRole('alert').getByText('path leads to the control plane').waitFor();
  }));

it('keeps the edited request while other operations are open', () =>
  withConsole({ at, emulator }, async ({ page }) => {
    await tryIt(page).getByRole('textbox', { name: 'Path' }).fill('/elsewhere');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^GET \/api\/v1\/me/ }).click();
    await page.getByRole('heading', { name: 'GET /api/v1/me' }).waitFor();
    expect(await tryIt(page).getByRole('textbox', { name: 'Path' }).inputValue()).toBe('/api/v1/me');
    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { name: 'POST /api/v1/login' }).waitFor();
    expect(await tryIt(page).getByRole('textbox', { name: 'Path' }).inputValue()).toBe('/elsewhere');
    await send(page);
    await answered(page, '404 matched no operation');
  }));

it('sends in the picked namespace', () =>
  withConsole({ at: `${at}?ns=w1`, emulator }, async ({ page, emulator: { url } }) => {
    await page.getByText('sent in namespace w1').waitFor();
    await send(page);
    await answered(page, '200 signed in');
    expect(await journal(url)).toEqual([]);
    expect(await journal(`${url}/@w1`)).toMatchObject([{ id: 'w1-1', sentBy: 'control-plane' }]);
  }));

it('shows the path and a hint for an operation without an example', () =>
  withConsole({ at: '#/contracts/rocketchat/enableEmailTwoFactor', emulator }, async ({ page }) => {
    await page.getByText('No request is known that works unchanged').waitFor();
    const path = tryIt(page).getByRole('textbox', { name: 'Path' });
    expect(await path.inputValue()).toBe('/api/v1/users.2fa.enableEmail');
    await send(page);
    await answered(page, '401 token missing');
  }));

it('needs no mouse', () =>
  withConsole({ at: '#/contracts', emulator }, async ({ page }) => {
    await page.getByRole('link', { name: /^POST \/api\/v1\/login/ }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('username and password');
    await page.getByRole('link', { name: /^GET / }).first().waitFor({ state: 'hidden' });
    await tabTo(page, "textContent.startsWith('POST')");
    await page.keyboard.press('Enter');
    await tryIt(page).getByRole('button', { name: 'Send' }).waitFor();
    await tabTo(page, "type === 'submit'");
    await page.keyboard.press('Enter');
    await answered(page, '200 signed in');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Coverage of the suite so far' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toContain('/api/v1/login');
  }));

function tryIt(page: Page): Locator {
  return page.getByRole('region', { name: 'Try it' });
}

function send(page: Page): Promise<void> {
  return tryIt(page).getByRole('button', { name: 'Send', exact: true }).click();
}

/** Waits for the answer in words: `200 signed in`. */
function answered(page: Page, text: string): Promise<void> {
  return tryIt(page)
    .getByRole('status')
    .filter({ hasText: new RegExp(text.replace(' ', '\\s*')) })
    .waitFor();
}

async function answeredStatus(page: Page): Promise<number> {
  const shown = tryIt(page).getByRole('status').filter({ hasText: /\d/ });
  return Number(/\d{3}/.exec(await shown.innerText())?.[0]);
}

/** The name of the operation that a link opens: `rocketchat login` for `#/contracts/rocketchat/login`. */
function nameIn(link: string | null): string {
  return (link ?? '').split('/').slice(2).join(' ');
}

/** The names of the operations with an example, as the view shows them: `rocketchat login`. */
async function withExample(consoleUrl: string): Promise<readonly string[]> {
  const response = await fetch(`${consoleUrl.replace(/console$/, '')}operations`);
  const { operations } = (await response.json()) as {
    readonly operations: readonly {
      readonly provider: string;
      readonly operation: string;
      readonly example: unknown;
    }[];
  };
  return operations
    .filter(({ example }) => example !== null)
    .map(({ provider, operation }) => `${provider} ${operation}`);
}

async function journal(url: string): Promise<readonly unknown[]> {
  const { requests } = (await (await fetch(`${url}/__admin/requests`)).json()) as {
    readonly requests: readonly unknown[];
  };
  return requests;
}

/** Presses Tab until the focused element fulfils a condition. */
async function tabTo(page: Page, condition: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.${condition}`)) return;
  }
  throw new Error(`30 presses of Tab reach no element with ${condition}`);
}
