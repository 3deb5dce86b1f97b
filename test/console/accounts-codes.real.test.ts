import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { press } from './support/accounts.ts';
import { withConsole } from './support/console.ts';

/** 7 seconds before the end of an authenticator window. */
const now = '2027-01-31T12:00:23.000Z';

async function shownCode(page: Page): Promise<string> {
  return (await page.getByLabel('Current code').innerText()).trim();
}

async function waitForCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Current code').filter({ hasText: code }).waitFor();
}

/** How Rocket.Chat answers a sign-in with a code. */
async function signIn(url: string, user: string, code?: string): Promise<number> {
  const body = JSON.stringify({ user, password: 'Password-1', ...(code === undefined ? {} : { code }) });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/api/v1/login`, { method: 'POST', headers, body })).status;
}

it('shows the code that signs an account in, with the seconds left, and copies it', () =>
  withConsole({ at: '#/accounts/rocketchat/totp', emulator: { now } }, async ({ page, emulator }) => {
    const { current, next, previous } = await emulator.codes.get('rocketchat', 'totp');
    await waitForCode(page, current);
    await page.getByRole('img', { name: '7 seconds left' }).waitFor();
    await page.getByRole('region', { name: 'Code' }).getByText(String(next)).waitFor();
    await page.getByRole('region', { name: 'Code' }).getByText(String(previous)).waitFor();
    await page.getByRole('button', { name: 'Copy code' }).click();
    await page.getByText('Copied the code.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(current);
    expect(await signIn(emulator.url, 'totp', await shownCode(page))).toBe(200);
  }));

it('shows the next code when the clock is moved, and when the window ends', () =>
  withConsole({ at: '#/accounts/rocketchat/totp', emulator: { now } }, async ({ page, emulator }) => {
    const first = await emulator.codes.get('rocketchat', 'totp');
    await waitForCode(page, first.current);
    await emulator.clock.advance(30);
    await waitForCode(page, String(first.next));
    const second = await emulator.codes.get('rocketchat', 'totp');
    await emulator.clock.set('2027-01-31T12:00:56.000Z');
    await emulator.clock.unfreeze();
    await waitForCode(page, second.current);
    await waitForCode(page, String(second.next));
    expect(await signIn(emulator.url, 'totp', await shownCode(page))).toBe(200);
  }));

it('tells that a code is used', () => {
  const fixtures = {
    rocketchat: {
      policy: { totp: { singleUse: true } },
      accounts: [{ login: 'totp', password: 'Password-1', secondFactor: 'totp' as const }],
    },
  };
  return withConsole(
    { at: '#/accounts/rocketchat/totp', emulator: { now, fixtures } },
    async ({ page, emulator }) => {
      const { current } = await emulator.codes.get('rocketchat', 'totp');
      await waitForCode(page, current);
      expect(await page.getByText('used: the account can’t use it again').count()).toBe(0);
      expect(await signIn(emulator.url, 'totp', current)).toBe(200);
      await page.getByText('used: the account can’t use it again').waitFor();
    },
  );
});

it('shows a QR code of the otpauth URL and the secret, behind a button', () =>
  withConsole({ at: '#/accounts/rocketchat/totp', emulator: { now } }, async ({ page, emulator }) => {
    const { enrolment = '' } = await emulator.codes.get('rocketchat', 'totp');
    await waitForCode(page, await shownCode(page));
    expect(await page.getByText(enrolment).count()).toBe(0);
    await press(page, 'Add to an authenticator app');
    await page.getByText(enrolment).waitFor();
    await page.getByRole('region', { name: 'Code' }).getByText('JBSWY3DPEHPK3PXP', { exact: true }).waitFor();
    const image = page.getByRole('img', { name: 'QR code that adds totp to an authenticator app' });
    const { data, size } = encode(enrolment, { border: 2 });
    expect(await image.getAttribute('viewBox')).toBe(`0 0 ${size} ${size}`);
    expect(darkIn((await image.locator('path').getAttribute('d')) ?? '')).toEqual(
      data.flatMap((line, y) => line.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : []))),
    );
  }));

/** The dark squares of a drawn QR code. */
function darkIn(path: string): readonly string[] {
  return [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${String(x)} ${String(y)}`);
}

it('shows a sent code once it is sent, how long it is valid, and that none is pending before and after', () =>
  withConsole({ at: '#/accounts/rocketchat/mail', emulator: { now } }, async ({ page, emulator }) => {
    await page.getByText('No code is pending.').waitFor();
    expect(await signIn(emulator.url, 'mail')).toBe(401);
    const { current } = await emulator.codes.get('rocketchat', 'mail');
    await waitForCode(page, current);
    await page.getByText('1 h left').waitFor();
    await page.getByRole('region', { name: 'Messages' }).getByText(current).waitFor();
    await emulator.clock.advance(61 * 60);
    await page.getByText('No code is pending.').waitFor();
  }));

it('shows a fixed code, and one quiet line for an account without a second factor', () => {
  const fixtures = {
    misaka: {
      accounts: [
        {
          login: 'fixed@example.com',
          password: 'Password-1',
          secondFactor: 'sms' as const,
          fixedCode: '000000',
        },
        { login: 'plain@example.com', password: 'Password-1' },
      ],
    },
  };
  return withConsole(
    { at: '#/accounts/misaka/fixed@example.com', emulator: { providers: ['misaka'], fixtures } },
    async ({ page }) => {
      await waitForCode(page, '000000');
      await page.getByText('fixed: always valid').waitFor();
      await page.getByRole('link', { name: /plain@example.com/ }).click();
      await page.getByText('This account has no second factor.').waitFor();
      expect(await page.getByLabel('Current code').count()).toBe(0);
    },
  );
});
