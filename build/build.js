/** `npm run build`: what is installed, in `dist/`. With `--no-types`, without the declarations, which take longest. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundleCommand, bundleOwn, bundleSuites, shared } from './bundle.js';
import { docsPageSources, writeDocsPage } from './docs-page.js';
import { expectInstead, insteadOfTheirs } from './instead.js';
import { libraries, librariesApart } from './libraries.js';
import { writeNotices } from './notices.js';
import { suites } from './suites.js';
import { writeTypes } from './types.js';

const errors = ['EmulatorError', 'FileError', 'OptionError'];

rmSync('dist', { recursive: true, force: true });
const command = await bundleCommand({ cli: 'src/cli/bin.ts' });
const own = await bundleOwn({
  'login-emulator': 'src/cli/main.ts',
  index: 'src/index.ts',
});
const ofRunners = await bundleSuites();
const theirs = await Promise.all(
  Object.entries(libraries).map(([name, path]) =>
    build({
      ...shared,
      entryPoints: { [`libraries/${name}`]: path },
      plugins: [librariesApart(''), insteadOfTheirs],
      minify: true,
      legalComments: 'none',
    }),
  ),
);
expectInstead(theirs);
chmodSync('dist/cli.cjs', 0o755);
writeFileSync(
  'dist/index.mjs',
  forImport(['certificateFor', 'connect', 'createApp', 'createEmulator', ...errors], 'index'),
);
writeFileSync('dist/jest.mjs', forImport(['useEmulator'], 'jest'));
writeFileSync('dist/playwright.mjs', forImport(['expect', 'test'], 'playwright'));
writeDocsPage('dist/docs-page');
writeNotices([command, own, ...ofRunners, ...theirs], docsPageSources, 'dist/THIRD-PARTY-NOTICES.txt');

if (!process.argv.includes('--no-types')) {
  writeTypes('src/index.ts', ['dist/index.d.cts', 'dist/index.d.mts']);
  for (const [name, entry] of Object.entries(suites.cjs)) {
    writeTypes(entry, [`dist/${name}.d.cts`, `dist/${name}.d.mts`]);
  }
  for (const [name, entry] of Object.entries(suites.esm)) writeTypes(entry, [`dist/${name}.d.mts`]);
}

/** The same names for `import`. */
function forImport(names, file) {
  return `export { ${names.join(', ')} } from './${file}.cjs';\n`;
}
