import assert from 'node:assert/strict';
import type { Check } from './checks.ts';
import { serve, succeed } from './commands.ts';
import { signInOnce } from './logins.ts';

/** Runs the tarball with npx in an empty folder, without installing it. */
export async function checkNpx(check: Check, tarball: string, folder: string): Promise<void> {
  const words = ['npm', 'exec', '--yes', '--package', tarball, '--', 'login-emulator'];
  const npx = { words, cwd: folder, variables: { XDG_CACHE_HOME: folder } };

  await check('npx --version', async () => {
    assert.match(await succeed(npx, ['--version']), /^\d+\.\d+\.\d+$/m);
  });
  await check('npx starts the emulator, and Ctrl-C stops it', async () => {
    const urls: string[] = [];
    // npm has its own exit code for Ctrl-C
    await serve(npx, async (url) => {
      urls.push(url);
      await signInOnce(url);
    });
    assert.equal(urls.length, 1);
    for (const url of urls) await assert.rejects(fetch(url), { message: 'fetch failed' });
  });
}
