import { expect, it } from '@jest/globals';
import { withConsole } from './support/console.ts';
import { eventually } from './support/eventually.ts';
import { callAdmin, inNamespace, logins, send } from './support/logins.ts';
import { expectFocus, expectRows, row, rowNames } from './support/rows.ts';

const at = '#/requests';

it('lists the requests live, newest first, with who, where and how they ended', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await row(page, /rocketchat login, plain, 401 invalid credentials/).waitFor();
    await send(emulator, logins.good, inNamespace('w1'));
    await row(page, /interserver login, plain@example.com, 200 signed in, namespace w1/).waitFor();
    await send(emulator, logins.mistyped);
    await row(page, /POST \/api\/v1\/logn, 404 matched no operation, namespace default/).waitFor();
    expect(await rowNames(page)).toEqual([
      expect.stringMatching(/^\d+:\d+:\d+.*logn/),
      expect.stringContaining('interserver'),
      expect.stringContaining('rocketchat'),
    ]);
  }));

it('teaches how to send the first request while there is none', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await page.getByRole('heading', { name: 'No request yet: sign in once' }).waitFor();
    await page.getByRole('region', { name: /curl/ }).first().waitFor();
    await send(emulator, logins.wrong);
    await row(page, /401/).waitFor();
    await page.getByRole('searchbox', { name: 'Search requests' }).fill('nowhere');
    await page.getByRole('heading', { name: 'No request fits the filters' }).waitFor();
  }));

it('marks forced answers, and requests of the control plane', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await callAdmin(emulator, 'POST', '/scenarios', { operation: 'login', outcome: 'locked-out', times: 1 });
    await send(emulator, logins.plain);
    await row(page, /locked out, forced$/).waitFor();
    await callAdmin(emulator, 'POST', '/requests/default-1/replay');
    await row(page, /200 signed in, sent by the control plane/).waitFor();
  }));

it('shows only the picked namespace, without its name in each row', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await send(emulator, logins.good, inNamespace('w1'));
    await row(page, /namespace w1/).waitFor();
    await page.getByRole('combobox', { name: 'Namespace' }).selectOption('w1');
    await expectRows(page, [/interserver login, plain@example.com, 200 signed in$/]);
    expect(page.url()).toMatch(/ns=w1/);
  }));

it('searches path, account, outcome, operation, id, trace, headers and body, and counts', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.good, { 'user-agent': 'Pocket/7' });
    await send(emulator, logins.wrong);
    await send(emulator, logins.totp);
    await send(emulator, logins.mistyped);
    await row(page, /logn/).waitFor();
    for (const [typed, found] of [
      ['logn', /logn/],
      ['PLAIN@example', /interserver/],
      ['second factor required', /totp/],
      ['default-2', /invalid credentials/],
      ['password does not match', /invalid credentials/],
      ['pocket/7', /interserver/],
      ['API endpoint', /logn/],
      ['rocketchat totp', /totp/],
    ] as const) {
      await page.keyboard.press('/');
      const search = page.getByRole('searchbox', { name: 'Search requests' });
      await search.fill(typed);
      await expectRows(page, [found]);
      await page.getByText('1 of 4', { exact: true }).waitFor();
      await search.press('Escape');
      await eventually(async () => expect(await rowNames(page)).toHaveLength(4));
      await search.blur();
    }
  }));

it('filters by how a request ended, provider, account, outcome and status; the link shows the same', () =>
  withConsole({ at }, async ({ page, emulator, openTab }) => {
    await callAdmin(emulator, 'POST', '/scenarios', { operation: 'login', outcome: 'unavailable', times: 1 });
    for (const one of [logins.plain, logins.good, logins.wrong, logins.totp, logins.mistyped])
      await send(emulator, one);
    await row(page, /logn/).waitFor();
    const toggle = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const pick = (name: string, value: string) =>
      page.getByRole('combobox', { name, exact: true }).selectOption(value);
    await toggle('Unmatched');
    await expectRows(page, [/logn/]);
    await toggle('Failed');
    await expectRows(page, [/logn/, /503 unavailable/]);
    await toggle('Forced');
    await expectRows(page, [/503 unavailable/]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await eventually(async () => expect(await rowNames(page)).toHaveLength(5));
    await pick('Provider', 'rocketchat');
    await eventually(async () => expect(await rowNames(page)).toHaveLength(4));
    await pick('Status', '401');
    await toggle('Refused');
    await expectRows(page, [/totp/, /invalid/]);
    await pick('Account', 'totp');
    await expectRows(page, [/totp/]);
    await pick('Account', '');
    await pick('Outcome', 'invalid-credentials');
    await expectRows(page, [/invalid/]);
    const same = await openTab(new URL(page.url()).hash);
    await expectRows(same, [/invalid/]);
    await same.getByText('1 of 5', { exact: true }).waitFor();
    await row(same, /invalid/).click();
    await same.getByRole('region', { name: 'Request default-3' }).waitFor();
    expect(same.url()).toMatch(/outcome=invalid-credentials/);
  }));

it('is one stop of the Tab key, and moves, opens and closes by keyboard', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    for (const one of [logins.good, logins.wrong, logins.totp]) await send(emulator, one);
    await row(page, /totp/).waitFor();
    await page.getByRole('combobox', { name: 'Status', exact: true }).focus();
    await page.keyboard.press('Tab');
    await expectFocus(page, /totp/);
    await page.keyboard.press('ArrowDown');
    await expectFocus(page, /invalid/);
    await page.keyboard.press('j');
    await expectFocus(page, /interserver/);
    await page.keyboard.press('k');
    await expectFocus(page, /invalid/);
    await page.keyboard.press('Enter');
    await expectFocus(page, /^Request default-2$/);
    await page.keyboard.press('j');
    await expectFocus(page, /^Request default-1$/);
    await page.keyboard.press('Escape');
    await expectFocus(page, /interserver/);
    expect(page.url()).toMatch(/#\/requests$/);
    await page.keyboard.press('Home');
    await expectFocus(page, /totp/);
    await page.keyboard.press('Tab');
    // the list is left, so no row has the focus
    expect(await page.evaluate("document.activeElement.matches('[role=list] *')")).toBe(false);
  }));

it('covers the list with the opened request on a narrow page', () =>
  withConsole({ at, width: 375, height: 700 }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await row(page, /401/).click();
    await page.getByRole('region', { name: 'Request default-1' }).waitFor();
    await row(page, /401/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await row(page, /401/).waitFor();
    await expectFocus(page, /invalid/);
  }));
