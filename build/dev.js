/**
 * `npm run dev -- [options]`: builds the emulator and serves it; `tsx watch` runs this again after each edit of the source.
 * After an edit of the console, only its page is built again, and the emulator keeps its state.
 */
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { digestOfSources, writeConsole } from './console.js';

execFileSync(process.execPath, ['build/build.js', '--no-types'], { stdio: 'inherit' });
createRequire(import.meta.url)('../dist/cli.cjs');
void rebuildConsole('dist/console');

/** Builds the page whenever its sources differ. Node 20 doesn't watch a file again that an editor replaces, so this polls. */
async function rebuildConsole(folder) {
  for (let built = digestOfSources(); ; await wait(500, undefined, { ref: false })) {
    const digest = digestOfSources();
    if (digest === built) continue;
    built = digest;
    rmSync(`${folder}.new`, { recursive: true, force: true });
    await writeConsole(`${folder}.new`).then(
      () => {
        rmSync(folder, { recursive: true, force: true });
        renameSync(`${folder}.new`, folder);
      },
      (error) => console.error(String(error)),
    );
  }
}
