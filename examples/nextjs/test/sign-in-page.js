/** Opens the page, fills in the form and submits it. */
export async function signIn(page, user = 'plain', password = 'Password-1') {
  await page.goto('/');
  await page.getByLabel('User').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
