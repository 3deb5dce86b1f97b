import { expect, test } from 'login-emulator/playwright';
import { signIn } from './sign-in-page.ts';

test.beforeEach(({ page }) => page.goto('/'));

test('counts down until the lockout ends', async ({ page, request, emulator }) => {
  await emulator.clock.freeze();
  const form = { user: 'plain', password: 'wrong' };
  for (let attempt = 1; attempt <= 10; attempt += 1) await request.post('/api/v1/login', { form });

  await signIn(page);
  await expect(page.getByRole('alert')).toHaveText('Too many wrong passwords. Try again in 5:00.');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();

  await emulator.clock.advance(61);
  await expect(page.getByRole('alert')).toHaveText('Too many wrong passwords. Try again in 3:59.');

  await emulator.clock.advance(239);
  await expect(page.getByRole('alert')).toHaveText('');
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
});

test('shows a message when the session has expired', async ({ page, emulator }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  await emulator.clock.advance(89 * 24 * 3600);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  await emulator.clock.advance(24 * 3600);
  await expect(page.getByRole('alert')).toHaveText('Your session has ended.');
  await expect(page.getByLabel('User')).toBeVisible();
});
