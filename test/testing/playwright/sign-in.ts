import type { Page } from '@playwright/test';

/** What a page is told of a login. */
export interface Told {
  readonly status: number;
  readonly outcome: string | null;
}

/** Has a page sign in by its own `fetch`, as a page of an app does. */
export function signIn(page: Page, url: string, user = 'plain', password = 'Password-1'): Promise<Told> {
  return page.evaluate(
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
}

/** Where the emulator is, without a namespace. */
export const emulatorUrl = process.env['LOGIN_EMULATOR_URL'] ?? '';
