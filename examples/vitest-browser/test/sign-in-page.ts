import { page } from 'vitest/browser';
import { showSignIn } from '../src/page.ts';

/** Fills in the form of a new page and submits it. */
export async function signIn(api: string, email: string, password = 'Password-1'): Promise<void> {
  showSignIn(document.body, api);
  await page.getByLabelText('E-mail').fill(email);
  await page.getByLabelText('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
