import type { Page } from '@playwright/test';
import { defineProvider } from '../../../src/provider.ts';
import { expect, test } from '../../../src/testing/playwright.ts';

test.use({
  emulatorOptions: {
    url: '', // starts its own emulator
    emulator: { providers: [defineProvider({ contract: 'test/support/books/books.yaml' })] },
  },
  sessionOptions: {
    keep: ({ requestHeaders }) => ({ localStorage: { authorization: requestHeaders['authorization'] } }),
  },
});

const credentials = { email: 'plain@example.com', password: 'Password-1' };

test('a page signs in to a declared provider, and gets an armed refusal', async ({ page, emulator }) => {
  await page.goto('/');
  const login = () =>
    ask(page, `${emulator.urls['books'] ?? ''}/login`, { method: 'POST', body: credentials });
  expect(await login()).toMatchObject({ status: 200, body: { expires: 900 }, version: '1' });
  await emulator.scenarios.arm({ provider: 'books', outcome: 'locked-out', times: 1 });
  expect(await login()).toMatchObject({ status: 429, body: { error: 'Locked.' } });
  expect(await login()).toMatchObject({ status: 200 });
});

test.describe('with signedInAs', () => {
  test.use({ signedInAs: 'plain@example.com' });

  test('a page is signed in to a declared provider when it opens', async ({ page, emulator, session }) => {
    await page.goto('/');
    const authorization = String(await page.evaluate('localStorage.authorization'));
    expect(authorization).toBe(`Bearer ${session.tokens[0]?.token ?? ''}`);
    const me = `${emulator.urls['books'] ?? ''}/me`;
    expect(await ask(page, me, { authorization })).toMatchObject({ status: 200, body: { role: 'reader' } });
    await emulator.sessions.endAll('books');
    expect(await ask(page, me, { authorization })).toMatchObject({ status: 401 });
  });
});

interface Sent {
  readonly method?: string;
  readonly body?: object;
  readonly authorization?: string;
}

/** Sends a request as an app's page does, from another origin than the API's. */
function ask(page: Page, url: string, sent: Sent): Promise<object> {
  return page.evaluate(
    async ([target, { method = 'GET', body, authorization }]) => {
      const response = await fetch(target, {
        method,
        credentials: 'include',
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(authorization === undefined ? {} : { authorization }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const { status, headers } = response;
      return { status, version: headers.get('x-books-version'), body: await response.json() };
    },
    [url, sent] as const,
  );
}
