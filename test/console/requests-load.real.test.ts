import { expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { withConsole, type OpenConsole } from './support/console.ts';
import { inNamespace, logins, send } from './support/logins.ts';
import { expectRows, row, rowNames } from './support/rows.ts';

const at = '#/requests';
/** More rows than this in the page would make a long list slow. */
const maxRows = 100;
/** The longest that a person waits for a click; the page itself takes a small part of it. */
const maxClickMs = 1000;

it('answers a click within a second while a hundred requests a second arrive', () =>
  withConsole({ at }, async ({ page, emulator }) => {
    await send(emulator, logins.wrong);
    await row(page, /401/).waitFor();
    await page.evaluate(watchFrames);
    const load = { isOn: true, sent: 0 };
    const sending = sendSteadily(emulator, load);
    let clicks = 0;
    while (load.isOn) {
      for (const [name, other] of [
        ['Pause', 'Resume'],
        ['Resume', 'Pause'],
      ] as const) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.getByRole('button', { name: other, exact: true }).waitFor();
        clicks += 1;
      }
      expect((await rowNames(page)).length).toBeLessThan(maxRows);
    }
    await sending;
    const all = (load.sent + 1).toLocaleString('en');
    await page.getByText(all, { exact: true }).waitFor();
    const { frame, click } = await page.evaluate<Longest>('globalThis.longest');
    console.log(
      `${load.sent} requests in 10 s: longest click of ${clicks} ${click} ms, longest frame ${frame} ms`,
    );
    expect(clicks).toBeGreaterThan(4);
    expect(click).toBeGreaterThan(0);
    expect(click).toBeLessThan(maxClickMs);
    expect(frame).toBeLessThan(maxClickMs);
  }));

it('loads, searches and scrolls ten thousand requests, with few rows in the page', () =>
  withConsole({}, async ({ page, emulator }) => {
    await sendMany(emulator, 10_000);
    const start = performance.now();
    await page.goto(`${emulator.url}/__admin/console${at}`);
    await page.reload();
    await page.getByText('10,000', { exact: true }).waitFor();
    const loadMs = performance.now() - start;
    await page.evaluate(watchFrames);
    await page.getByRole('list', { name: 'Requests' }).hover();
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, 2000);
      expect((await rowNames(page)).length).toBeLessThan(maxRows);
    }
    const { frame } = await page.evaluate<Longest>('globalThis.longest');
    await row(page, /./).first().focus();
    await page.keyboard.press('End');
    await row(page, /namespace n0$/)
      .last()
      .waitFor();
    const searchStart = performance.now();
    await page.keyboard.press('/');
    await page.keyboard.type('n7-199');
    await expectRows(page, [/namespace n7$/]);
    const searchMs = performance.now() - searchStart;
    console.log(
      `10,000 requests: loaded in ${loadMs.toFixed()} ms, longest frame while scrolling ${frame} ms, search ${searchMs.toFixed()} ms`,
    );
    expect(frame).toBeLessThan(maxClickMs);
  }));

/** The longest times that the page took, in milliseconds. */
interface Longest {
  /** Between two frames. */
  readonly frame: number;
  /** From a click of the mouse to the first frame after it. */
  readonly click: number;
}

const watchFrames = `(() => {
  globalThis.longest = { frame: 0, click: 0 };
  const record = (name, ms) => (longest[name] = Math.max(longest[name], Math.round(ms)));
  let last = performance.now();
  const next = () => {
    const now = performance.now();
    record('frame', now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  addEventListener('click', ({ timeStamp }) =>
    requestAnimationFrame(() => setTimeout(() => record('click', performance.now() - timeStamp))), true);
})()`;

type Emulator = OpenConsole['emulator'];

/** Sends ten requests each tenth of a second, for ten seconds. */
async function sendSteadily(emulator: Emulator, load: { isOn: boolean; sent: number }): Promise<void> {
  const start = performance.now();
  for (let turn = 1; turn <= 100; turn += 1) {
    await Promise.all(Array.from({ length: 10 }, () => send(emulator, logins.good)));
    load.sent += 10;
    await setTimeout(Math.max(0, start + turn * 100 - performance.now()));
  }
  load.isOn = false;
}

/** Sends requests in fifty namespaces, because the journal keeps 250 of each. */
async function sendMany(emulator: Emulator, count: number): Promise<void> {
  const perNamespace = count / 50;
  for (let index = 0; index < 50; index += 1) {
    for (let sent = 0; sent < perNamespace; sent += 20)
      await Promise.all(
        Array.from({ length: 20 }, () => send(emulator, logins.good, inNamespace(`n${index}`))),
      );
  }
}
