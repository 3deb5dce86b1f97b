// playwright.real.test.ts checks the errors of these tests and their artifacts.
import { expect, test } from '../../../src/testing/playwright.ts';
import { emulatorUrl, signIn } from './sign-in.ts';

test('a request matches no operation', async ({ request }) => {
  test.fail();
  await request.post(`${emulatorUrl}/api/v1/logn`);
});

test.describe('with allowUnmatched', () => {
  test.use({ emulatorOptions: { allowUnmatched: true } });

  test('a request matches no operation', async ({ request }) => {
    await request.post(`${emulatorUrl}/api/v1/logn`);
  });
});

test('a request names no namespace', async ({ playwright }) => {
  test.fail();
  const request = await playwright.request.newContext();
  await request.post(`${emulatorUrl}/api/v1/login`, { form: { user: 'plain', password: 'Password-1' } });
  await request.dispose();
});

test('fails by its own assertion', async ({ page, emulator, request }, { annotations }) => {
  await page.goto('/');
  const form = { user: 'plain', password: 'Password-1' };
  const answer = await request.post(`${emulatorUrl}/api/v1/login`, { form });
  annotations.push({ type: emulator.name, description: await answer.text() });
  expect(await signIn(page, emulatorUrl)).toEqual({ status: 401, outcome: 'locked-out' });
});

test('the app uses another emulator', async ({ page, emulator }) => {
  await page.goto('/');
  expect(emulator.url).toContain('/@');
});

test.describe('with allowSilence', () => {
  test.use({ emulatorOptions: { allowSilence: true } });

  test('the app uses another emulator', async ({ page, emulator }) => {
    await page.goto('/');
    expect(emulator.url).toContain('/@');
  });
});
