import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BareRoot } from './bare-root.ts';
import type { Check } from './checks.ts';
import { jsonOf, serving, statusesOf } from './providers.ts';

/** Serves providers of the user from the executable: one without code, and one whose module imports the package. */
export async function checkOwnProviders(check: Check, bare: BareRoot): Promise<void> {
  cpSync(resolve('test/package/consumer/acme'), join(bare.hostData, 'acme'), { recursive: true });
  const inside = (file: string) => `acme=${join(bare.data, 'acme', file)}`;

  await check('serves a contract with marks alone', () =>
    serving(bare.program(), inside('acme.yaml'), async (url) => {
      assert.deepEqual(await statusesOf(url), [200, 401, 200]);
    }),
  );
  await check('serves an operation in code, from a module that imports the installed package', async () => {
    if (!existsSync('dist/provider.mjs'))
      throw new Error('dist/ has no provider.mjs; run npm run build before');
    const installed = join(bare.hostData, 'acme/node_modules/login-emulator');
    for (const name of ['package.json', 'dist'])
      cpSync(resolve(name), join(installed, name), { recursive: true });
    await serving(bare.program(), inside('acme.provider.mjs'), async (url) => {
      assert.deepEqual(await statusesOf(url), [200, 401, 404]);
      const login = 'plain@example.com';
      assert.deepEqual(await jsonOf(`${url}/api/badge/${login}`), { login, code: 'yes' });
    });
  });
}
