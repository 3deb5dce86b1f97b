import { expect, test } from 'login-emulator/playwright';
import { signIn } from './sign-in-page.js';

test('signs in, shows the account, and signs out', async ({ page, emulator }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('menuitem').first()).toHaveText('plain@example.com');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Password')).toBeVisible();
  expect(await emulator.requests.count({ operation: 'logout', outcome: 'signed-out' })).toBe(1);
});

test('keeps the token from the scripts of the page', async ({ page, context }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  const session = (await context.cookies()).find(({ name }) => name === 'session');
  expect(session).toMatchObject({ httpOnly: true, secure: true });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session=');
});

test('shows an error when the password is wrong', async ({ page }) => {
  await signIn(page, 'plain', 'wrong');
  await expect(page.getByRole('alert').first()).toHaveText('User or password is wrong.');
});

test('shows a lockout', async ({ page, emulator }) => {
  await emulator.scenarios.arm({ outcome: 'locked-out', times: 1 });
  await signIn(page);
  await expect(page.getByRole('alert').first()).toHaveText('Too many wrong passwords. Try again later.');
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
});

test('asks for the code of the authenticator app', async ({ page, emulator }) => {
  await emulator.clock.freeze(); // the code stays valid during the test
  await signIn(page, 'totp');
  await expect(page.getByRole('alert').first()).toHaveText('Enter the code of your app.');
  const { current } = await emulator.codes.get('rocketchat', 'totp');
  await page.getByLabel('Password').fill('Password-1');
  await page.getByLabel('Code').fill(current);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading')).toHaveText('Welcome, totp');
});

test('shows an error when the connection breaks', async ({ page, emulator }) => {
  await emulator.scenarios.arm({ fault: 'CONNECTION_RESET_BY_PEER' });
  await signIn(page);
  await expect(page.getByRole('alert').first()).toHaveText('The server cannot be reached.');
});
