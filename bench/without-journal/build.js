/** `node bench/without-journal/build.js <folder>`: builds the emulator's command without its journal. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOwn } from '../../build/bundle.js';

const [folder] = process.argv.slice(2);
const here = import.meta.dirname;

/** The plugin that replaces the journal's files by those of this folder. */
const withoutJournal = {
  name: 'without-journal',
  setup(setup) {
    setup.onResolve({ filter: /\/journal\/(capture|journal)\.ts$/ }, ({ path, kind, importer }) =>
      kind === 'entry-point' || importer.startsWith(here)
        ? undefined
        : { path: join(here, path.slice(path.lastIndexOf('/') + 1)) },
    );
    setup.onResolve({ filter: /^\.\/(capture|journal)\.ts$/ }, ({ path, resolveDir }) =>
      resolveDir.endsWith('src/journal') ? { path: join(here, path) } : undefined,
    );
  },
};

await bundleOwn(
  { cli: 'src/cli/bin.ts', 'login-emulator': 'src/cli/main.ts' },
  { outdir: folder, plugins: [withoutJournal] },
);
cpSync('dist/libraries', join(folder, 'libraries'), { recursive: true });
