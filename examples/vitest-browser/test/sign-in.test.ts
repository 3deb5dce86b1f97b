import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { test } from 'login-emulator/vitest';
import { signIn } from './sign-in-page.ts';

test('signs in, and shows the account', async ({ emulator }) => {
  await signIn(emulator.urls.misaka, 'plain@example.com');
  await expect.element(page.getByRole('heading')).toHaveTextContent('Welcome, plain');
  await page.getByRole('button', { name: 'Account' }).click();
  await expect.element(page.getByRole('menuitem').first()).toHaveTextContent('plain@example.com');
});

test('shows an error when the password is wrong', async ({ emulator }) => {
  await signIn(emulator.urls.misaka, 'plain@example.com', 'wrong-one');
  await expect.element(page.getByRole('alert')).toHaveTextContent('The password or the code is wrong.');
});

test('shows a lockout', async ({ emulator }) => {
  await emulator.scenarios.arm({ outcome: 'locked-out', times: 1 });
  await signIn(emulator.urls.misaka, 'plain@example.com');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Too many attempts. Try again later.');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('heading')).toHaveTextContent('Welcome, plain');
});

test('asks for the code of the authenticator app', async ({ emulator }) => {
  await emulator.clock.freeze(); // the code stays valid during the test
  await signIn(emulator.urls.misaka, 'totp@example.com');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Enter the code of your app.');

  await page.getByLabelText('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('The password or the code is wrong.');

  const { current } = await emulator.codes.get('misaka', 'totp@example.com');
  await page.getByLabelText('Code').fill(current);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(page.getByRole('heading')).toHaveTextContent('Welcome, totp');
});
