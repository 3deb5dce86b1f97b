import { expect, it } from '@jest/globals';
import { createEmulator } from '../../src/index.ts';

/** More than the default limit of namespaces. */
const many = 1005;

const foreign: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['a DNS rebinding host', 'http://evil.example', { 'sec-fetch-site': 'same-origin' }],
  ['only a foreign Referer', 'http://localhost:4010', { referer: 'http://evil.example/page' }],
];

it.each(foreign)(
  'creates no namespaces for a page that requests 1005 by %s',
  async (_what, origin, headers) => {
    const emulator = await createEmulator({ providers: ['misaka'], seed: 'test' });
    const statuses = new Set<number>();
    try {
      for (let count = 0; count < many; count += 1) {
        const { status } = await emulator.fetch(`${origin}/@page-${count}/v3/session/login`, { headers });
        statuses.add(status);
      }
      expect([...statuses]).toEqual([403]);
      expect(await names()).toEqual(['default']);
      const answer = await emulator.fetch('http://localhost:4010/@honest/v3/session/login', signIn);
      expect(answer.status).toBe(200);
      expect(await names()).toEqual(['default', 'honest']);
    } finally {
      await emulator.close();
    }

    async function names(): Promise<readonly string[]> {
      const { namespaces } = (await (
        await emulator.fetch('http://localhost:4010/__admin/namespaces')
      ).json()) as { readonly namespaces: readonly { readonly name: string }[] };
      return namespaces.map(({ name }) => name).sort();
    }
  },
);

const signIn = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'plain@example.com', password: 'Password-1' }),
};
