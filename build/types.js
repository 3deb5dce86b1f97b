import { execFileSync } from 'node:child_process';

/** Writes the declarations of an entry as one file. */
export function writeTypes(entry, file) {
  const args = ['--silent', '--no-banner', '--export-referenced-types=false', '-o', file, entry];
  execFileSync('node_modules/.bin/dts-bundle-generator', args, { stdio: 'inherit' });
}
