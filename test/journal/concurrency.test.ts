import { expect, it } from '@jest/globals';
import { recorded } from './entries.ts';

it('records a hundred parallel requests with their own responses', async () => {
  const logins = Array.from({ length: 100 }, (_, index) => `nobody-${index}@example.com`);
  const entries = await recorded(async ({ send }) => {
    await Promise.all(
      logins.map((login, index) => {
        const headers = { 'x-emulator-namespace': `w${index % 4}` };
        return send('/apiv2/login', { login, passwd: 'Wrong-1' }, { headers });
      }),
    );
  });
  const bodies = entries.map(({ request }) => JSON.stringify(request?.body));
  expect(bodies.toSorted()).toEqual(
    logins.map((login) => JSON.stringify({ login, passwd: '‹redacted›' })).toSorted(),
  );
  expect(new Set(entries.map(({ id }) => id)).size).toBe(100);
  for (const { id, account, request, response } of entries) {
    expect(request?.body).toMatchObject({ login: account });
    expect(response?.headers['x-emulator-request']).toBe(id);
  }
});
