import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { checksSmall } from './checks.js';
import { librariesApart } from './libraries.js';
import { entryApart, runners, suites } from './suites.js';

/** CommonJS throughout, `import()` too: Node starts it sooner, and jest takes it without a transform. */
export const shared = {
  outdir: 'dist',
  bundle: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname' },
  logLevel: 'warning',
  metafile: true,
};

/** Bundles the emulator itself, its libraries left out; `plugins` may put other files in the place of its own. */
export async function bundleOwn(entryPoints, { outdir = 'dist', plugins = [] } = {}) {
  const built = await build({
    ...shared,
    entryPoints,
    outdir,
    plugins: [...plugins, librariesApart('libraries/'), checksSmall],
  });
  for (const file of Object.keys(built.metafile.outputs)) writeAscii(file);
  return built;
}

/** Escapes what esbuild leaves as it is, in patterns: a text of ASCII alone is read in half the time, and takes half the memory. */
function writeAscii(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/[^\0-\x7f]/g, escaped));
}

/** Bundles what test runners and dev servers load. */
export function bundleSuites() {
  const bundles = Object.entries(suites).map(([format, entryPoints]) =>
    build({
      ...shared,
      entryPoints,
      format,
      outExtension: { '.js': format === 'esm' ? '.mjs' : '.cjs' },
      external: runners,
      plugins: [entryApart(format)],
    }),
  );
  return Promise.all(bundles);
}
