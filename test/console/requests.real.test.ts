import { expect, it } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';
import { withConsole } from './support/console.ts';
import { cutProxy } from './support/cut-proxy.ts';
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

it('marks forced answers, and requests of the control plane', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await callAdmin(emulator, 'POST', '/scenarios', { operation: 'login', outcome: 'locked-out', times: 1 });
    await send(emulator, logins.plain);
    await row(page, /locked out, forced, namespace/).waitFor();
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

it('keeps the rows where they are while the user has scrolled, and offers the new ones', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    for (let count = 0; count < 40; count += 1) await send(emulator, logins.wrong);
    await row(page, /./).nth(20).waitFor();
    await page.getByRole('list', { name: 'Requests' }).hover();
    await page.mouse.wheel(0, 400);
    const seen = row(page, /./).nth(12);
    await eventually(async () =>
      expect(await page.evaluate("document.querySelector('[role=list]').scrollTop")).toBe(400),
    );
    const before = [await seen.getAttribute('href'), (await seen.boundingBox())?.y];
    for (let count = 0; count < 12; count += 1) await send(emulator, logins.good);
    const offer = page.getByRole('button', { name: '12 new' });
    await offer.waitFor();
    expect([await seen.getAttribute('href'), (await seen.boundingBox())?.y]).toEqual(before);
    await offer.click();
    await row(page, /interserver/)
      .first()
      .waitFor();
    expect(await offer.count()).toBe(0);
  }));

it('keeps the rows where they are while a request is open', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await row(page, /401/).click();
    await page.getByRole('region', { name: 'Request default-1' }).waitFor();
    await send(emulator, logins.good);
    await page.getByRole('button', { name: '1 new' }).click();
    await expectRows(page, [/interserver/, /rocketchat/]);
    await send(emulator, logins.good);
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await rowNames(page)).toHaveLength(2);
  }));

it('pauses and resumes', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await row(page, /rocketchat/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await send(emulator, logins.good);
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await rowNames(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'Resume' }).click();
    await row(page, /interserver/).waitFor();
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

it('clears the journal after a question', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await send(emulator, logins.good, inNamespace('w1'));
    await row(page, /namespace w1/).waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Clear the journal?' });
    await dialog.getByText('2 namespaces').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await rowNames(page)).toHaveLength(2);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await dialog.getByRole('button', { name: 'Clear the journal' }).click();
    await eventually(async () => expect(await rowNames(page)).toHaveLength(0));
    expect(await emulator.requests.list()).toMatchObject({ total: 0 });
  }));

it('drops the requests of a namespace that is reset, and of no other', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await send(emulator, logins.good, inNamespace('w1'));
    await row(page, /namespace w1/).waitFor();
    await callAdmin(emulator, 'POST', '/reset', undefined, inNamespace('w1'));
    await expectRows(page, [/namespace default/]);
  }));

it('tells how many requests it missed while the connection was lost, and loads the others', async () => {
  const target = { url: '' };
  const proxy = await cutProxy(() => target.url);
  const base = (url: string) => {
    target.url = url;
    return proxy.url;
  };
  try {
    await withConsole({ at, base, allow: [/ERR_/] }, async ({ page, emulator }) => {
      await send(emulator, logins.wrong);
      await row(page, /401/).waitFor();
      await send(emulator, logins.totp);
      await row(page, /totp/).waitFor();
      proxy.cut();
      await page.getByText('The emulator doesn’t answer').waitFor();
      for (let count = 0; count < 260; count += 1) await send(emulator, logins.good);
      proxy.mend();
      await page.getByText('10 requests missed').waitFor();
      await page.getByText('250', { exact: true }).waitFor();
      await row(page, /interserver/)
        .first()
        .waitFor();
    });
  } finally {
    await proxy.close();
  }
});

it('lists only the new requests after the emulator is started again', async () => {
  const second = await createEmulator({ seed: 'test' });
  const target = { url: '' };
  const proxy = await cutProxy(() => target.url);
  const base = (url: string) => {
    target.url = url;
    return proxy.url;
  };
  try {
    await withConsole({ at, base, allow: [/ERR_/] }, async ({ page, emulator }) => {
      await send(emulator, logins.wrong);
      await row(page, /401/).waitFor();
      proxy.cut();
      await send(second, logins.good);
      target.url = second.url;
      proxy.mend();
      await expectRows(page, [/interserver/]);
    });
  } finally {
    await proxy.close();
    await second.close();
  }
});
