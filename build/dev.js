/** `npm run dev -- [options]`: builds the emulator and serves it; `tsx watch` runs this again after each edit of the source. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

execFileSync(process.execPath, ['build/build.js', '--no-types'], { stdio: 'inherit' });
createRequire(import.meta.url)('../dist/cli.cjs');
