import { expect, test } from 'login-emulator/playwright';
import { signIn } from './sign-in-page.ts';

test.beforeEach(({ page }) => page.goto('/'));

test('signs in and out', async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  await page.reload();
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.reload();
  await expect(page.getByLabel('User')).toBeVisible();
});

test('shows an error when the password is wrong', async ({ page }) => {
  await signIn(page, 'plain', 'wrong');
  await expect(page.getByRole('alert')).toHaveText('User or password is wrong.');
});

test('asks for the code, and rejects a used code', async ({ page, emulator }) => {
  await emulator.clock.freeze();
  await emulator.scenarios.arm({ patch: { policy: { totp: { singleUse: true } } } });
  const { current } = await emulator.codes.get('rocketchat', 'totp');

  await signIn(page, 'totp');
  await expect(page.getByRole('alert')).toHaveText('Enter the code of your app.');
  await signIn(page, 'totp', 'Password-1', current);
  await expect(page.getByRole('heading')).toHaveText('Welcome, totp');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'totp');
  await signIn(page, 'totp', 'Password-1', current);
  await expect(page.getByRole('alert')).toHaveText('This code is not valid.');
});

test('shows an error when the connection breaks', async ({ page, emulator }) => {
  // browsers retry by themselves, so a single fault isn't enough
  const { id } = await emulator.scenarios.arm({ fault: 'CONNECTION_RESET_BY_PEER' });
  await signIn(page);
  await expect(page.getByRole('alert')).toHaveText('The server cannot be reached.');
  await emulator.scenarios.disarm(id);
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
});
