/**
 * `npm run build`: creates the package's files in `dist/`. `--no-types` omits the declarations, which take longest. A
 * `dist/` with the same content isn't touched, because other processes may be reading it.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCommand, bundleLibraries, bundleOwn, bundlePages, bundleSuites } from './bundle.js';
import { writeConsole } from './console.js';
import { docsPageSources, writeDocsPage } from './docs-page.js';
import { writeNotices } from './notices.js';
import { pages, suites, typedPages } from './suites.js';
import { writeTypes } from './types.js';

const errors = ['EmulatorError', 'FileError', 'OptionError'];

const isWhole = !process.argv.includes('--no-types');
const temporary = mkdtempSync(join(tmpdir(), 'login-emulator-build-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
// inside the temporary folder, which only this user can read
const made = join(temporary, 'dist');
const command = await bundleCommand({ cli: 'src/cli/bin.ts' }, made);
const own = await bundleOwn(
  {
    'login-emulator': 'src/cli/main.ts',
    index: 'src/index.ts',
    provider: 'src/provider.ts',
  },
  { outdir: made },
);
const ofRunners = await bundleSuites(made);
const ofPages = await bundlePages(made);
const theirs = await bundleLibraries(made);
chmodSync(join(made, 'cli.cjs'), 0o755);
writeFileSync(
  join(made, 'index.mjs'),
  forImport(['certificateFor', 'connect', 'createApp', 'createEmulator', ...errors], 'index'),
);
writeFileSync(
  join(made, 'provider.mjs'),
  forImport(
    ['defineProvider', 'exchangeProblemText', 'FileError', 'OptionError', 'runExchanges', 'targetOf'],
    'provider',
  ),
);
writeFileSync(join(made, 'cypress.mjs'), forImport(['withEmulator'], 'cypress'));
writeFileSync(join(made, 'jest.mjs'), forImport(['useEmulator'], 'jest'));
writeFileSync(join(made, 'playwright.mjs'), forImport(['expect', 'test'], 'playwright'));
writeDocsPage(join(made, 'docs-page'));
const consoleSources = await writeConsole(join(made, 'console'));
writeNotices(
  [command, own, ...ofRunners, ofPages, ...theirs],
  [...docsPageSources, ...consoleSources],
  join(made, 'THIRD-PARTY-NOTICES.txt'),
);

if (isWhole) {
  const ofBoth = { index: 'src/index.ts', provider: 'src/provider.ts', ...suites.cjs };
  const ofImport = {
    ...suites.esm,
    ...Object.fromEntries(typedPages.map((name) => [name, pages[name]])),
  };
  writeTypes({
    ...Object.fromEntries(
      Object.entries(ofBoth).map(([name, entry]) => [entry, join(made, `${name}.d.cts`)]),
    ),
    ...Object.fromEntries(
      Object.entries(ofImport).map(([name, entry]) => [entry, join(made, `${name}.d.mts`)]),
    ),
  });
  // the types of `import` are those of `require`, as the objects are
  for (const name of Object.keys(ofBoth))
    writeFileSync(join(made, `${name}.d.mts`), `export * from './${name}.cjs';\n`);
}

if (!hasAll('dist', made) || (isWhole && !hasAll(made, 'dist'))) {
  rmSync('dist', { recursive: true, force: true });
  cpSync(made, 'dist', { recursive: true });
}

/** Tells whether a folder contains every file of another, byte for byte. */
function hasAll(folder, other) {
  return readdirSync(other, { recursive: true })
    .filter((name) => statSync(join(other, name)).isFile())
    .every(
      (name) =>
        existsSync(join(folder, name)) &&
        readFileSync(join(folder, name)).equals(readFileSync(join(other, name))),
    );
}

/** Returns an ES module that re-exports these names. */
function forImport(names, file) {
  return `export { ${names.join(', ')} } from './${file}.cjs';\n`;
}
