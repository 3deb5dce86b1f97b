import type { Page } from '@playwright/test';
import { expect, test, type SessionOptions } from '../../../src/testing/playwright.ts';
import { emulatorUrl } from './sign-in.ts';

const sessionOptions: SessionOptions = {
  provider: 'rocketchat',
  keep: ({ requestHeaders }) => ({
    localStorage: { token: requestHeaders['x-auth-token'], user: requestHeaders['x-user-id'] },
    sessionStorage: { tab: 'first' },
  }),
};

test.use({ signedInAs: 'plain', sessionOptions });

test('a page is signed in when it opens', async ({ page, session }) => {
  await page.goto('/');
  expect(await page.evaluate('localStorage.token')).toBe(session.tokens[0]?.token);
  expect(await me(page)).toEqual({ status: 200, name: 'plain' });
});

test('a page that signs out stays signed out after a reload', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate('localStorage.clear(); sessionStorage.clear()');
  await page.reload();
  expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
  const other = await context.newPage();
  await other.goto('/');
  expect(await me(other)).toEqual({ status: 401, name: '' });
});

test('a second tab has the local storage, and an empty session storage', async ({ page, context }) => {
  await page.goto('/');
  const second = await context.newPage();
  await second.goto('/');
  const tabs = [page, second].map((tab) => tab.evaluate('sessionStorage.getItem("tab")'));
  expect(await Promise.all(tabs)).toEqual(['first', null]);
  expect(await me(second)).toEqual({ status: 200, name: 'plain' });
});

test('a page loses its session when the test ends it', async ({ page, emulator }) => {
  await page.goto('/');
  await emulator.sessions.endAll('rocketchat');
  expect(await me(page)).toEqual({ status: 401, name: '' });
});

test('another context is signed in as another account', async ({ page, browser, baseURL, signIn }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  await signIn(context, 'captcha');
  const other = await context.newPage();
  await Promise.all([page.goto('/'), other.goto('/')]);
  expect([await me(page), await me(other)]).toEqual([
    { status: 200, name: 'plain' },
    { status: 200, name: 'captcha' },
  ]);
  await context.close();
});

test.describe('with a signedInAs of null', () => {
  test.use({ signedInAs: null });

  test('a page is signed out', async ({ page }) => {
    await page.goto('/');
    expect(await me(page)).toEqual({ status: 401, name: '' });
  });
});

test.describe('with a session of the app', () => {
  test.use({
    sessionOptions: {
      provider: 'rocketchat',
      keep: async (_session, { request }) => {
        await request.get('/start');
      },
    },
  });

  test('keeps the cookies that the app sets', async ({ page, context, request }) => {
    await page.goto('/');
    const cookies = (await context.cookies()).map(({ name }) => name);
    expect(cookies).toEqual(expect.arrayContaining(['app-session', 'emulator-namespace']));
    expect((await request.storageState()).cookies.map(({ name }) => name)).toContain('app-session');
  });
});

test.describe('with one session a worker', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ sessionOptions: { ...sessionOptions, scope: 'worker' } });
  const tokens: string[] = [];

  for (const turn of ['first', 'second']) {
    test(`the ${turn} test has it, in its own namespace`, async ({ page, emulator, session }) => {
      await page.goto('/');
      expect(await me(page)).toEqual({ status: 200, name: 'plain' });
      tokens.push(session.tokens[0]?.token ?? '');
      expect(new Set(tokens).size).toBe(1);
      await emulator.sessions.endAll('rocketchat');
      expect(await me(page)).toEqual({ status: 401, name: '' });
    });
  }
});

/** Asks for the current user as a client does, with the stored token. */
async function me(page: Page): Promise<{ readonly status: number; readonly name: string }> {
  const stored: unknown = await page.evaluate('({ ...localStorage })');
  return page.evaluate(
    async ([url, { token = '', user = '' }]) => {
      const headers = { 'x-auth-token': token, 'x-user-id': user };
      const response = await fetch(`${url}/api/v1/me`, { headers, credentials: 'include' });
      const body: unknown = await response.json();
      const name =
        typeof body === 'object' && body !== null && 'username' in body ? String(body.username) : '';
      return { status: response.status, name };
    },
    [emulatorUrl, Object(stored) as Readonly<Record<string, string>>] as const,
  );
}
