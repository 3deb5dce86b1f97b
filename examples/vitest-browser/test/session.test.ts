import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { test } from 'login-emulator/vitest';
import { showAccount } from '../src/page.ts';
import { signIn } from './sign-in-page.ts';

test('shows the form again when the token has expired', async ({ emulator }) => {
  const { tokens } = await emulator.signIn('misaka', 'plain@example.com'); // signed in already
  showAccount(document.body, emulator.urls.misaka, { name: 'plain', access: tokens[0].token });
  await emulator.clock.advance(301); // an access token is valid for five minutes
  await page.getByRole('button', { name: 'Account' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your session has ended.');
  await expect.element(page.getByLabelText('Password')).toBeVisible();
});

test('shows the form again when an administrator has ended the session', async ({ emulator }) => {
  await signIn(emulator.urls.misaka, 'plain@example.com');
  await expect.element(page.getByRole('heading')).toHaveTextContent('Welcome, plain');
  await emulator.sessions.endAll('misaka');
  await page.getByRole('button', { name: 'Account' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your session has ended.');
});

test('shows an error when the server is out of order', async ({ emulator }) => {
  await emulator.scenarios.armSet('maintenance');
  await signIn(emulator.urls.misaka, 'plain@example.com');
  await expect.element(page.getByRole('alert')).toHaveTextContent('The server is out of order.');
});
