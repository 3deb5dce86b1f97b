import type { Page } from '@playwright/test';

/** Fills in the form and submits it. */
export async function signIn(page: Page, user = 'plain', password = 'Password-1', code = ''): Promise<void> {
  await page.getByLabel('User').fill(user);
  await page.getByLabel('Password').fill(password);
  if (code !== '') await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
