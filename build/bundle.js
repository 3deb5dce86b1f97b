import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { checksSmall } from './checks.js';
import { expectInstead, insteadOfTheirs } from './instead.js';
import { libraries, librariesApart } from './libraries.js';
import { oneCopy } from './one-copy.js';
import { exitOnOldNode, throwOnOldNode } from './old-node.js';
import { globalsOfNode } from './globals-of-node.js';
import { entryApart, forPages, pages, runners, suites } from './suites.js';

/** esbuild's options for all bundles. They are CommonJS, even `import()`: Node starts it faster, and jest needs no transform. */
const shared = {
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

/** Bundles the emulator without its libraries; `plugins` may replace some of its files. */
export async function bundleOwn(entryPoints, { outdir, plugins = [] }) {
  const built = await build({
    ...shared,
    entryPoints,
    outdir,
    banner: { js: throwOnOldNode },
    // names stay, so that stack traces are readable
    ...{ minifyWhitespace: true, minifySyntax: true },
    plugins: [...plugins, librariesApart('libraries/'), checksSmall],
  });
  for (const file of Object.keys(built.metafile.outputs)) writeAscii(file);
  return built;
}

/** Bundles the command, in a syntax that old Node versions can parse, so that it can report that Node is too old. */
export async function bundleCommand(entryPoints, outdir) {
  return build({
    ...shared,
    entryPoints,
    outdir,
    target: 'es2015',
    banner: { js: exitOnOldNode },
  });
}

/** Bundles each library into a separate file. */
export async function bundleLibraries(outdir) {
  const built = await Promise.all(
    Object.entries(libraries).map(([name, path]) =>
      build({
        ...shared,
        outdir,
        entryPoints: { [`libraries/${name}`]: path },
        plugins: [librariesApart(''), insteadOfTheirs, oneCopy],
        minify: true,
        legalComments: 'none',
        // modules of the user may be ES modules, which older Nodes can't require
        supported: name === 'import-module' ? {} : shared.supported,
      }),
    ),
  );
  expectInstead(built);
  for (const { metafile } of built) for (const file of Object.keys(metafile.outputs)) writeAscii(file);
  return built;
}

/** Escapes characters in regular expressions, as esbuild doesn't: Node loads ASCII files in half the time and memory. */
function writeAscii(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/[^\0-\x7f]/g, escaped));
}

/** Bundles the entries for test runners and dev servers. */
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

/** Bundles the entries for web pages. */
export function bundlePages(outdir) {
  return build({
    bundle: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
    metafile: true,
    entryPoints: pages,
    outdir,
    external: runners,
    plugins: [forPages],
  });
}
