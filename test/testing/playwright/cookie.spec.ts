import { expect, test } from '../../../src/testing/playwright.ts';
import { emulatorUrl, signIn } from './sign-in.ts';

test('a page sends its requests to the namespace of its test', async ({ page, emulator }) => {
  await emulator.scenarios.arm({ outcome: 'account-disabled' });
  await page.goto('/');
  expect(await signIn(page, emulatorUrl)).toEqual({ status: 401, outcome: 'account-disabled' });
  expect(await emulator.requests.count({ outcome: 'account-disabled' })).toBe(1);
});

test('another context is outside the namespace until inNamespace adds it', async ({
  browser,
  baseURL,
  emulator,
  inNamespace,
}) => {
  await emulator.scenarios.arm({ outcome: 'locked-out' });
  const further = await inNamespace(await browser.newContext(baseURL === undefined ? {} : { baseURL }));
  const page = await further.newPage();
  await page.goto('/');
  expect(await signIn(page, emulatorUrl)).toEqual({ status: 401, outcome: 'locked-out' });
  await further.close();
});

test('requests without a page use the namespace of their test', async ({ request, page, emulator }) => {
  await emulator.scenarios.arm({ outcome: 'unavailable' });
  const form = { user: 'plain', password: 'Password-1' };
  for (const asking of [request, page.request]) {
    const answer = await asking.post(`${emulatorUrl}/api/v1/login`, { form });
    expect(answer.headers()['x-emulator-outcome']).toBe('unavailable');
  }
  expect((await request.get('/')).status()).toBe(200);
});
