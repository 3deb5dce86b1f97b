/** `npm run build`: what is installed, in `dist/`. With `--no-types`, without the declarations, which take longest. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundleOwn, shared } from './bundle.js';
import { docsPageSources, writeDocsPage } from './docs-page.js';
import { libraries, librariesApart } from './libraries.js';
import { writeNotices } from './notices.js';
import { writeTypes } from './types.js';

rmSync('dist', { recursive: true, force: true });
const own = await bundleOwn({
  cli: 'src/cli/bin.ts',
  'login-emulator': 'src/cli/main.ts',
  index: 'src/index.ts',
});
const theirs = await Promise.all(
  Object.entries(libraries).map(([name, path]) =>
    build({
      ...shared,
      entryPoints: { [`libraries/${name}`]: path },
      plugins: [librariesApart('')],
      minify: true,
      legalComments: 'none',
    }),
  ),
);
chmodSync('dist/cli.cjs', 0o755);
writeFileSync('dist/index.mjs', "export { createApp, FileError, OptionError } from './index.cjs';\n");
writeDocsPage('dist/docs-page');
writeNotices([own, ...theirs], docsPageSources, 'dist/THIRD-PARTY-NOTICES.txt');
if (!process.argv.includes('--no-types')) {
  writeTypes('src/index.ts', ['dist/index.d.cts', 'dist/index.d.mts']);
}
