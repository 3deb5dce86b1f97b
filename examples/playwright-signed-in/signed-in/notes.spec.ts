import type { Page } from '@playwright/test';
import { expect, test } from 'login-emulator/playwright';

async function signIn(page: Page, password = 'Password-1'): Promise<void> {
  await page.goto('/');
  await page.getByLabel('User').fill('plain');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('signs in', async ({ page }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Notes of plain');
});

test('shows an error when the password is wrong', async ({ page }) => {
  await signIn(page, 'wrong');
  await expect(page.getByRole('alert')).toHaveText('User or password is wrong.');
});

test.describe('signed in', () => {
  test.use({ signedInAs: 'plain' });
  test.beforeEach(({ page }) => page.goto('/'));

  test('adds a note', async ({ page }) => {
    await page.getByLabel('Note').fill('Buy milk');
    await page.getByRole('button', { name: 'Add' }).click();
    await expect(page.getByRole('listitem')).toHaveText(['Buy milk']);
  });

  test('adds several notes', async ({ page }) => {
    for (const note of ['One', 'Two', 'Three']) {
      await page.getByLabel('Note').fill(note);
      await page.getByRole('button', { name: 'Add' }).click();
    }
    await expect(page.getByRole('listitem')).toHaveText(['One', 'Two', 'Three']);
  });

  test('stays signed in after a reload', async ({ page }) => {
    await expect(page.getByRole('heading')).toHaveText('Notes of plain');
    await page.reload();
    await expect(page.getByRole('heading')).toHaveText('Notes of plain');
  });

  test('signs out', async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByLabel('User')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('User')).toBeVisible();
  });
});

test.describe('signed in, with the emulator', () => {
  test.use({ signedInAs: 'plain' });

  test('says that the session has ended', async ({ page, emulator }) => {
    await page.goto('/');
    await expect(page.getByRole('heading')).toHaveText('Notes of plain');
    await emulator.sessions.endAll('rocketchat');
    await page.reload();
    await expect(page.getByRole('alert')).toHaveText('Your session has ended.');
  });

  test('shows each user their own name', async ({ page, browser, signIn: signInOn }) => {
    const context = await browser.newContext();
    await signInOn(context, 'captcha');
    const other = await context.newPage();
    await Promise.all([page.goto('/'), other.goto('/')]);
    await expect(page.getByRole('heading')).toHaveText('Notes of plain');
    await expect(other.getByRole('heading')).toHaveText('Notes of captcha');
    await context.close();
  });
});
