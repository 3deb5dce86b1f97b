/**
 * npm's `prepare` script: builds the package when npm installs it from the address of a repository. npm itself then neither
 * builds nor packs `dist`. In a checkout, `npm ci`, `npm install` and `npx` build nothing, and `npm pack` has its own script.
 */
import { spawnSync } from 'node:child_process';

const { npm_package_resolved: packed, npm_command: command } = process.env;
if (packed !== undefined && !['pack', 'publish', 'exec'].includes(command)) {
  process.exitCode = spawnSync(process.execPath, ['build/build.js'], { stdio: 'inherit' }).status ?? 1;
}
