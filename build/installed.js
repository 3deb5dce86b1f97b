/** Ends a script with one line if the development packages are not installed. */
import { existsSync } from 'node:fs';

if (!existsSync('node_modules/esbuild')) {
  console.error('the development packages are not installed: run npm ci first');
  process.exit(1);
}
