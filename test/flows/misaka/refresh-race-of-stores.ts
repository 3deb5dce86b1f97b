import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldIn } from './levels.ts';
import { testAppOver } from '../../support/app.ts';
import { serve, type TestServer } from '../../support/server.ts';
import type { StoreKind, StoreKinds } from '../../support/stores.ts';

async function post({ url }: TestServer, path: string, body: object) {
  const response = await fetch(`${url}/v3${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const decoded: unknown = await response.json();
  return { status: response.status, body: decoded };
}

/** Tests that a refresh token is used only once in each kind of store. */
export function itLetsOneRefreshWin(kinds: StoreKinds): void {
  describe.each(kinds)('%s', (_name, open) => {
    let kind: StoreKind;

    beforeAll(async () => {
      kind = await open();
    });
    afterAll(() => kind.close());

    it('accepts exactly one of twenty parallel refreshes in two emulators with one store', async () => {
      const store = await kind.create();
      const servers = await Promise.all(
        [store, await kind.again(store)].map((one) => serve(testAppOver(one).app)),
      );
      const [first, second] = servers as [TestServer, TestServer];
      try {
        const signIn = { email: 'plain@example.com', password: 'Password-1' };
        const { body } = await post(first, '/session/login', signIn);
        const { refresh } = heldIn({ outcome: '', status: 200, headers: {}, body });
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            post(index % 2 === 0 ? first : second, '/session/refresh', { refresh }),
          ),
        );
        const [winner, ...others] = answers.toSorted((one, other) => one.status - other.status);
        expect(winner).toMatchObject({ status: 200, body: { user: { email: 'plain@example.com' } } });
        expect(others).toEqual(
          Array.from({ length: 19 }, () => ({ status: 401, body: { detail: 'Token is blacklisted' } })),
        );
        const next = heldIn({ outcome: '', status: 200, headers: {}, body: winner?.body });
        expect((await post(second, '/session/refresh', { refresh: next.refresh })).status).toBe(200);
      } finally {
        await Promise.all(servers.map(({ close }) => close()));
      }
    });
  });
}
