import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { checksSmall } from './checks.js';
import { librariesApart } from './libraries.js';
import { exitOnOldNode, throwOnOldNode } from './old-node.js';
import { globalsOfNode } from './globals-of-node.js';
import { entryApart, runners, suites } from './suites.js';

/** CommonJS throughout, `import()` too: Node starts it sooner, and jest takes it without a transform. */
export const shared = {
  bundle: true,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.dirname': '__dirname', ...globalsOfNode.define },
  inject: [globalsOfNode.file],
  logLevel: 'warning',
  metafile: true,
};

/** Bundles the emulator itself, its libraries left out; `plugins` may put other files in the place of its own. */
export async function bundleOwn(entryPoints, { outdir, plugins = [] }) {
  const built = await build({
    ...shared,
    entryPoints,
    outdir,
    banner: { js: throwOnOldNode },
    plugins: [...plugins, librariesApart('libraries/'), checksSmall],
  });
  for (const file of Object.keys(built.metafile.outputs)) writeAscii(file);
  return built;
}

/** Bundles the command that runs all of this: in words that an old Node reads, so that it can say that it is too old. */
export async function bundleCommand(entryPoints, outdir) {
  return build({
    ...shared,
    entryPoints,
    outdir,
    target: 'es2015',
    banner: { js: exitOnOldNode },
  });
}

/** Escapes what esbuild leaves as it is, in patterns: a text of ASCII alone is read in half the time, and takes half the memory. */
function writeAscii(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/[^\0-\x7f]/g, escaped));
}

/** Bundles what test runners and dev servers load. */
export function bundleSuites(outdir) {
  const bundles = Object.entries(suites).map(([format, entryPoints]) =>
    build({
      ...shared,
      entryPoints,
      outdir,
      format,
      outExtension: { '.js': format === 'esm' ? '.mjs' : '.cjs' },
      external: runners,
      banner: format === 'esm' ? {} : { js: throwOnOldNode },
      plugins: [entryApart(format)],
    }),
  );
  return Promise.all(bundles);
}
