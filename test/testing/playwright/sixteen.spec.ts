import { connect } from '../../../src/index.ts';
import { expect, test } from '../../../src/testing/playwright.ts';
import { namespaceCookies } from '../../../src/testing/playwright-cookies.ts';
import { emulatorUrl, signIn } from './sign-in.ts';

const worlds = Array.from({ length: 16 }, (_, index) => index);

test('sixteen contexts sign in with one account at once, isolated from each other', async ({
  browser,
  baseURL,
}) => {
  const pageUrl = baseURL ?? '';
  const emulator = await connect(emulatorUrl);
  const seen = worlds.map(async (index) => {
    const namespace = emulator.namespace(`world-${index}`);
    await namespace.start({ seed: 'one for all', frozen: true });
    const now = dayOf(index);
    await namespace.clock.set(now);
    if (index % 4 === 1) await namespace.scenarios.arm({ outcome: 'account-disabled' });
    if (index % 4 === 3) await namespace.accounts.change('rocketchat', 'plain', { secondFactor: 'totp' });
    const context = await browser.newContext({ baseURL: pageUrl });
    await context.addCookies(namespaceCookies(namespace.name, emulatorUrl, pageUrl));
    const page = await context.newPage();
    await page.goto('/');
    if (index % 2 === 0) for (const _ of Array(10).keys()) await signIn(page, emulatorUrl, 'plain', 'wrong');
    const { outcome } = await signIn(page, emulatorUrl);
    await context.close();
    const { requests, total } = await namespace.requests.list();
    const times = new Set(requests.map(({ at }) => at));
    await namespace.remove();
    return { outcome, total, times: [...times] };
  });
  const expected = worlds.map((index) => {
    const outcome = outcomes[index % 4];
    return { outcome, total: index % 2 === 0 ? 11 : 1, times: [dayOf(index)] };
  });
  expect(await Promise.all(seen)).toEqual(expected);
});

const outcomes = ['locked-out', 'account-disabled', 'locked-out', 'second-factor-required'];

function dayOf(index: number): string {
  return new Date(Date.UTC(2027, 0, index + 1)).toISOString();
}
