import type { Page } from '@playwright/test';
import { expect, test } from '../../../src/testing/playwright.ts';

const start = '2027-01-31T12:00:00.000Z';

test.use({ emulatorOptions: { pageClock: true, namespace: { now: start } } });

test('pages start at the time of the namespace, and follow it', async ({ page, emulator }) => {
  await page.goto('/');
  const timeOf = async () => Math.round(((await timeIn(page)) - Date.parse(start)) / 60_000);
  expect(await timeOf()).toBe(0);
  await emulator.clock.advance(3600);
  expect(await timeOf()).toBe(60);
  await emulator.clock.set('2027-01-31T11:00:00Z');
  expect(await timeOf()).toBe(-60);
  await emulator.codes.get('rocketchat', 'totp', { advance: true });
  expect(await timeIn(page)).toBeGreaterThanOrEqual(Date.parse((await emulator.clock.get()).now) - 1000);
  await emulator.reset();
  expect(await timeOf()).toBe(0);
});

test('pages freeze and continue with the namespace', async ({ page, emulator }) => {
  await page.goto('/');
  const { now } = await emulator.clock.freeze();
  expect(await timeIn(page)).toBe(Date.parse(now));
  await emulator.clock.advance(10);
  expect(await timeIn(page)).toBe(Date.parse(now) + 10_000);
  await page.reload();
  expect(await timeIn(page)).toBe(Date.parse(now) + 10_000);
  await emulator.clock.unfreeze();
  await expect.poll(() => timeIn(page)).toBeGreaterThan(Date.parse(now) + 10_000);
  await emulator.clock.live();
  expect(Math.abs((await timeIn(page)) - Date.now())).toBeLessThan(5000);
});

test('only due timers of the page fire, each once', async ({ page, emulator }) => {
  await page.goto('/');
  await page.evaluate(() => {
    const fired: string[] = [];
    setTimeout(() => fired.push('five minutes'), 5 * 60_000);
    setTimeout(() => fired.push('two hours'), 2 * 3_600_000);
    setInterval(() => fired.push('every minute'), 60_000);
    Object.assign(globalThis, { fired });
  });
  await emulator.clock.advance(3600);
  const fired: unknown = await page.evaluate((): unknown => Reflect.get(globalThis, 'fired'));
  expect(fired).toEqual(expect.arrayContaining(['five minutes', 'every minute']));
  expect(fired).toHaveLength(2);
});

test('a context that is added later has the same time', async ({ browser, emulator, inNamespace }) => {
  await emulator.clock.freeze();
  const { now } = await emulator.clock.advance(86_400);
  const further = await inNamespace(await browser.newContext());
  const page = await further.newPage();
  expect(await timeIn(page)).toBe(Date.parse(now));
  await further.close();
  await emulator.clock.unfreeze();
});

function timeIn(page: Page): Promise<number> {
  return page.evaluate(() => Date.now());
}
