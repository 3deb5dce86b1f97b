import { expect, it } from '@jest/globals';
import { namespaceToken } from '../../src/admin/access/token.ts';
import { createEmulator } from '../../src/index.ts';
import { withConsole, type ConsoleOptions, type OpenConsole } from './support/console.ts';
import { cutProxy, type CutProxy } from './support/cut-proxy.ts';
import { eventually } from './support/eventually.ts';
import { callAdmin, inNamespace, logins, send } from './support/logins.ts';
import { expectRows, row, rowNames } from './support/rows.ts';

const at = '#/requests';
const main = 'correct horse battery staple';
const inW1 = inNamespace('w1');
const bearer = { authorization: `Bearer ${main}` };

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

/** Opens the requests of a page whose connection can be cut. */
async function withCut(
  options: ConsoleOptions,
  use: (opened: OpenConsole, proxy: CutProxy, target: { url: string }) => Promise<void>,
): Promise<void> {
  const target = { url: '' };
  const proxy = await cutProxy(() => target.url);
  const base = (url: string) => {
    target.url = url;
    return proxy.url;
  };
  try {
    await withConsole({ at, base, allow: [/ERR_/], ...options }, (opened) => use(opened, proxy, target));
  } finally {
    await proxy.close();
  }
}

it('tells how many requests it missed while the connection was lost, and loads the others', () =>
  withCut({}, async ({ page, emulator }, proxy) => {
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
  }));

/** Opens the requests of w1 with the token of w1, after one request, and cuts the connection. */
function withCutOfW1(use: (opened: OpenConsole, proxy: CutProxy) => Promise<void>): Promise<void> {
  return withCut({ emulator: { token: main } }, async (opened, proxy) => {
    const { page, emulator } = opened;
    await send(emulator, logins.wrong, inW1);
    await page.getByLabel('Token').fill(namespaceToken(main, 'w1'));
    await page.keyboard.press('Enter');
    await row(page, /401/).waitFor();
    proxy.cut();
    await page.getByText('The emulator doesn’t answer').waitFor();
    await use(opened, proxy);
  });
}

it("tells a namespace's token how many requests it missed, of this namespace only", () =>
  withCutOfW1(async ({ page, emulator }, proxy) => {
    for (let count = 0; count < 260; count += 1) await send(emulator, logins.good, inW1);
    for (let count = 0; count < 3; count += 1) await send(emulator, logins.good);
    proxy.mend();
    await page.getByText('10 requests missed').waitFor();
    await page.getByText('250', { exact: true }).waitFor();
  }));

it('lists only the new requests of a namespace that was cleared while the connection was lost', () =>
  withCutOfW1(async ({ page, emulator }, proxy) => {
    await callAdmin(emulator, 'DELETE', '/requests', undefined, { ...inW1, ...bearer });
    await send(emulator, logins.good, inW1);
    proxy.mend();
    await expectRows(page, [/interserver/]);
    expect(await page.getByText('started again').count()).toBe(0);
  }));

it('lists only the new requests after the emulator is started again', async () => {
  const second = await createEmulator({ seed: 'test' });
  try {
    await withCut({}, async ({ page, emulator }, proxy, target) => {
      await send(emulator, logins.wrong);
      await row(page, /401/).waitFor();
      proxy.cut();
      await send(second, logins.good);
      target.url = second.url;
      proxy.mend();
      await expectRows(page, [/interserver/]);
    });
  } finally {
    await second.close();
  }
});
