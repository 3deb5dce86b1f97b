import type { Page } from '@playwright/test';

/** The result of a login, as the page sees it. */
export interface Told {
  readonly status: number;
  readonly outcome: string | null;
}

/** Signs in with the page's own `fetch`, as an app's page does. A rejection names the browser's reason, too. */
export async function signIn(
  page: Page,
  url: string,
  user = 'plain',
  password = 'Password-1',
): Promise<Told> {
  const reasons: string[] = [];
  page.on('requestfailed', (request) => reasons.push(request.failure()?.errorText ?? ''));
  page.on('console', (message) => reasons.push(message.text()));
  const told = page.evaluate(
    async ([where, ...fields]) => {
      const [name = '', secret = ''] = fields;
      const body = new URLSearchParams({ user: name, password: secret });
      const { status, headers } = await fetch(`${String(where)}/api/v1/login`, {
        method: 'POST',
        credentials: 'include',
        body,
      });
      return { status, outcome: headers.get('x-emulator-outcome') };
    },
    [url, user, password],
  );
  return told.catch((error: unknown) => {
    throw new Error(`${String(error)} (${reasons.join('; ')})`);
  });
}

/** The emulator's URL, without a namespace. */
export const emulatorUrl = process.env['LOGIN_EMULATOR_URL'] ?? '';
