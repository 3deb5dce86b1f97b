import { expect, test } from 'login-emulator/playwright';
import { signIn } from './sign-in-page.ts';

test('has a message for every error of the login', async ({ page, emulator }) => {
  await emulator.clock.freeze();
  const login = { provider: 'rocketchat', operation: 'login' };
  const { outcomes } = await emulator.outcomes.list(login);
  const seen: Record<string, string | null> = {};
  for (const { outcome } of outcomes.filter(({ status }) => status >= 400)) {
    await emulator.scenarios.arm({ ...login, outcome, times: 1 });
    await page.goto('/');
    await signIn(page);
    await expect(page.getByRole('alert')).not.toBeEmpty();
    seen[outcome] = await page.getByRole('alert').textContent();
  }
  expect(seen).toEqual({
    'invalid-credentials': 'User or password is wrong.',
    'missing-credentials': 'User or password is wrong.',
    'malformed-request': 'User or password is wrong.',
    'second-factor-required': 'Enter the code of your app.',
    'second-factor-invalid': 'This code is not valid.',
    'second-factor-exhausted': 'Too many codes were wrong.',
    'account-disabled': 'Your account is switched off.',
    'account-unverified': 'Confirm your e-mail address first.',
    'locked-out': 'Too many wrong passwords. Try again in 5:00.',
    'not-allowed': 'You cannot sign in.',
    'rate-limited': 'Too many requests. Try again in 1:00.',
    'server-error': 'The server is out of order.',
    unavailable: 'The server is out of order.',
  });
});
