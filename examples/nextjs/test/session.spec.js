import { expect, test } from 'login-emulator/playwright';
import { signIn } from './sign-in-page.js';

test('shows the form again when the token has expired', async ({ page, emulator }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  await emulator.clock.advance(90 * 24 * 3600);
  await page.reload();
  await expect(page.getByRole('alert').first()).toHaveText('Your session has ended.');
  await expect(page.getByLabel('Password')).toBeVisible();
});

test('the route handler answers 401 after the end of the session', async ({ page, emulator }) => {
  await signIn(page);
  await expect(page.getByRole('heading')).toHaveText('Welcome, plain');
  const me = await page.request.get('/api/me');
  expect([me.status(), await me.json()]).toEqual([200, { name: 'plain', email: 'plain@example.com' }]);
  await emulator.sessions.endAll('rocketchat');
  expect((await page.request.get('/api/me')).status()).toBe(401);
});

test('the route handler passes on the namespace of a request without cookies', async ({
  request,
  emulator,
}) => {
  const { body } = await emulator.signIn('rocketchat', 'totp'); // past the second factor
  const headers = { cookie: `session=${body.data.userId}.${body.data.authToken}` };
  const me = await request.get('/api/me', { headers });
  expect(await me.json()).toEqual({ name: 'totp', email: 'totp@example.com' });
  expect(await emulator.requests.count({ operation: 'getMe' })).toBe(1);
});
